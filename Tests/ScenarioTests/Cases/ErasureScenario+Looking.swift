import Foundation
import Kernel
import Testing
import Web

@testable import Store

extension ErasureScenario {
    /// Where a text stands: in which column of which table, in what is looked through, in which file.
    static func found(_ trace: String, _ scene: Scene) async throws -> [String] {
        let store = scene.house.store
        let rows = try await store.read { db in
            try Catalog(db).tables.flatMap { table in
                try table.columns.filter { $0.kind == .text }.flatMap { column in
                    try db.rows(
                        "SELECT \"\(column.name)\" FROM \"\(table.name)\" WHERE \"\(column.name)\" LIKE ?1",
                        "%\(trace)%"
                    ) { "\(table.name).\(column.name): \(try $0.next(String.self).prefix(200))" }
                }
            } + db.rows(
                "SELECT CAST(tokens AS VARCHAR) FROM search WHERE CAST(tokens AS VARCHAR) LIKE ?1", "%\(trace)%"
            ) { "search: \(try $0.next(String.self).prefix(200))" }
        }
        let files = try store.blobs.all().filter { digest in
            store.blobs.get(digest).map { $0.range(of: Data(trace.utf8)) != nil } ?? false
        }
        return rows + files
    }

    /// What must be the same afterwards: who did what when, what was promised and kept, how much.
    static func bones(_ scene: Scene) async throws -> [String] {
        let questions = [
            "SELECT id || ' ' || case_id || ' ' || at || ' ' || actor || ' ' || act || ' ' || audience FROM timeline",
            "SELECT id || ' ' || kind || ' ' || state || ' ' || due_at || ' ' || coalesce(settled_at, 0) FROM promise",
            "SELECT number || ' ' || kind || ' ' || phase || ' ' || version || ' ' || coalesce(person, 0) FROM cases",
            "SELECT id || ' ' || state || ' ' || steps FROM task",
            "SELECT id || ' ' || state || ' ' || began_at FROM phone_call",
            "SELECT person || ' ' || place || ' ' || from_day FROM occupancy",
            "SELECT id || ' ' || channel || ' ' || accepts FROM text_consent",
            "SELECT id || ' ' || act || ' ' || change FROM key_entry",
            "SELECT import || ' ' || number || ' ' || verdict FROM import_row",
            "SELECT name || ' ' || value FROM counter",
        ]
        return try await scene.house.store.read { db in
            try questions.flatMap { try db.rows($0) { try $0.next(String.self) } }.sorted()
        }
    }

    /// What each figure of the day comes to.
    static func figures(_ scene: Scene) async throws -> [String: [Int]] {
        let chen = try scene.visitor("chen")
        var told: [String: [Int]] = [:]
        for measure in try await chen.get("/api/v1/figures")["items"].items {
            let key = measure["figure"].string
            let figure = try await chen.get("/api/v1/figures/\(key)?from=2026-03-03&to=2026-03-03")
            #expect(figure.status == 200, "\(key): \(figure.text)")
            told[key] = ["considered", "count", "counted"].map { figure[$0].int }
        }
        return told
    }

    /// All that a case is, and its entries.
    static func rows(_ scene: Scene, naming item: Tree) async throws -> [String] {
        try await scene.house.store.read { db in
            try db.rows(
                "SELECT title || text || coalesce(detail, '') FROM cases WHERE number = ?1", item["number"].string
            ) { try $0.next(String.self) }
                + db.rows(
                    """
                    SELECT words || coalesce(events, '') FROM timeline WHERE case_id =
                      (SELECT id FROM cases WHERE number = ?1) ORDER BY id
                    """, item["number"].string
                ) { try $0.next(String.self) }
        }
    }

    static func sound(_ scene: Scene) async throws {
        let findings = try await scene.house.store.check() + scene.house.cases.check()
        #expect(findings.filter { $0.state == .bad }.map { "\($0)" } == [])
        let lists = try await scene.house.store.read { db in
            try db.rows("SELECT detail FROM audit WHERE act = 'audit.erase' ORDER BY seq") { try $0.next(String.self) }
        }
        #expect(lists.count >= 3, "the reason of looking, the word on messages, the call back")
        await #expect(throws: StoreFailure.self, "nothing is edited when nobody is taken out") {
            try await scene.house.store.write { try $0.run("UPDATE timeline SET words = 'x'") }
        }
        await #expect(throws: StoreFailure.self) {
            try await scene.house.store.write { try $0.run("DELETE FROM timeline") }
        }
    }
}
