import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

/// The cast of the rules' tests: everybody has every right, so that only the rules refuse.
enum Cast {
    static let project = Project(id: ID(number: 1), code: "garden", name: "花园小区", zoneIdentifier: "Asia/Shanghai")
    static let engineering = ID<Department>(number: 900)
    static let lin = actor(11, "林晓")
    static let zhao = actor(12, "赵师傅", engineering)
    static let qian = actor(13, "钱师傅", engineering)
    static let hui = actor(14, "回小访")
    static let chen = actor(15, "陈主管")
    static let all = ["lin": lin, "zhao": zhao, "qian": qian, "hui": hui, "chen": chen]

    static func actor(_ number: Int64, _ name: String, _ department: ID<Department>? = nil) -> Actor {
        Actor(
            staff: ID(number: number), name: name, departments: department.map { [$0] } ?? [],
            grants: [.init(rights: Set(Right.allCases), project: nil)], via: "test")
    }
}

/// A case played by the rules alone: no store, no clock but its own.
struct Play {
    let desk: Desk
    private(set) var procedure: Procedure
    let start: Instant
    /// As registered, before anything happened to it.
    let base: Case
    private(set) var item: Case
    private(set) var log: [[CaseEvent]]
    var now: Instant
    private let ids = IDMaker(clock: HandClock(House.morning).clock)

    init(_ kind: String = "repair", at start: Instant = House.morning, _ fill: (inout Intake) -> Void = { _ in }) throws
    {
        desk = try Checkout.desk.get()
        procedure = try #require(desk.procedure(kind))
        self.start = start
        now = start
        var intake = Intake()
        (intake.kind, intake.channel, intake.text) = (kind, "telephone", "厨房水管漏水")
        fill(&intake)
        let moment = Moment(
            actor: Cast.lin, now: start, zone: .shanghai, newID: { [ids] in ids.make(Case.self).number })
        let (item, events) = procedure.register(
            intake, id: ids.make(), place: nil, project: Cast.project, desk: desk, at: moment)
        self.item = item.numbered("2603-00001")
        base = self.item.bare
        log = [events]
    }

    @discardableResult
    mutating func take(_ action: String, by actor: Actor, _ fill: (inout Act) -> Void = { _ in }) throws -> [CaseEvent]
    {
        var act = Act(action)
        fill(&act)
        let moment = Moment(
            actor: actor, now: now, zone: .shanghai, agentName: Cast.lin.name,
            newID: { [ids] in ids.make(Case.self).number })
        let events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
        item = item.applying(events)
        item.version += 1
        procedure = desk.procedure(item.kind) ?? procedure
        log.append(events)
        return events
    }

    mutating func wait(minutes: Int64) { now = now + .minutes(minutes) }

    func promise(_ kind: Promise.Kind, _ state: Promise.State = .open) -> Promise? {
        item.promises.first { $0.kind == kind && $0.state == state }
    }
}

extension Case {
    /// A just registered case without what its first events did.
    var bare: Case {
        var bare = self
        (bare.promises, bare.firstAnsweredAt, bare.customerHadLastWord) = ([], nil, true)
        return bare
    }
}

/// A course of events as a supervisor would write it down. Each row: minutes since the start | who | action |
/// what was filled in, `key=value; …` | the stage after it, or ✗ and the refusal | the state of promises that it names.
struct Scenario {
    let kind: String
    let rows: String

    func run(_ fill: (inout Intake) -> Void = { _ in }) throws -> Play {
        var play = try Play(kind, fill)
        for line in rows.split(separator: "\n") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
            play.now = play.start + .minutes(try #require(Int64(cells[0]), "\(line)"))
            let actor = try #require(Cast.all[cells[1]], "\(line)")
            let outcome: String
            do {
                try play.take(cells[2], by: actor) { act in
                    for pair in cells[3].split(separator: ";") { act.fill(pair.trimmed) }
                }
                outcome = play.item.stage
            } catch let refusal as CaseRefusal { outcome = "✗ " + refusal.code }
            #expect(outcome == cells[4], "\(line)")
            guard cells.count > 5 else { continue }
            for pair in cells[5].split(separator: ",").map(\.trimmed) {
                let states = Dictionary(grouping: play.item.promises, by: \.kind).mapValues { $0.map(\.state.rawValue) }
                let parts = pair.split(separator: " ").map(String.init)
                let kind = try #require(Promise.Kind(rawValue: parts[0]), "\(line)")
                #expect(states[kind] ?? [] == Array(parts.dropFirst()), "\(line)")
            }
        }
        return play
    }
}

extension Act {
    /// Fills in `key=value`, with the names of the API.
    fileprivate mutating func fill(_ pair: String) {
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        let (key, value) = (parts[0], parts[1])
        switch key {
        case "to": to = Cast.all[value].map { .staff($0.staff) } ?? .department(Cast.engineering)
        case "agent": agent = Cast.all[value]?.staff
        case "reason": reason = value
        case "solution": solution = value
        case "satisfied": isSatisfied = value == "yes"
        case "rating": rating = Int(value)
        case "outcome": outcome = value
        case "thing": thing = FiveThing(rawValue: value)
        case "text": text = value
        case "priority": priority = Priority(rawValue: value)
        default: Issue.record("no such input: \(key)")
        }
    }
}
