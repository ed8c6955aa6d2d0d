import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

/// What each stage answers to each action, as the documentation shows it.
func matrix(_ procedure: Procedure) -> String {
    func cell(_ action: Procedure.Action, _ stage: Procedure.Stage) -> String {
        guard action.from.contains(stage.key) else { return "–" }
        if action.does.contains(.unmerge) { return "back" }
        return action.targets.isEmpty ? "stays" : action.targets.joined(separator: " / ")
    }
    let actions = procedure.actions
    let title = "## \(procedure.name.en) \(procedure.name.zh) (`\(procedure.kind)`, version \(procedure.version))\n\n"
    let head = "| stage | phase | " + actions.map(\.key).joined(separator: " | ") + " |\n"
    let line = "|---|---|" + String(repeating: "---|", count: actions.count) + "\n"
    let rows = procedure.stages.map { stage in
        "| \(stage.key) | \(stage.phase.rawValue) | " + actions.map { cell($0, stage) }.joined(separator: " | ")
            + " |\n"
    }
    return title + head + line + rows.joined()
}

@Suite("The matrix of stages and actions")
struct MatrixTests {
    private static let file = Checkout.folder.appending(path: "docs/matrix.md")

    private static func document(_ desk: Desk) -> String {
        let head = """
            # Stages and actions

            What each stage of each procedure answers to each action: where it leads, `stays` where the case stays in its
            stage, `back` where it comes back to the one that it had, – where it is refused as not allowed now. Where two
            stages are named, the second is for the condition
            that the procedure declares. Written by `GUANJIA_WRITE_DOCS=1 swift test --filter MatrixTests`.


            """
        return head + desk.procedures.map(matrix).joined(separator: "\n")
    }

    @Test("the documentation shows the matrix as it is")
    func documented() throws {
        let text = Self.document(try Checkout.desk.get())
        if ProcessInfo.processInfo.environment["GUANJIA_WRITE_DOCS"] == "1" {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let shown = (try? String(contentsOf: Self.file, encoding: .utf8)) ?? ""
        #expect(shown == text, "write it anew: GUANJIA_WRITE_DOCS=1 swift test --filter MatrixTests")
    }

    /// Stage → action → cell, read from the document and not from the procedures.
    static func table(_ kind: String) throws -> [String: [String: String]] {
        let text = try String(contentsOf: file, encoding: .utf8)
        let part = try #require(text.components(separatedBy: "\n## ").first { $0.contains("(`\(kind)`,") })
        let lines = part.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
            line.split(separator: "|").map(\.trimmed)
        }
        var table: [String: [String: String]] = [:]
        for row in lines.dropFirst(2) {
            table[row[0]] = Dictionary(uniqueKeysWithValues: zip(lines[0], row).dropFirst(2).map { ($0, $1) })
        }
        return table
    }

    @Test(
        "every action in every stage: taken where the table says so, else not allowed now",
        arguments: [
            "repair", "complaint", "consultation", "suggestion", "praise", "help", "booking",
        ])
    func everyPair(_ kind: String) throws {
        let play = try Play(kind)
        let table = try Self.table(kind)
        #expect(table.count == play.procedure.stages.count && table.count >= 14)
        for stage in play.procedure.stages {
            let row = try #require(table[stage.key])
            #expect(row.count == play.procedure.actions.count)
            for (action, cell) in row { try check(action, in: stage, cell, of: play) }
        }
    }

    private func check(_ action: String, in stage: Procedure.Stage, _ cell: String, of play: Play) throws {
        let item = play.item(in: stage, for: action)
        let moment = Moment(
            actor: Cast.zhao, now: play.now, zone: .shanghai, newID: { Int64.random(in: 1...Int64.max) })
        do {
            let events = try play.procedure.decide(play.full(action), on: item, at: moment, levels: play.desk.levels)
            let after = item.applying(events)
            let targets = switch cell {
            case "stays": [stage.key]
            case "back": [play.procedure.start]
            default: cell.components(separatedBy: " / ")
            }
            #expect(targets.contains(after.stage), "\(stage.key) \(action)")
            #expect(after.phase == play.procedure.stage(after.stage)?.phase, "\(stage.key) \(action)")
            #expect(after.phase.isOver == (after.closedAt != nil), "\(stage.key) \(action)")
            #expect(after.phase.isOver == (after.closing != nil), "\(stage.key) \(action)")
        } catch CaseRefusal.notAllowedNow(let refused, let allowed) {
            #expect(cell == "–" && refused == action && !allowed.contains(action), "\(stage.key) \(action)")
        }
    }

    @Test("an action that the procedure has not is unknown; without a right it is not allowed, before anything else")
    func otherRefusals() throws {
        let play = try Play("repair")
        let nobody = Actor(staff: ID(number: 1), name: "", departments: [], grants: [], via: "")
        func decide(_ action: String) throws {
            let moment = Moment(actor: nobody, now: play.now, zone: .shanghai, newID: { 1 })
            _ = try play.procedure.decide(Act(action), on: play.item, at: moment, levels: play.desk.levels)
        }
        #expect(throws: CaseRefusal.unknownAction("fly")) { try decide("fly") }
        #expect(throws: CaseRefusal.unknownAction("check-thing")) { try decide("check-thing") }
        for action in play.procedure.actions {
            #expect(throws: WorkforceRefusal.notAllowed(action.rights[0])) { try decide(action.key) }
        }
        #expect(play.procedure.allowed(on: play.item, for: nobody).isEmpty)
    }
}

extension Play {
    /// The case as it could stand in a stage: work in the engineers' queue while it is open, all five things done and
    /// judged, and what the action needs besides.
    func item(in stage: Procedure.Stage, for action: String = "") -> Case {
        var item = item
        if stage.key == "merged" { item.beforeMerge = BeforeMerge(item) }
        (item.stage, item.phase, item.thingsDone) = (stage.key, stage.phase, FiveThing.allCases)
        item.judgement = Judgement(isTrue: true, isReasonable: true, grounds: "查了", by: Cast.lin.staff, at: now)
        if ["answer-outside", "extend-outside"].contains(action) { item.outside = [matter] }
        switch stage.phase {
        case .open, .waiting:
            item.tasks = [
                CaseTask(
                    id: ID(number: 77), department: Cast.engineering, assignee: nil, note: "", sentBy: Cast.lin.staff,
                    sentAt: now, state: stage.phase == .waiting ? .paused : .accepted)
            ]
            item.tasks[0].edit { $0.lines = [line] }
            if action == "re-appoint" { item.agree(window) }
            if stage.phase == .waiting {
                item = item.applying(.paused(Waiting(reason: "parts", since: now, until: nil)))
            }
        case .solved, .confirming: item.solvedAt = now
        case .closed, .cancelled: (item.solvedAt, item.closedAt, item.closing) = (now, now, .confirmed)
        }
        return item
    }

    private var line: SheetLine {
        SheetLine(
            id: ID(number: 78), what: .labour(minutes: 5, people: 1), amount: 0, note: "", by: Cast.zhao.staff, at: now)
    }

    private var matter: OutsideMatter {
        OutsideMatter(
            id: ID(number: 79), body: "street-office", direction: .received, number: "", deadline: nil, note: "",
            reason: nil, replaces: nil, promise: nil, by: Cast.lin.staff, at: now)
    }

    private var window: Appointment {
        Appointment(
            from: now, until: now + .hours(1), note: "", reason: nil, by: Cast.lin.staff, at: now)
    }

    /// An action with everything filled in that any action asks for.
    func full(_ action: String) -> Act {
        var act = Act(action)
        (act.to, act.agent, act.into, act.priority) = (
            .staff(Cast.qian.staff), Cast.lin.staff, try? Play().item, .major
        )
        (act.reason, act.solution, act.comment, act.text, act.note) = ("parts", "好了", "好", "说了", "注")
        (act.cause, act.party, act.outcome, act.thing) = ("wear", "owner", "busy", .heard)
        (act.isSatisfied, act.rating, act.until) = (true, 5, now + .hours(1))
        (act.site.from, act.site.mayEnter, act.site.minutes, act.site.people) = (now, true, 5, 1)
        (act.site.name, act.site.quantity, act.site.unit, act.site.price) = ("阀", 1000, "个", 100)
        (act.site.line, act.site.how) = (ID<SheetLine>(number: 78).description, "门岗")
        (act.isTrue, act.isReasonable) = (true, true)
        (act.outside.body, act.outside.direction) = ("street-office", .received)
        if action != "record-outside" { act.outside.matter = matter.id.description }
        (act.outside.theirNumber, act.outside.deadline) = ("J-1", now + .hours(9))
        act.correction.category = "engineering.plumbing"
        act.parts = [.init(id: ID(number: 5), title: "", text: "另一件", kind: nil, category: nil)]
        return act
    }
}
