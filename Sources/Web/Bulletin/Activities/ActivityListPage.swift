import Bulletin
import Directory
import Hummingbird
import Kernel
import Workforce

/// Activities that come, and those that are over; and the form for a new one.
enum ActivityListPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let zone = try await projects(ask).first { $0.code == form["project"] }?.zone
            let draft = try ActivityForm.draft(form, TimeWords(ask, zone: zone ?? .shanghai))
            let file = try await ask.house.activities.write(draft, request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.activity(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func projects(_ ask: Ask) async throws -> [Project] {
        try ask.actor.projects(.activityPlan, of: try await ask.house.places.projects())
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let isOver = ask.query("show") == "over"
        let page = try await ask.house.activities.list(
            isOver: isOver, after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        func address(_ isOver: Bool, after: String? = nil) -> String {
            Paths.activities(query: [("show", isOver ? "over" : nil), ("after", after)])
        }
        var model: Model = [
            "tabs": [false, true].map { one -> Model in
                [
                    "name": ask.text(one ? "activities.over" : "activities.coming"), "href": address(one),
                    "isHere": one == isOver,
                ]
            },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "none": ask.text(isOver ? "activities.noneOver" : "activities.none"),
            "more": page.next.map { address(isOver, after: $0) } ?? "",
            "refresh": address(isOver, after: ask.query("after")),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        model.merge(try await entry(ask, refused))
        return Shell.page(
            "activities", model, title: ask.text("nav.activities"), place: "activities", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The form for a new one.
    private static func entry(_ ask: Ask, _ refused: Refused?) async throws -> Model {
        let projects = try await projects(ask)
        let times = TimeWords(ask, zone: projects.first?.zone ?? .shanghai)
        return ActivityForm(form: refused?.form, draft: ActivityDraft(), times: times).model.merging([
            "mayWrite": !projects.isEmpty, "isOpen": refused != nil || ask.query("new") != nil,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: refused?.form["project"]),
            "hasProjects": projects.count > 1, "project": projects.first?.code ?? "",
        ])
    }

    private static func row(_ one: Activity, _ names: Names, _ ask: Ask) -> Model {
        let words = ActivityWords(names: names, times: TimeWords(ask, zone: names.zone(of: one.project)))
        let state = one.state(at: ask.now)
        return [
            "number": one.number, "href": Paths.activity(one.number), "name": one.content.title,
            "when": words.when(one), "venue": one.content.venue, "audience": words.audience(of: one),
            "seats": words.seats(one), "state": words.state(state), "class": state.mood,
        ]
    }
}
