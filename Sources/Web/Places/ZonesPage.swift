import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Who looks after which part of a project, who stands in, and which parts nobody looks after.
enum ZonesPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let (list, names) = (try await ask.zones(), try await Names.load(ask))
        let actor = try ask.actor
        let maySet = Premises.maySetZones(in: list.project.id, actor)
        var model = try await PlaceTabs.frame(here: Paths.zones, list.project, in: ask)
        model.merge([
            "day": list.day.description, "rows": list.lines.map { row($0, maySet, names) },
            "hasRows": !list.lines.isEmpty, "maySet": maySet, "isCut": list.isCut,
            "gaps": list.gaps.map { ["name": $0.name, "href": Paths.place($0.id.description)] as Model },
            "hasGaps": !list.gaps.isEmpty, "gapCount": "\(list.gaps.count)",
            "isSaved": ask.query("saved") != nil && refused == nil, "form": form(list, refused, names),
        ])
        model.merge(try await ListedSheet.links(.zones, of: list.project, [("on", ask.query("on"))], in: ask))
        return Shell.page(
            "zones", model, title: ask.text("zone.title"), place: "places", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func row(_ line: ZoneList.Line, _ maySet: Bool, _ names: Names) -> Model {
        let post = line.post
        return [
            "place": line.place.name, "code": line.place.code, "href": Paths.place(line.place.id.description),
            "staff": names.staff(post.staff), "duty": names.text("zoneDuty.\(post.duty.rawValue)"),
            "span": names.span(of: post), "holds": line.holds,
            "standsInFor": post.standsInFor.map { names.text("zone.standsInFor", ["name": names.staff($0)]) } ?? "",
            "mayEnd": maySet, "to": Paths.zone(post.id.description),
        ]
    }

    private static func form(_ list: ZoneList, _ refused: Refused?, _ names: Names) -> Model {
        let typed = refused?.form
        let people = names.activeStaff.filter { one in
            one.roles.contains { $0.project == nil || $0.project == list.project.id }
        }.map { ($0.user, $0.name) }
        return [
            "isOpen": typed?["place"] != nil, "place": typed?.raw("place") ?? "", "from": typed?.raw("from") ?? "",
            "until": typed?.raw("to") ?? "", "staff": Choice.options(people, chosen: typed?["staff"]),
            "absent": Choice.options(people, chosen: typed?["standsInFor"]), "takesOver": typed?["takesOver"] != nil,
            "sentence": refused.map { sentence($0.refusal, names) } ?? "",
        ]
    }

    /// Whoever has the place already is named, not numbered.
    private static func sentence(_ refusal: any Refusal, _ names: Names) -> String {
        guard case DirectoryRefusal.stewardAlready(let id) = refusal, let staff = ID<Staff>(id) else {
            return PageSentence(refusal, names).text
        }
        return names.text("refusal.\(refusal.code)", ["given": names.staff(staff)])
    }

    static func give(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            let body = ZoneBody(
                place: form["place"] ?? "", staff: form["staff"] ?? "", from: try form.day("from"),
                to: try form.day("to"), standsInFor: form["standsInFor"], takesOver: form["takesOver"] != nil)
            let draft = try await ask.zoneDraft(body)
            return try await ask.house.premises.give(
                body.place, to: draft, request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func end(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            try await ask.house.premises.endZone(
                ask.name("zone"), on: try form.day("on"), request: ask.requestKey(form), by: try ask.actor)
        }
    }

    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> ZonePost) async throws -> Response {
        let form = try await ask.form()
        do {
            let post = try await work(form)
            let project = try await ask.house.lookups.staffing().projects[post.project]
            return .see(Paths.zones(query: [("project", project?.code), ("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, Refused(refusal: refusal, form: form))
        }
    }
}
