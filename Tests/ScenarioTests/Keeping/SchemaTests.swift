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

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "upgrade-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Opens the store as a program would that knows so many steps, and leaves a trace there.
    private static func visit(_ folder: URL, _ steps: [Migration]) async throws -> (schema: Catalog, visits: Int) {
        let store = try TestStore.open(in: folder, clock: HandClock(Scene.morning).clock, migrations: steps)
        defer { store.close() }
        try await store.write { try Audit.append($0, actor: 7, act: "visit", subject: "step \(steps.count)") }
        return try await store.read { (try Catalog($0), try Audit.count($0, act: "visit")) }
    }

    @Test("From each earlier schema the way leads to this one, and nothing that was there is lost")
    func upgrades() async throws {
        let steps = House.migrations.sorted { $0.number < $1.number }
        let wanted = try await Self.visit(try Self.folder(), steps).schema
        let house = try Self.folder()
        for count in 0...steps.count {
            let found = try await Self.visit(house, Array(steps.prefix(count)))
            #expect(found.visits == count + 1)
            if count == steps.count { #expect(found.schema == wanted, "step by step") }
        }
        // PostgreSQL takes seconds for each beginning: there some are enough, as many steps are taken as one by one.
        for count in stride(from: 0, to: steps.count, by: TestStore.isPostgres ? 12 : 1) {
            let folder = try Self.folder()
            _ = try await Self.visit(folder, Array(steps.prefix(count)))
            let found = try await Self.visit(folder, steps)
            #expect(found.schema == wanted && found.visits == 2, "at once from step \(count)")
        }
    }
}
