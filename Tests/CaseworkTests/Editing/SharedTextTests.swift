import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Files that procedures share")
struct SharedTextTests {
    private static let file = "procedures/paperwork.yaml"
    private let old = "name: { zh: 接手,"
    private let new = "name: { zh: 接办,"

    private func shared() throws -> SharedText { try #require(SharedText(name: "paperwork")) }

    private func source(_ all: TextHouse) throws -> String {
        try #require(all.cases.desks["property"]?.shelf.shared[Self.file])
    }

    private func publish(
        _ all: TextHouse, _ source: String, on version: Int, in cases: Cases? = nil
    ) async throws -> ProcedureSheet {
        try await (cases ?? all.cases).publish(
            ProcedurePublishing(source, basedOn: version, note: "改"), of: Self.file, by: all.root)
    }

    private func umbrella(_ all: TextHouse, _ cases: Cases? = nil) async throws -> Case {
        var intake = Intake()
        (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "borrowing", "counter", "借伞")
        intake.reporter = Reporter(name: "王先生", phone: "13800138000")
        intake.form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-05"]
        return try await (cases ?? all.cases).register(intake, by: try all.house.actor("lin"))
    }

    private func names(_ item: Case, _ cases: Cases) throws -> [String] {
        try cases.rules(of: item).procedure.actions.map(\.name.zh)
    }

    @Test("names of files that are none are no shared ones")
    func named() {
        #expect(SharedText(name: "work")?.file == "procedures/work.yaml")
        for bad in ["levels.yaml", "procedures/../x.yaml", "procedures/.yaml", "procedures/A.yaml", "work"] {
            #expect(SharedText(file: bad) == nil)
        }
    }

    @Test("what it would do is said action by action of each procedure that uses it, and nothing of it is kept")
    func effect() async throws {
        let all = try await TextHouse()
        _ = try await umbrella(all)
        let text = try source(all)
        let same = try await all.cases.effect(of: text, as: shared(), for: all.root)
        #expect(same.fault == nil && same.effect?.rows == [])
        let changed = text.replacing(old, with: new)
            .replacing("    needs: [agent]\n    takes: [reason]", with: "    needs: [agent, reason]")
        let effect = try #require(try await all.cases.effect(of: changed, as: shared(), for: all.root).effect)
        // By another way: every procedure whose file says that it uses it, twice.
        let users = try #require(all.cases.desks["property"]).procedures.filter {
            $0.text.files[$0.text.main]?.contains("uses: [paperwork") == true
        }
        #expect(users.count > 5 && effect.rows.count == users.count * 2)
        let row = try #require(effect.rows.first { $0.key == "borrowing.accept-work" })
        #expect(row.changes == [.renamed] && row.name.zh == "便民借用 · 接办" && row.live == 1)
        #expect(effect.rows.first { $0.key == "borrowing.assign" }?.changes == [.changed])
        let gone = text.replacing("  correct:\n", with: "  amend:\n")
        let rows = try #require(try await all.cases.effect(of: gone, as: shared(), for: all.root).effect).rows
        #expect(rows.contains { $0.key == "moving.correct" && $0.changes == [.gone] })
        #expect(rows.contains { $0.key == "moving.amend" && $0.changes == [.added] })
        #expect(try source(all) == text)
    }

    @Test("what is wrong is found in the file or in a procedure that needs what it lost; neither is published")
    func faults() async throws {
        let all = try await TextHouse()
        let text = try source(all)
        let typo = text.replacing("to: withdrawn", with: "to: withdrawm")
        let fault = try #require(try await all.cases.effect(of: typo, as: shared(), for: all.root).fault)
        #expect(fault.file == Self.file && fault.line > 0 && fault.user != nil)
        for wrong in [typo, "actions: [", "stages: {}\n", "a: &a [1]\nactions: *a\n"] {
            await #expect(throws: ProcedureRefusal.self) { try await publish(all, wrong, on: 1) }
        }
        await #expect(throws: ProcedureRefusal.procedureStale(by: "")) { try await publish(all, text, on: 7) }
        #expect(try await all.cases.procedure("borrowing", for: all.root).current?.version == 3)
    }

    @Test("published: new cases of every user follow, running ones keep theirs, also after a start; then back")
    func published() async throws {
        let all = try await TextHouse()
        let (text, before) = (try source(all), try await umbrella(all))
        let sheet = try await publish(all, text.replacing(old, with: new), on: 1)
        #expect(sheet.current?.version == 1001 && sheet.state == .changed && sheet.editions.count == 2)
        let again = try await all.restarted()
        for cases in [all.cases, again] {
            let after = try await umbrella(all, cases)
            #expect(after.procedureVersion == 1001)
            #expect(try names(after, cases).contains("接办") && !names(before, cases).contains("接办"))
            #expect(try await cases.procedure("moving", for: all.root).current?.version == 1001)
            #expect(try await cases.procedure("repair", for: all.root).state == .delivered, "it uses another one")
        }
        // Its own text is edited on; what is shared stays as the house has it.
        let own = try await again.procedure("borrowing", for: all.root).source + "\n# 本单位\n"
        let asked = ProcedurePublishing(own, basedOn: 1001, note: "写明")
        _ = try await again.publish(asked, of: "borrowing", by: all.root)
        #expect(try await names(umbrella(all, again), again).contains("接办"))
        let back = try await publish(all, text, on: 1001, in: again)
        #expect(back.state == .delivered && back.current?.version == 1)
        #expect(try await again.procedure("moving", for: all.root).state == .delivered)
        let borrowing = try await again.procedure("borrowing", for: all.root)
        #expect(borrowing.state == .changed && borrowing.source == own, "what else the house changed stays")
        #expect(try await names(umbrella(all, again), again).contains("接手"))
    }

    @Test("a trial of it is played with a procedure that uses it; one that does not is unknown there")
    func trial() async throws {
        let all = try await TextHouse()
        let text = try source(all).replacing(old, with: new)
        let form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-05"]
        let played = try await all.cases.tryOut(
            text, as: "borrowing", sharing: shared(), form: form, steps: [], for: all.root)
        #expect(played?.trial.procedure.action("accept-work")?.name.zh == "接办")
        await #expect(throws: ProcedureRefusal.unknownProcedure("repair")) {
            try await all.cases.tryOut(text, as: "repair", sharing: shared(), form: [:], steps: [], for: all.root)
        }
        let lin = try all.house.actor("lin")
        await #expect(throws: WorkforceRefusal.self) {
            try await all.cases.effect(of: text, as: shared(), for: lin)
        }
    }
}
