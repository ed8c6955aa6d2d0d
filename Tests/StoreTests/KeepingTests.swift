import Foundation
import Kernel
import TestStore
import Testing

@testable import Store

@Suite("Counters, keys, audit trail, files, live notes")
struct KeepingTests {
    @Test("counters add up, by project and prefix, and sequences have no gap and no double")
    func counters() async throws {
        let cellar = try Cellar()
        for (project, name, change) in [
            (1, "phase:open", 2), (1, "phase:open", -1), (2, "phase:open", 5), (1, "phasex", 9), (1, "phase:楼", 3),
        ] {
            try await cellar.store.write { Counters.add($0, project: Int64(project), name, change) }
        }
        let sums = try await cellar.store.read { try Counters.all($0, projects: [1, 2, 3], prefix: "phase:") }
        #expect(sums == ["phase:open": 6, "phase:楼": 3])
        #expect(try await cellar.store.read { try Counters.all($0, projects: [], prefix: "") } == [:])
        let numbers = await withThrowingTaskGroup(of: Int.self) { group in
            for count in 0..<100 {
                group.addTask {
                    try await cellar.store.write { tx in
                        let next = try Counters.next(tx, project: 0, "number:2603")
                        if count % 4 == 0 { throw Spilt.onPurpose }
                        return next
                    }
                }
            }
            var numbers: [Int] = []
            while let result = await group.nextResult() {
                if case .success(let number) = result { numbers.append(number) }
            }
            return numbers
        }
        #expect(numbers.sorted() == Array(1...75), "a refused write gives its number back")
    }

    @Test("the same key answers the first answer, another body is refused, a refused write keeps no key")
    func once() async throws {
        let cellar = try Cellar()
        func put(_ label: String, _ key: String, _ digest: String, actor: Int64 = 1, fails: Bool = false) async throws
            -> [String]
        {
            try await cellar.store.write { tx in
                try tx.once(RequestKey(key: key, digest: digest), actor: actor) {
                    try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), label)
                    if fails { throw Spilt.onPurpose }
                    return [label]
                }
            }
        }
        await #expect(throws: Spilt.onPurpose) { try await put("a", "k", "1", fails: true) }
        #expect(try await put("a", "k", "1") == ["a"])
        #expect(try await put("changed", "k", "1") == ["a"], "the first answer, not the second's")
        await #expect(throws: RequestRefusal.keyUsedForAnotherRequest) { try await put("b", "k", "2") }
        #expect(try await put("c", "k", "2", actor: 2) == ["c"])
        #expect(try await cellar.labels() == ["a", "c"])
        let answers = try await withThrowingTaskGroup(of: [String].self) { group in
            for count in 0..<40 { group.addTask { try await put("racer \(count)", "race", "r") } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await cellar.labels().count == 3)
    }

    @Test("what leaves the process leaves once by key")
    func outbox() async throws {
        let cellar = try Cellar()
        try await cellar.store.write { try Outbox.put($0, topic: "case", key: "1/1", payload: "{}") }
        await #expect(throws: StoreFailure.self) {
            try await cellar.store.write { try Outbox.put($0, topic: "case", key: "1/1", payload: "{}") }
        }
    }

    private func trail(_ cellar: Cellar) async throws {
        try await cellar.store.write { tx in
            for count in 0..<10 {
                try Audit.append(tx, actor: 7, act: "case.close", subject: "2603-0000\(count)", detail: "v\(count)")
            }
        }
        try await cellar.store.write { try Audit.append($0, actor: 7, act: "a\0b", subject: "c|d", detail: "e\0") }
    }

    @Test("the trail is whole, and cannot be edited")
    func trailIsWhole() async throws {
        let cellar = try Cellar()
        #expect(try await cellar.store.read { try Audit.walk($0).firstBroken } == nil)
        try await trail(cellar)
        #expect(try await cellar.store.read { try Audit.walk($0).firstBroken } == nil)
        let sweeping = TestStore.isPostgres ? "TRUNCATE audit" : "REPLACE INTO audit SELECT * FROM audit"
        for change in ["UPDATE audit SET act = 'x' WHERE seq = 3", "DELETE FROM audit", sweeping] {
            await #expect(throws: StoreFailure.self, "\(change)") {
                _ = try await cellar.store.write { try $0.run(change) }
            }
        }
        #expect(try await cellar.store.read { try $0.value(Int.self, "SELECT count(*) FROM audit") } == 11)
    }

    @Test(
        "an entry that was changed, taken out, slipped in or put elsewhere is found",
        arguments: [
            ("UPDATE audit SET act = 'case.open' WHERE seq = 5", 5), ("UPDATE audit SET actor = 8 WHERE seq = 1", 1),
            ("UPDATE audit SET at = at + 1 WHERE seq = 10", 10), ("UPDATE audit SET detail = '' WHERE seq = 2", 2),
            ("DELETE FROM audit WHERE seq = 4", 5), ("DELETE FROM audit WHERE seq = 1", 2),
            ("UPDATE audit SET seq = 99 WHERE seq = 6", 7),
            ("UPDATE audit SET act = 'case.close|1', subject = '2603-00003' WHERE seq = 4", 4),
            ("INSERT INTO audit SELECT 12, at, actor, act, subject, detail, digest FROM audit WHERE seq = 11", 12),
        ] as [(String, Int64)])
    func tampering(_ change: String, _ found: Int64) async throws {
        let cellar = try Cellar()
        try await trail(cellar)
        try await cellar.store.write { tx in
            let table = tx.dialect == .sqlite ? "" : " ON audit"
            for trigger in ["edited", "deleted", "otherwise"] {
                try tx.run("DROP TRIGGER audit_is_never_\(trigger)\(table)")
            }
            try tx.run(change)
        }
        #expect(try await cellar.store.read { try Audit.walk($0).firstBroken } == found)
    }

    @Test("a file is kept by its content, once, and comes back; a name is never a path")
    func blobs() async throws {
        let cellar = try Cellar()
        let bytes = Data((0..<100_000).map { UInt8($0 % 256) })
        let digest = try cellar.store.blobs.put(bytes)
        #expect(digest.count == 64)
        #expect(try cellar.store.blobs.put(bytes) == digest)
        #expect(cellar.store.blobs.get(digest) == bytes)
        #expect(
            try cellar.store.blobs.put(Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for name in [
            "", "../cellar.db", String(repeating: "0", count: 64), digest.uppercased(),
            String(repeating: "/", count: 64),
        ] {
            #expect(cellar.store.blobs.get(name) == nil, "\(name)")
        }
        let folder = cellar.folder.appending(path: "blobs").appending(path: String(digest.prefix(2)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [digest], "no draft is left")
        let digests = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try cellar.store.blobs.put(Data("same".utf8)) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(digests.count == 1)
    }

    @Test("listeners hear what was committed, after the commit, and nothing of what was refused")
    func live() async throws {
        let cellar = try Cellar()
        let store = cellar.store
        var notes = store.live.listen().makeAsyncIterator()
        func tell(_ subject: String, fails: Bool = false) async throws {
            try await store.write { tx in
                try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), subject)
                tx.tell(LiveNote(topic: "case", project: 1, subject: subject, version: 1))
                if fails { throw Spilt.onPurpose }
            }
        }
        try? await tell("refused", fails: true)
        for subject in ["one", "two"] {
            try await tell(subject)
            #expect(await notes.next()?.subject == subject)
            #expect(try await Cellar.labels(store).contains(subject), "it is there when it is heard of")
        }
        store.live.close()
        #expect(await notes.next() == nil)
    }

    @Test("a listener that comes after the closing hears the end at once")
    func lateListener() async throws {
        let cellar = try Cellar()
        cellar.store.live.close()
        var notes = cellar.store.live.listen().makeAsyncIterator()
        #expect(await notes.next() == nil)
    }
}
