import Foundation
import Kernel
import Store
import TestStore
import Testing
import Web

/// The schema as the documentation shows it; both engines must read back as this one page.
@Suite("The schema")
struct SchemaTests {
    private static func store(_ migrations: [Migration]) throws -> Store {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try TestStore.open(in: folder, clock: HandClock(Scene.morning).clock, migrations: migrations)
    }

    private static func line(_ column: Catalog.Column) -> String {
        "\(column.name) \(column.kind.rawValue)\(column.isRequired ? "" : "?")"
    }

    private static func line(_ index: Catalog.Index) -> String {
        let what = (index.isUnique ? "unique " : "") + (index.isPartial ? "partial " : "")
        return "\(what)\(index.name ?? "rule") (\(index.columns.joined(separator: ", ")))"
    }

    private static func page(_ catalog: Catalog) -> String {
        let head = """
            # The schema

            The tables as both engines read them back: columns in their order, `?` where one may be empty; the key;
            the references; the indexes; how many rules (`CHECK`) guard a row; and whether rows are never edited.
            The search index and the list of schema steps are each engine's own; so are the parts in which PostgreSQL
            keeps timeline and audit trail. Written by `GUANJIA_WRITE_DOCS=1 swift test --filter SchemaTests`.


            """
        return head
            + catalog.tables.map { table in
                var lines = ["## \(table.name)\(table.isKept ? ", never edited" : "")", ""]
                lines.append("- columns: " + table.columns.map(line).joined(separator: ", "))
                lines.append("- key: " + (table.key.isEmpty ? "none" : table.key.joined(separator: ", ")))
                for reference in table.references.map({ "- \($0.column) → \($0.table)" }).sorted() {
                    lines.append(reference)
                }
                lines += table.indexes.map { "- index: " + line($0) }.sorted()
                if table.checks > 0 { lines.append("- rules: \(table.checks)") }
                return lines.joined(separator: "\n") + "\n"
            }.joined(separator: "\n")
    }

    @Test("It is the documented one, on this engine as on the other")
    func documented() async throws {
        let store = try Self.store(House.migrations)
        defer { store.close() }
        let page = Self.page(try await store.read { try Catalog($0) })
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/schema.md")
        if ProcessInfo.processInfo.environment["GUANJIA_WRITE_DOCS"] != nil {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        let documented = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        for (found, wanted) in zip(page.split(separator: "\n"), documented) { #expect(found == wanted) }
        #expect(page.split(separator: "\n").count == documented.count)
    }

    @Test("From each earlier schema the way leads to this one, and nothing that was there is lost")
    func upgrades() async throws {
        let steps = House.migrations.sorted { $0.number < $1.number }
        let fresh = try Self.store(steps)
        defer { fresh.close() }
        let wanted = try await fresh.read { try Catalog($0) }
        for count in 0..<steps.count {
            let folder = FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let clock = HandClock(Scene.morning).clock
            let older = try TestStore.open(in: folder, clock: clock, migrations: Array(steps.prefix(count)))
            try await older.write { try Audit.append($0, actor: 7, act: "before", subject: "step \(count)") }
            older.close()
            let store = try TestStore.open(in: folder, clock: clock, migrations: steps)
            #expect(try await store.read { try Catalog($0) } == wanted, "after step \(count)")
            #expect(try await store.read { try Audit.count($0, act: "before") } == 1)
            store.close()
        }
    }
}
