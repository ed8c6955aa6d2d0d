import Foundation
import Kernel
import Logging
import Testing

@testable import Store

@Suite("Jobs and faults")
struct JobTests {
    private static var quiet: Logger {
        var logger = Logger(label: "jobs")
        logger.logLevel = .critical
        return logger
    }

    private func jobs(_ store: Store, failing: Bool = false) -> Jobs {
        Jobs(store, logger: Self.quiet, works: [
            "fill": { tx, job in
                try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), job.key)
                Counters.add(tx, project: 0, "filled", 1)
                if failing { throw Spilt.onPurpose }
            }
        ])
    }

    private func counted(_ cellar: Cellar) async throws -> Int {
        try await cellar.store.read { try Counters.all($0, projects: [0], prefix: "filled")["filled"] ?? 0 }
    }

    @Test("Two copies that look at once do each job once; one planned twice is one")
    func once() async throws {
        let cellar = try Cellar()
        let other = try cellar.again()
        defer { other.close() }
        try await cellar.store.write { tx in
            for number in 1...50 {
                for _ in 0..<2 { try Jobs.plan(tx, "fill", key: "jar \(number)", at: Cellar.noon - .minutes(1)) }
            }
            try Jobs.plan(tx, "fill", key: "later", at: Cellar.noon + .minutes(1))
        }
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for store in [cellar.store, other, cellar.store, other] { group.addTask { try await jobs(store).work() } }
            return try await group.reduce(0, +)
        }
        #expect(done == 50)
        #expect(try await cellar.labels().count == 50)
        #expect(try await counted(cellar) == 50)
        cellar.hand.advance(.minutes(2))
        #expect(try await jobs(other).work() == 1)
    }

    @Test("Each is a transaction of its own: a look that may do one does one, the others wait for the next")
    func bites() async throws {
        let cellar = try Cellar()
        try await cellar.store.write { tx in
            for name in ["a", "b", "c"] { try Jobs.plan(tx, "fill", key: name, at: Cellar.noon) }
        }
        for left in [2, 1, 0] {
            #expect(try await jobs(cellar.store).work(most: 1) == 1)
            #expect(try await jobs(cellar.store).waiting().due == left)
        }
        try await cellar.store.write { tx in
            for name in ["d", "e"] { try Jobs.plan(tx, "fill", key: name, at: Cellar.noon) }
        }
        #expect(try await jobs(cellar.store, failing: true).work(most: 1) == 0, "one that failed counts as tried")
        #expect(try await jobs(cellar.store).waiting().due == 1)
        #expect(try await cellar.labels() == ["a", "b", "c"])
    }

    @Test("One that fails leaves nothing, says why, and is tried again later and later")
    func failing() async throws {
        let cellar = try Cellar()
        try await cellar.store.write { try Jobs.plan($0, "fill", key: "a", at: Cellar.noon) }
        #expect(try await jobs(cellar.store, failing: true).work() == 0)
        #expect(try await cellar.labels() == [])
        #expect(try await counted(cellar) == 0)
        #expect(try await jobs(cellar.store).work() == 0, "not before its pause is over")
        let state = try await jobs(cellar.store).waiting()
        #expect(state.due == 0 && state.failed == 1)
        cellar.hand.advance(.seconds(10))
        #expect(try await jobs(cellar.store).work() == 1)
        #expect(try await cellar.labels() == ["a"])
    }

    @Test("What no fault was told of is there, what was refused is not", arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let cellar = try Cellar()
        cellar.store.close()
        let isOn = Box<Bool>()
        isOn.set(false)
        let path = cellar.folder.appending(path: "faulty.db").path
        let store = try Store(
            at: path, clock: cellar.hand.clock, migrations: Cellar.migrations,
            faults: Faults { (try? isOn.result.get()) == true ? fault : nil })
        defer { store.close() }
        func put(_ label: String) async throws {
            try await store.write { tx in
                _ = try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), label)
            }
        }
        try await put("before")
        isOn.set(true)
        await #expect(throws: StoreFailure.self) { try await put("meanwhile") }
        isOn.set(false)
        try await put("after")
        let labels = try await Cellar.labels(store)
        #expect(labels == (fault == .answerLost ? ["before", "meanwhile", "after"] : ["before", "after"]))
    }
}
