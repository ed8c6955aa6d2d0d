import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("Published procedures")
struct PublishedProcedureTests {
    private static func source(_ cases: Cases) throws -> String {
        let text = try #require(cases.desks["property"]?.procedure("borrowing")).text
        return try #require(text.files[text.main])
    }

    @Test("an upgrade offers its new version and leaves the house's; keeping ours ends the offer; going back follows")
    func upgrade() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        let root = try house.actor("root")
        let delivered = try Self.source(house.cases)
        let own = delivered.replacing("name: { zh: 登记借出", with: "name: { zh: 借出去")
        let first = ProcedurePublishing(own + "\n# 本单位\n", basedOn: 3, note: "写明")
        let changed = try await house.cases.publish(first, of: "borrowing", by: root)
        #expect(changed.state == .changed && changed.current?.version == 1001 && !changed.isOffered)

        let spoilt = try Spoilt("procedures/borrowing.yaml", "version: 3\n", "version: 4\n")
        defer { spoilt.remove() }
        let upgraded = Cases(house.store, desks: [try Desk.read(spoilt.folder)])
        try await upgraded.adoptProcedures()
        let offered = try await upgraded.procedure("borrowing", for: root)
        #expect(offered.isOffered && offered.current?.version == 1001 && offered.delivered == 4)
        let ours = ProcedurePublishing(first.source, basedOn: 1001, note: "仍用我们的")
        let kept = try await upgraded.publish(ours, of: "borrowing", by: root)
        #expect(!kept.isOffered && kept.current?.version == 1002 && kept.state == .changed)
        let back = ProcedurePublishing(try #require(kept.edition(4)).source, basedOn: 1002, note: "改用新的")
        let followed = try await upgraded.publish(back, of: "borrowing", by: root)
        #expect(followed.state == .delivered && followed.current?.version == 4)
    }

    @Test("what is published over a delivered procedure is for new cases alone, also after a start")
    func running() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        let (root, lin) = (try house.actor("root"), try house.actor("lin"))
        let old = try await house.register("借把伞", kind: "borrowing") {
            $0.form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-05"]
        }
        let own = try Self.source(house.cases).replacing("  write-off:\n", with: "  write-off-all:\n")
        let asked = ProcedurePublishing(own, basedOn: 3, note: "改")
        #expect(try await house.cases.publish(asked, of: "borrowing", by: root).current?.version == 1001)
        let again = Cases(house.store, desks: Array(house.cases.desks.values))
        try await again.adoptProcedures()
        for cases in [house.cases, again] {
            let keys = try cases.allowed(on: old, for: lin).map(\.key)
            #expect(keys.contains("write-off") && !keys.contains("write-off-all"))
            let desk = try #require(cases.desks["property"])
            #expect(cases.forms(of: "borrowing", on: desk).count == 2)
        }
    }

    @Test("a published text that a later version of the program cannot read holds no start up, and the doctor tells")
    func unreadable() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        let known = try #require(house.cases.desks["property"]?.procedure("borrowing"))
        let root = try house.actor("root")
        try await house.store.write { tx in
            let text = ProcedureText(main: known.text.main, files: [known.text.main: "procedure: ["])
            let kept = KeptVersion(desk: "property", kind: "borrowing", version: 1001, digest: "0", text: text)
            try ProcedureVersionTable.put(tx, kept)
            try ProcedureEditionTable.insert(tx, kept, delivered: 1, note: "-", by: root)
        }
        let again = Cases(house.store, desks: Array(house.cases.desks.values))
        try await again.adoptProcedures()
        #expect(again.desks["property"]?.procedure("borrowing")?.version == 3)
        #expect(try await again.check().contains { $0.check == "procedures" && $0.state == .bad })
    }

    @Test("of two who publish at once one is told who was quicker; both drafts of two are kept")
    func together() async throws {
        let house = try await House.open()
        try await house.cases.adoptProcedures()
        let (root, cases) = (try house.actor("root"), house.cases)
        let asked = ProcedurePublishing(try Self.source(cases) + "\n# 一\n", basedOn: 3, note: "改")
        let outcomes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    do { return "v\(try await cases.publish(asked, of: "borrowing", by: root).current?.version ?? 0)" }
                    catch { return "\(error)" }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let stale = "\(ProcedureRefusal.procedureStale(by: root.name))"
        #expect(outcomes.sorted() == [stale, stale, stale, "v1001"].sorted())
        _ = try await cases.keepDraft("a: 1", of: "borrowing", revision: 0, by: root)
        await #expect(throws: ProcedureRefusal.draftStale(by: root.name)) {
            _ = try await cases.keepDraft("a: 2", of: "borrowing", revision: 0, by: root)
        }
        let second = try await cases.keepDraft("a: 2", of: "borrowing", revision: 1, by: root)
        #expect(second.draft?.revision == 2)
        let rows = try await house.store.read { db in
            try db.rows("SELECT source FROM procedure_draft ORDER BY revision") { try $0.next(String.self) }
        }
        #expect(rows == ["a: 1", "a: 2"])
    }

    @Test("differences, line by line")
    func difference() {
        let lines = LineDifference(from: "a\nb\nc\nd", to: "a\nx\nc\nd\ne").lines
        #expect(lines.map { "\($0.kind) \($0.text)" } == ["same a", "gone b", "new x", "same c", "same d", "new e"])
        #expect(LineDifference(from: "a\nb", to: "a\nb").isEmpty)
        let long = (0..<40).map { "\($0)" }
        let changed = LineDifference(from: long.joined(separator: "\n"), to: (long + ["neu"]).joined(separator: "\n"))
        #expect(changed.shortened().map { $0?.text ?? "…" } == ["…", "38", "39", "neu"])
    }
}
