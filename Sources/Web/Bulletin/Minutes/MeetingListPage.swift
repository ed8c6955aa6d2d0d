import Bulletin
import Directory
import Hummingbird
import Kernel
import Workforce

/// Meetings, the newest first; and the form for new minutes.
enum MeetingListPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let zone = try await projects(ask).first { $0.code == form["project"] }?.zone
            let draft = try MeetingForm.draft(form, TimeWords(ask, zone: zone ?? .shanghai))
            let file = try await ask.house.minutes.write(draft, request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.meeting(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func projects(_ ask: Ask) async throws -> [Project] {
        try ask.actor.projects(.minutesWrite, of: try await ask.house.places.projects())
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let page = try await ask.house.minutes.list(after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        let projects = try await projects(ask)
        var model = MeetingForm(
            form: refused?.form, draft: MeetingDraft(),
            times: TimeWords(ask, zone: projects.first?.zone ?? .shanghai), names: names
        ).model
        model.merge([
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "more": page.next.map { Paths.meetings(query: [("after", $0)]) } ?? "",
            "refresh": Paths.meetings(query: [("after", ask.query("after"))]),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "", "mayWrite": !projects.isEmpty,
            "isOpen": refused != nil || ask.query("new") != nil,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: refused?.form["project"]),
            "hasProjects": projects.count > 1, "project": projects.first?.code ?? "",
        ])
        return Shell.page(
            "meetings", model, title: ask.text("nav.meetings"), place: "meetings", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func row(_ one: Meeting, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: one.project))
        return [
            "number": one.number, "href": Paths.meeting(one.number), "name": one.content.title,
            "when": times.point(one.content.heldAt), "chair": names.staff(one.content.chair),
            "who": names.staff(one.by), "state": names.text("meetingStage.\(one.stage.rawValue)"),
            "class": one.stage.mood,
        ]
    }
}

extension Meeting.Stage {
    var mood: String {
        switch self {
        case .draft: ""
        case .submitted: "warn"
        case .approved: "ok"
        }
    }
}
