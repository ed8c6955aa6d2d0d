import Bulletin
import Directory
import Hummingbird
import Kernel
import Workforce

/// Announcements that nobody has yet, that stand, and that are over; and the form for a new one.
enum AnnouncementListPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let zone = try await projects(ask).first { $0.code == form["project"] }?.zone
            let draft = try AnnouncementForm.draft(form, TimeWords(ask, zone: zone ?? .shanghai))
            let file = try await ask.house.announcements.write(
                draft, request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.announcement(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func projects(_ ask: Ask) async throws -> [Project] {
        try ask.actor.projects(.announcementWrite, of: try await ask.house.places.projects())
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let part = ask.query("show").flatMap(AnnouncementPart.init) ?? .standing
        let page = try await ask.house.announcements.list(part, after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        func address(_ part: AnnouncementPart, after: String? = nil) -> String {
            Paths.announcements(query: [("show", part.rawValue), ("after", after)])
        }
        var model: Model = [
            "tabs": AnnouncementPart.allCases.map { one -> Model in
                [
                    "name": ask.text("announcements.tab.\(one.rawValue)"), "href": address(one),
                    "isHere": one == part,
                ]
            },
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "none": ask.text("announcements.none.\(part.rawValue)"),
            "more": page.next.map { address(part, after: $0) } ?? "",
            "refresh": address(part, after: ask.query("after")),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        model.merge(try await entry(ask, refused, names))
        model.merge(try await ListedSheet.links(.announcements, of: nil, [("show", part.rawValue)], in: ask))
        return Shell.page(
            "announcements", model, title: ask.text("nav.announcements"), place: "announcements", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The form for a new one, begun by a template where the address names one.
    private static func entry(_ ask: Ask, _ refused: Refused?, _ names: Names) async throws -> Model {
        let projects = try await projects(ask)
        let templates = ask.house.announcements.rules.templates
        var draft = AnnouncementDraft()
        let chosen = ask.query("template").flatMap { key in templates.first { $0.key == key } }
        if let chosen { draft.begin(with: chosen) }
        let form = AnnouncementForm(
            form: refused?.form, draft: draft, times: TimeWords(ask, zone: projects.first?.zone ?? .shanghai),
            names: names, sends: ask.house.announcements.sends)
        var model = form.model
        model["mayWrite"] = !projects.isEmpty
        model["isOpen"] = refused != nil || ask.query("new") != nil
        model["projects"] = Choice.options(projects.map { ($0.code, $0.name) }, chosen: refused?.form["project"])
        model["hasProjects"] = projects.count > 1
        model["project"] = projects.first?.code ?? ""
        model["templates"] = templates.map { one -> Model in
            [
                "name": one.name[ask.language], "isHere": one.key == chosen?.key,
                "href": Paths.announcements(query: [("new", "1"), ("template", one.key)]),
            ]
        }
        return model
    }

    private static func row(_ one: Announcement, _ names: Names, _ ask: Ask) -> Model {
        let words = AnnouncementWords(names: names, times: TimeWords(ask, zone: names.zone(of: one.project)))
        let state = one.state(at: ask.now)
        return [
            "number": one.number, "href": Paths.announcement(one.number), "name": one.content.title,
            "audience": words.audience(of: one), "channels": words.channels(of: one), "begins": words.begins(one),
            "ends": words.ends(one), "state": words.state(state), "class": words.mood(state),
            "who": names.staff(one.by),
        ]
    }
}
