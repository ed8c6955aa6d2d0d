import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A house whose texts somebody changes.
struct TextHouse {
    let house: House
    let root: Actor
    var cases: Cases { house.cases }

    init() async throws {
        house = try await House.open()
        root = try house.actor("root")
        try await house.cases.adoptProcedures()
    }

    func source(_ text: HouseText) throws -> String {
        try #require(cases.desks["property"]?.texts.now.sources[text])
    }

    /// The text as it holds with something else in one place.
    func changed(_ text: HouseText, _ old: String, _ new: String) throws -> String {
        let source = try source(text)
        let place = try #require(source.range(of: old), "\(text.file) has no “\(old)”")
        return source.replacingCharacters(in: place, with: new)
    }

    func publish(_ text: HouseText, _ source: String, on version: Int) async throws -> ProcedureSheet {
        let asked = ProcedurePublishing(source, basedOn: version, note: "改")
        return try await cases.publish(asked, of: text.file, by: root)
    }

    func effect(_ text: HouseText, _ source: String) async throws -> TextEffect {
        let (fault, effect) = try await cases.effect(of: source, as: text, followedBy: .none, for: root)
        #expect(fault == nil, "\(fault?.line ?? 0): \(fault?.reason ?? "")")
        return try #require(effect)
    }

    func restarted(_ desk: Desk? = nil) async throws -> Cases {
        let again = Cases(house.store, desks: try desk.map { [$0] } ?? [Checkout.desk.get()])
        try await again.adoptProcedures()
        return again
    }
}

private let leak = "engineering.plumbing.leak"
private let leakName = "name: { zh: 漏水, zh-Hant: 漏水, en: Leak }"

@Suite("The house's categories, levels and rounds")
struct HouseTextTests {
    @Test("what is delivered reads as somebody's own text, changes nothing, and is kept as its first version")
    func delivered() async throws {
        let all = try await TextHouse()
        for sheet in try await all.cases.houseTexts(for: all.root) {
            guard let text = HouseText(file: sheet.kind) else { continue }
            let source = try all.source(text)
            #expect(sheet.state == .delivered && sheet.current?.version == 1 && sheet.source == source)
            #expect(try await all.effect(text, sheet.source).rows.isEmpty)
        }
        let lin = try all.house.actor("lin")
        await #expect(throws: WorkforceRefusal.notAllowed(.proceduresEdit)) {
            _ = try await all.cases.houseTexts(for: lin)
        }
    }

    @Test("a category is renamed, another retired: told with their cases, held by every copy, and gone back on")
    func categories() async throws {
        let all = try await TextHouse()
        let item = try await all.house.register { $0.category = leak }
        let source = try all.changed(
            .categories, leakName, "name: { zh: 渗漏, zh-Hant: 滲漏, en: Seepage }\n            retired: true")
        let effect = try await all.effect(.categories, source)
        #expect(effect.rows.map(\.key) == [leak] && effect.rows.first?.live == 1)
        #expect(effect.rows.first?.changes == [.retired, .renamed] && effect.rows.first?.former?.zh == "漏水")
        let other = try await all.restarted()
        let published = try await all.publish(.categories, source, on: 1)
        #expect(published.state == .changed && published.current?.version == 1001)
        try await other.learnProcedures()
        for cases in [all.cases, other, try await all.restarted()] {
            let tree = try #require(cases.desks["property"]).categories
            #expect(tree[leak]?.name.zh == "渗漏" && tree[leak]?.isRetired == true)
            #expect(!tree.leaves.contains { $0.path == leak })
        }
        await refused(CaseRefusal.categoryRetired(leak)) { try await all.house.register { $0.category = leak } }
        let stays = try await all.house.store.read { try CaseTable.find($0, item.id) }
        #expect(stays?.category == leak, "what has it keeps it")
        let back = try await all.publish(.categories, try #require(published.edition(1)).source, on: 1001)
        #expect(back.state == .delivered && back.current?.version == 1 && back.editions.count == 2 + 1)
        _ = try await all.house.register { $0.category = leak }
    }

    @Test("what cases use keeps its key; what other files name stays; what nobody uses may go")
    func inUse() async throws {
        let all = try await TextHouse()
        let item = try await all.house.register { $0.category = leak }
        let gone = try all.changed(.categories, "- key: leak\n", "- key: seep\n")
        #expect(try await all.effect(.categories, gone).uses == [TextUse(key: leak, count: 1, cases: [item.number])])
        await #expect(throws: ProcedureRefusal.textInUse(leak, count: 1, cases: [item.number])) {
            _ = try await all.publish(.categories, gone, on: 1)
        }
        let named = try all.changed(.categories, "- key: aftercare\n", "- key: after\n")
        let fault = try #require(all.cases.desks["property"]).check(named, as: .categories).fault
        #expect(fault?.reason.contains("service.feedback.aftercare") == true)
        let level = try #require(item.promises.first { $0.state == .open }?.level)
        let lost = try all.changed(.levels, "- key: \(level)\n", "- key: \(level)-new\n")
        await #expect(throws: ProcedureRefusal.textInUse(level, count: 1, cases: [item.number])) {
            _ = try await all.publish(.levels, lost, on: 1)
        }
        let free = try all.changed(.levels, "- key: praise\n", "- key: praised\n")
        #expect(try await all.publish(.levels, free, on: 1).current?.version == 1001)
    }

    @Test("a level is for new cases alone: the open promises that it would have timed otherwise are named, and stay")
    func levels() async throws {
        let all = try await TextHouse()
        let item = try await all.house.register()
        let promise = try #require(item.promises.first { $0.state == .open && $0.kind == .closed })
        #expect(promise.level == "repair-general")
        let source = try all.changed(
            .levels, "priority: general\n    promises: { first-answer: 10m, on-the-spot: 30m, closed: 30m }",
            "priority: general\n    promises: { first-answer: 10m, closed: 90m }")
        let effect = try await all.effect(.levels, source)
        #expect(effect.later == 1 && effect.sooner == 0 && effect.never == 1 && effect.isWhole)
        #expect(effect.others.contains { $0.number == item.number && $0.otherwise == promise.dueAt + .minutes(60) })
        _ = try await all.publish(.levels, source, on: 1)
        let stays = try #require(try await all.house.store.read { try CaseTable.find($0, item.id) })
        #expect(stays.promises.first { $0.id == promise.id }?.dueAt == promise.dueAt)
        let next = try await all.house.register("又漏了")
        let closed = try #require(next.promises.first { $0.kind == .closed })
        #expect(closed.dueAt == closed.startsAt + .minutes(90))
        #expect(!next.promises.contains { $0.kind == .onTheSpot })
        let retired = try all.changed(.levels, "- key: repair-general\n", "- key: repair-general\n    retired: true\n")
        _ = try await all.publish(.levels, retired, on: 1001)
        #expect(try await all.house.register("第三次").promises.allSatisfy { $0.level != "repair-general" })
    }

    @Test("what cannot be read holds no start up, the doctor tells; an upgrade offers; texts are read together")
    func kept() async throws {
        let all = try await TextHouse()
        let source = try all.changed(
            .categories, "- key: taps-and-fittings",
            "- { key: basins, name: { zh: 面盆, zh-Hant: 面盆, en: Basin }, kind: repair, words: [面盆] }\n"
                + "          - key: taps-and-fittings")
        _ = try await all.publish(.categories, source, on: 1)
        let level = try all.source(.levels) + """
              - key: basin
                name: { zh: 面盆, zh-Hant: 面盆, en: Basin }
                category: engineering.plumbing.basins
                promises: { closed: 2h }

            """
        _ = try await all.publish(.levels, level, on: 1)
        let again = try await all.restarted()
        #expect(again.desks["property"]?.levels.levels.contains { $0.key == "basin" } == true)
        #expect(try await again.check().contains { $0.check == "procedures" && $0.state == .good })
        let spoilt = try Spoilt("levels.yaml", "closed: 18h", "closed: 27h")
        defer { spoilt.remove() }
        let upgraded = try await all.restarted(Desk.read(spoilt.folder))
        let sheet = try await upgraded.procedure(HouseText.levels.file, for: all.root)
        #expect(sheet.isOffered && sheet.delivered == 2 && sheet.current?.version == 1001)
        try await all.house.store.write { tx in
            let bad = KeptVersion("property", HouseText.rounds.file, 1001, ProcedureText(.rounds, "make-at: ["))
            try ProcedureVersionTable.put(tx, bad)
            try ProcedureEditionTable.insert(tx, bad, delivered: 1, note: "-", by: all.root)
        }
        let started = try await all.restarted()
        #expect(started.desks["property"]?.rounds.proposals.isEmpty == false)
        let told = try await started.check().first { $0.check == "procedures" }
        #expect(told?.state == .bad)
    }

    @Test(
        "what is wrong is told with its line",
        arguments: [
            (HouseText.categories, "kind: repair", "kind: repare", "unknown kind “repare”"),
            (.categories, "- key: burst-pipe", "- key: leak", "stands here twice"),
            (.levels, "feedback.aftercare\n", "feedback.aftercar\n", "unknown category"),
            (.levels, "- key: major\n", "- key: general\n", "stands here twice"),
            (.rounds, "rule: FREQ=DAILY", "rule: FREQ=NEVER", "RFC 5545"),
            (.rounds, "make-at: \"00:05\"", "make-at: &x \"00:05\"", "anchors"),
        ])
    func faults(_ text: HouseText, _ old: String, _ new: String, _ reason: String) async throws {
        let all = try await TextHouse()
        let source = try all.changed(text, old, new)
        let fault = try #require(all.cases.desks["property"]?.check(source, as: text).fault)
        #expect(fault.reason.contains(reason), "\(fault.reason)")
        let delivered = try all.source(text)
        let line = try #require(delivered.range(of: old).map { delivered[..<$0.lowerBound].count { $0 == "\n" } + 1 })
        #expect(fault.line == line && fault.file == text.file)
        await #expect(throws: ProcedureRefusal.self) { _ = try await all.publish(text, source, on: 1) }
        #expect(try await all.cases.procedure(text.file, for: all.root).editions.count == 1)
    }
}
