import Foundation
import Kernel
import Synchronization
import TestStore
import Testing

@testable import Store

/// Checked in every write of every test, since what is built for tests asserts.
@Suite("Projects stand apart")
struct ProjectWriteTests {
    @Test("A write that touches two projects stops the program")
    func two() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let cellar = try Cellar()
            defer { withExtendedLifetime(cellar) {} }
            try await cellar.store.write { tx in
                Counters.add(tx, project: 1, "phase:open", 1)
                Counters.add(tx, project: 2, "phase:open", -1)
            }
        }
        let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(said.contains("one write touched the projects"), "\(said)")
    }

    @Test("One that touches one, and the house itself, does not")
    func one() async throws {
        let cellar = try Cellar()
        defer { withExtendedLifetime(cellar) {} }
        try await cellar.store.write { tx in
            Counters.add(tx, project: 1, "phase:open", 1)
            Counters.add(tx, project: 0, "number:2603", 1)
        }
    }
}

@Suite("Writing")
struct WritingTests {
    @Test("the writer syncs fully, in WAL, with foreign keys on", .disabled(if: TestStore.isPostgres, "SQLite only"))
    func pragmas() async throws {
        let cellar = try Cellar()
        #expect(try cellar.store.synchronous() == 2)
        let mode = try await cellar.store.read { try $0.value(String.self, "PRAGMA journal_mode") }
        #expect(mode == "wal")
        let keys = try await cellar.store.write { try $0.value(Int.self, "PRAGMA foreign_keys") }
        #expect(keys == 1)
    }

    @Test("an answer means that it is on disk: another opening of the file finds it at once")
    func durable() async throws {
        let cellar = try Cellar()
        let other = try cellar.again()
        defer { other.close() }
        for count in 0..<20 {
            try await cellar.put("jar \(count)")
            #expect(try await Cellar.labels(other).count == count + 1)
        }
    }

    @Test("inside a write nothing is seen outside; after a refusal nothing of it is left")
    func atomic() async throws {
        let cellar = try Cellar()
        await #expect(throws: Spilt.onPurpose) {
            try await cellar.store.write { tx in
                try tx.run("INSERT INTO jar (id, label) VALUES (1, 'half')")
                try Audit.append(tx, actor: 1, act: "put", subject: "half")
                throw Spilt.onPurpose
            }
        }
        #expect(try await cellar.labels() == [])
        #expect(try await cellar.store.read { try $0.value(Int.self, "SELECT count(*) FROM audit") } == 0)
    }

    /// Holds the writing thread until `count` writes wait behind it, so that they come into one commit.
    private func together(_ cellar: Cellar, _ count: Int, _ body: @Sendable @escaping (Int, Tx) throws -> Void) async
        -> [Int: String]
    {
        let gate = DispatchSemaphore(value: 0)
        let hasWaited = Mutex(false)
        let store = cellar.store
        async let first: Void = store.write { _ in
            // It may come into one commit with them, and run again when one of them is refused.
            if hasWaited.withLock({ was in defer { was = true }; return !was }) { gate.wait() }
        }
        let outcomes = await withTaskGroup(of: (Int, String).self) { group in
            for number in 0..<count {
                group.addTask {
                    do { try await store.write { tx in try body(number, tx) } } catch { return (number, "\(error)") }
                    return (number, "done")
                }
            }
            try? await Task.sleep(for: .milliseconds(200))
            gate.signal()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        try? await first
        return outcomes
    }

    @Test("a refused write takes nothing back from its neighbours in the same commit")
    func neighbours() async throws {
        let cellar = try Cellar()
        let outcomes = await together(cellar, 30) { number, tx in
            let label = number % 3 == 1 ? "same" : "jar \(number)"
            try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", Int64(number), label)
            try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", Int64(number + 1000), label + " lid")
            if number % 3 == 2 { throw Spilt.onPurpose }
        }
        let done = outcomes.filter { $0.value == "done" }.map(\.key).sorted()
        // Of those who wanted one label the first has it; a constraint refuses the others, a refusal the third kind.
        #expect(done.filter { $0 % 3 == 0 } == Array(stride(from: 0, to: 30, by: 3)))
        #expect(done.filter { $0 % 3 == 1 }.count == 1 && done.filter { $0 % 3 == 2 }.isEmpty)
        #expect(outcomes.values.filter { $0.lowercased().contains("unique") }.count == 9)
        #expect(outcomes.values.filter { $0 == "onPurpose" }.count == 10)
        let labels = try await cellar.labels()
        #expect(labels.count == 22 && labels.filter { $0.hasSuffix("lid") }.count == 11)
    }

    @Test("five hundred at once: all are there, and each sees those before it")
    func manyWriters() async throws {
        let cellar = try Cellar()
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<500 {
                group.addTask {
                    try await cellar.store.write { tx in
                        try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", Int64(number), "jar \(number)")
                        return try tx.value(Int.self, "SELECT count(*) FROM jar") ?? 0
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(counts.sorted() == Array(1...500))
        #expect(try await cellar.labels().count == 500)
    }

    @Test("writes of one caller are done in the order of their coming")
    func order() async throws {
        let cellar = try Cellar()
        for number in 0..<50 { try await cellar.put("jar \(number)") }
        #expect(try await cellar.labels() == (0..<50).map { "jar \($0)" })
    }

    @Test("a reader sees one state, however much is written meanwhile")
    func snapshot() async throws {
        let cellar = try Cellar()
        try await cellar.put("first")
        async let writing: Void = { for number in 0..<100 { try await cellar.put("jar \(number)") } }()
        for _ in 0..<20 {
            let (a, b) = try await cellar.store.read { db in
                let a = try db.value(Int.self, "SELECT count(*) FROM jar") ?? 0
                Thread.sleep(forTimeInterval: 0.002)
                return (a, try db.value(Int.self, "SELECT count(*) FROM jar") ?? 0)
            }
            #expect(a == b)
        }
        try await writing
    }

    @Test("a closed store takes no write, and those that wait are still done")
    func closing() async throws {
        let cellar = try Cellar()
        let outcomes = await together(cellar, 5) { number, tx in
            try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", Int64(number), "jar \(number)")
            if number == 0 { cellar.store.close() }
        }
        #expect(outcomes.values.allSatisfy { $0 == "done" })
        await #expect(throws: StoreFailure.self) { try await cellar.put("late") }
        #expect(try await cellar.labels().count == 5)
    }

    @Test("a reader cannot write, and a wrong statement is a failure of the machine")
    func readersOnlyRead() async throws {
        let cellar = try Cellar()
        await #expect(throws: (any Error).self) {
            try await cellar.store.read {
                try $0.rows("INSERT INTO jar VALUES (1, 'x') RETURNING id") { try $0.next(Int.self) }
            }
        }
        await #expect(throws: StoreFailure.self) {
            _ = try await cellar.store.write { try $0.run("INSERT INTO jug VALUES (1)") }
        }
        #expect(try await cellar.labels() == [])
    }

    @Test("what a column holds and what is asked of it must fit")
    func columns() async throws {
        let cellar = try Cellar()
        try await cellar.put("7")
        await #expect(throws: StoreFailure.self) {
            try await cellar.store.read { try $0.value(Int.self, "SELECT label FROM jar") }
        }
        #expect(try await cellar.store.read { try $0.value(Int.self, "SELECT NULL") } == nil)
        await #expect(throws: StoreFailure.self) {
            try await cellar.store.read { try $0.rows("SELECT NULL") { try $0.next(Int.self) } }
        }
        let text = try await cellar.store.write { try $0.value(String.self, "SELECT ?1", "楼\0上\u{1F600}") }
        #expect(text == "楼上\u{1F600}")
        let large = try await cellar.store.write { try $0.value(Int64.self, "SELECT CAST(?1 AS BIGINT)", Int64.min) }
        #expect(large == .min)
    }
}
