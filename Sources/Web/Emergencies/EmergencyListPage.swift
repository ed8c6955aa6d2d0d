import Casework
import Hummingbird
import Kernel
import Workforce

/// The emergencies that run, and those that are over.
enum EmergencyListPage {
    static func response(_ ask: Ask) async throws -> Response {
        let isOver = ask.query("show") == "over"
        let page = try await ask.house.cases.emergencyLines(
            running: !isOver, after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        let show = isOver ? "over" : "running"
        let model: Model = [
            "tabs": ["running", "over"].map { key -> Model in
                [
                    "name": ask.text("emergencies.\(key)"), "href": Paths.emergencies(query: [("show", key)]),
                    "isHere": key == show,
                ]
            },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "none": ask.text("emergencies.none.\(show)"), "mayOpen": try ask.actor.may(.caseRegister),
            "more": page.next.map { Paths.emergencies(query: [("show", show), ("after", $0)]) } ?? "",
            "refresh": Paths.emergencies(query: [("show", show), ("after", ask.query("after"))]),
        ]
        return Shell.page("emergencies", model, title: ask.text("nav.emergencies"), place: "emergencies", in: ask)
    }

    private static func row(_ one: EmergencyLine, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        return [
            "number": one.number, "name": one.card.name[ask.language], "href": Paths.emergency(one.number),
            "where": one.place, "opened": times.point(one.openedAt), "exact": times.exact(one.openedAt),
            "lasted": times.span((one.closedAt ?? ask.now) - one.openedAt),
            "steps": "\(one.stepsDone)/\(one.card.steps.count)",
            "answered": "\(one.calls - one.unanswered)/\(one.calls)", "outcome": one.outcome,
            "isRunning": one.isRunning,
        ]
    }
}
