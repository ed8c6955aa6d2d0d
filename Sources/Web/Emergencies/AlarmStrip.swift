import Casework
import Kernel
import Workforce

/// What stands under the bar of every page while something burns: the emergencies that run, and the calls that the
/// reader must answer. It comes with the bell.
enum AlarmStrip {
    private static let mostShown = 5

    static func model(_ ask: Ask) async throws -> Model {
        let actor = try ask.actor
        let calls = try await ask.house.cases.openCalls(for: actor)
        let running = try await ask.house.cases.emergencyLines(running: true, limit: mostShown, for: actor).items
        guard !calls.isEmpty || !running.isEmpty else { return ["hasAlarms": false] }
        let names = try await Names.load(ask)
        return [
            "hasAlarms": true, "calls": calls.map { call($0, names, ask) },
            "running": running.map { emergency($0, names, ask) }, "token": ask.session?.formToken ?? "",
        ]
    }

    private static func emergency(_ one: EmergencyLine, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        let waiting = one.unanswered
        return [
            "name": one.card.name[ask.language], "href": Paths.emergency(one.number), "where": one.place,
            "since": Zone.utc.text(one.openedAt), "lasted": times.span(ask.now - one.openedAt),
            "waiting": waiting > 0 ? ask.text("emergency.unanswered", ["n": "\(waiting)"]) : "",
        ]
    }

    private static func call(_ one: OpenCall, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        let isEmergency = one.about == .emergency
        return [
            "about": ask.text("alarm.\(one.about.rawValue)"), "number": one.number, "title": one.title,
            "href": isEmergency ? Paths.emergency(one.number) : Paths.case_(one.number),
            "to": Paths.alarmAnswer(one.call.id.description), "left": times.left(until: one.call.dueAt),
            "due": Zone.utc.text(one.call.dueAt), "isLate": one.call.dueAt < ask.now,
        ]
    }
}
