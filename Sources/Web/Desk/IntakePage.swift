import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The intake: one box that finds the caller, the demand, and what is known about both.
struct IntakePage {
    let draft: IntakeDraft
    let refusal: (any Refusal)?
    let desk: Desk
    let projects: [Project]
    let names: Names
    let candidates: [SeenPerson]
    let caller: SeenPerson?

    private static let mostCandidates = 8

    /// - Parameter kept: where the draft comes from, if it was kept on the server.
    static func show(
        _ ask: Ask, _ draft: IntakeDraft, refusal: (any Refusal)? = nil, kept: KeptDraft? = nil
    ) async throws -> Response {
        let page = try await load(ask, draft, refusal)
        let customer = try await CustomerPane.load(ask, page.caller, page.names)
        let help = try await IntakeHelp.load(ask, page.filled, page.project, page.names, page.desk)
        var model = page.model
        model.merge(page.declared(TimeWords(ask, zone: page.project?.zone ?? .shanghai)))
        model["help"] = help.model
        model["draftOf"] = KeptDraft.intake
        if let kept { model["draft"] = DraftPage.model(kept, TimeWords(ask)) }
        model["customer"] = customer?.model ?? [:]
        model["hasCustomer"] = customer != nil
        return Shell.page(
            "intake", model, title: ask.text("intake.title"), place: "desk", in: ask,
            status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The part of the page that changes while the demand is typed.
    static func proposals(_ ask: Ask) async throws -> Response {
        let page = try await load(ask, IntakeDraft(try await ask.form()), nil)
        let help = try await IntakeHelp.load(ask, page.draft, page.project, page.names, page.desk)
        return .html(
            ask.house.templates.render("intake-help", ["help": help.model], ask.language), language: ask.language)
    }

    private static func load(_ ask: Ask, _ draft: IntakeDraft, _ refusal: (any Refusal)?) async throws -> IntakePage {
        let desk = try ask.house.cases.desk()
        let actor = try ask.actor
        let names = try await Names.load(ask)
        let all = try await ask.house.places.projects()
        let projects = actor.projects(reaching: .caseRegister, of: all.filter(\.isOpen))
        var caller: SeenPerson?
        var found: [SeenPerson] = []
        if let id = draft.person {
            do { caller = try await ask.file(id) } catch DirectoryRefusal.unknownPerson {}
        } else if !draft["q"].isEmpty {
            let readable = actor.projects(listing: .peopleRead, of: all).map(\.id)
            found = try await ask.house.people.find(draft["q"], in: readable, limit: mostCandidates, for: actor)
            if found.count == 1, found[0].file.has(phone: draft["q"]) { caller = found[0] }
        }
        return IntakePage(
            draft: draft, refusal: refusal, desk: desk, projects: projects, names: names,
            candidates: caller == nil ? found : [], caller: caller)
    }

    /// The project of the caller, the chosen one, or the first in which the reader may register.
    var project: Project? {
        let wanted = caller?.person.project.description ?? draft["project"]
        return projects.first { $0.id.description == wanted } ?? projects.first
    }

    /// The draft with the room that is chosen before anybody chose.
    private var filled: IntakeDraft {
        IntakeDraft(draft.declared.keys) { name in
            if let value = draft.declared[name] { return value }
            let value = draft[name].isEmpty && name == "place" ? rooms.first?.place.code ?? "" : draft[name]
            return value.isEmpty ? nil : value
        }
    }

    var rooms: [PersonFile.Room] { caller?.file.rooms.filter { $0.occupancy.to == nil } ?? [] }
}

extension PersonFile {
    /// Whether this is exactly one of the person's numbers.
    func has(phone text: String) -> Bool {
        guard let phone = Phone(text), phone.digits.count >= 7 else { return false }
        return person.phones.contains { Phone($0) == phone }
    }
}
