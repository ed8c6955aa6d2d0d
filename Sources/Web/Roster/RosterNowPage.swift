import Handover
import Hummingbird
import Kernel
import Workforce

/// Who should be there now by the plan, and who is: those whom somebody should look after first.
enum RosterNowPage {
    static func response(_ ask: Ask) async throws -> Response {
        let all = try await ask.house.roster.attendance(
            at: ask.now, project: ask.query("project"), for: try ask.actor)
        let names = try await Names.load(ask)
        let states = Dictionary(grouping: all, by: \.state)
        let waiting = try await ask.house.handovers.waiting(project: ask.query("project"), for: try ask.actor)
        let model: Model = [
            "groups": Attendance.State.allCases.filter { states[$0] != nil }.map { state -> Model in
                [
                    "name": ask.text("attendance.\(state.rawValue)"), "class": state.mood,
                    "count": "\(states[state]?.count ?? 0)",
                    "rows": (states[state] ?? []).map { row($0, names, ask) },
                ]
            },
            "waiting": waiting.map { wait($0, names, ask) }, "isWaiting": !waiting.isEmpty,
            "isEmpty": all.isEmpty && waiting.isEmpty,
            "refresh": Paths.rosterNow(query: [("project", ask.query("project"))]),
            "at": TimeWords(ask).point(ask.now),
        ]
        return Shell.page("roster-now", model, title: ask.text("roster.now"), place: "roster", in: ask)
    }

    private static func wait(_ one: ShiftHandover, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        return [
            "number": one.number, "href": Paths.handover(one.number), "by": names.staff(one.by),
            "post": "\(names.project(one.project)) · \(names.department(one.department))",
            "at": times.point(one.at), "exact": times.exact(one.at), "span": times.span(ask.now - one.at),
        ]
    }

    private static func row(_ one: Attendance, _ names: Names, _ ask: Ask) -> Model {
        let zone = one.planned.map { names.zone(of: $0.project) } ?? .shanghai
        let words = RosterWords(names: names, rules: ask.house.roster.rules, zone: zone)
        let times = TimeWords(ask, zone: zone)
        return [
            "name": names.staff(one.staff), "shift": one.planned.map { words.shift($0.shift) } ?? "",
            "where": one.planned.map { "\(names.project($0.project)) · \(names.department($0.department))" } ?? "",
            "hours": one.planned.map { words.clock($0.from..<$0.to, of: zone.day(of: ask.now)) } ?? "",
            "since": one.turn.map { ask.text("attendance.since", ["at": times.short($0.beganAt)]) } ?? "",
        ]
    }
}

extension Attendance.State {
    fileprivate var mood: String {
        switch self {
        case .late: "late"
        case .awaited: "warn"
        case .unplanned: "info"
        case .there: "ok"
        case .onCall, .away: ""
        }
    }
}
