import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The invitations of a house, and the form for a new one: how many it would have is shown before it is begun.
enum InvitationListPage {
    @Sendable
    static func start(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let file = try await ask.house.cases.invite(
                try draft(InvitationKinds(ask).typed { form[$0] }), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.invitation(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// - Throws: ``CaseRefusal/unknownWord(field:given:known:)``
    static func draft(_ given: (String) -> String?) throws -> InvitationDraft {
        var draft = InvitationDraft()
        if let desk = given("desk"), !desk.isEmpty { draft.desk = desk }
        draft.project = given("project").flatMap { $0.isEmpty ? nil : $0 }
        draft.kind = given("kind") ?? ""
        var status: PlaceStatus?
        if let word = given("status"), !word.isEmpty {
            status = PlaceStatus(rawValue: word)
            guard status != nil else {
                throw CaseRefusal.unknownWord(
                    field: "status", given: word, known: PlaceStatus.allCases.map(\.rawValue))
            }
        }
        let codes = (given("places") ?? "").split { $0.isWhitespace || ",，、;；".contains($0) }.map(String.init)
        draft.scope = InvitationScope(places: codes, status: status, tag: given("tag") ?? "")
        return draft
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let page = try await ask.house.cases.invitations(after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        var model: Model = [
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "more": page.next.map { Paths.invitations(query: [("after", $0)]) } ?? "",
        ]
        let sentence: PageSentence?
        (model, sentence) = try await entry(ask, refused, names, model)
        model["sentence"] = sentence?.text ?? ""
        return Shell.page(
            "invitations", model, title: ask.text("nav.invitations"), place: "invitations", in: ask,
            status: (sentence?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The form for a new one; with the count and the door to begin it where the address says for what.
    private static func entry(
        _ ask: Ask, _ refused: Refused?, _ names: Names, _ rest: Model
    ) async throws -> (Model, PageSentence?) {
        let given: (String) -> String? = { refused?.form[$0] ?? ask.query($0) }
        let projects = try ask.actor.projects(.caseRegister, of: try await ask.house.places.openProjects())
        var sentence = refused.map { PageSentence($0.refusal, names) }
        var model = rest
        model["kinds"] = Choice.options(InvitationKinds(ask).options, chosen: given("kind"))
        model["projects"] = Choice.options(projects.map { ($0.code, $0.name) }, chosen: given("project"))
        let statuses = PlaceStatus.allCases.map { ($0.rawValue, ask.text("placeStatus.\($0.rawValue)")) }
        model["statuses"] = Choice.options([("", ask.text("invitation.sold"))] + statuses, chosen: given("status"))
        (model["places"], model["tag"]) = (given("places") ?? "", given("tag") ?? "")
        model["isOpen"] = given("kind") != nil
        guard given("kind") != nil, refused == nil else { return (model, sentence) }
        do {
            let count = try await ask.house.cases.invitationCount(
                try draft(InvitationKinds(ask).typed(given)), for: try ask.actor)
            model["count"] = counted(count, names)
            model["mayStart"] = count.invited > 0
            model["chosen"] = ["project", "kind", "status", "places", "tag"].map { key -> Model in
                ["key": key, "value": given(key) ?? ""]
            }
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            sentence = PageSentence(refusal, names)
        }
        return (model, sentence)
    }

    private static func counted(_ count: InvitationCount, _ names: Names) -> String {
        names.text(
            "invitation.count",
            [
                "places": "\(count.places)", "invited": "\(count.invited)", "texts": "\(count.texts)",
                "letters": "\(count.letters)", "running": "\(count.running)", "ownerless": "\(count.ownerless)",
            ])
    }

    private static func row(_ one: Invitation, _ names: Names, _ ask: Ask) -> Model {
        [
            "number": one.number, "href": Paths.invitation(one.number), "by": names.staff(one.by),
            "kind": ask.house.cases.name(of: one.kind, on: one.desk)?[ask.language] ?? one.kind,
            "at": TimeWords(ask, zone: names.zone(of: one.project)).point(one.madeAt),
            "scope": InvitationPage.scope(one, ask),
            "state": ask.text(one.doneAt == nil ? "invitation.runs" : "invitation.sent"),
            "class": one.doneAt == nil ? "warn" : "ok",
        ]
    }
}
