import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many invitations on a page of them, and so many letters in one print.
    package static let mostInvitations = 50
    package static let mostLetters = 100

    /// The newest first.
    ///
    /// - Parameter after: the ID of the last one that was read before.
    package func invitations(
        after: ID<Invitation>? = nil, limit: Int = mostInvitations, for actor: Actor
    ) async throws -> Page<Invitation> {
        let limit = min(max(1, limit), 200)
        return try await store.read { db in
            let found = try actor.projects(.caseRegister, of: try ProjectTable.all(db)).flatMap {
                try InvitationTable.list(db, in: $0.id, before: after?.number ?? .max, limit: limit + 1)
            }.sorted { $0.id > $1.id }
            let items = Array(found.prefix(limit))
            return Page(items: items, next: found.count > limit ? items.last?.id.description : nil)
        }
    }

    /// By number or ID: its figures, and a page of its places by code.
    ///
    /// - Parameter code: of the last place that was read before.
    /// - Throws: ``InvitationRefusal/unknownInvitation``
    package func invitation(
        _ name: String, _ part: InvitationPart = .all, after code: String? = nil, limit: Int = mostInvitations,
        for actor: Actor
    ) async throws -> InvitationFile {
        let limit = min(max(1, limit), 200)
        return try await store.read { db in
            let one = try known(db, name, actor)
            let found = try InvitedPlaceTable.places(db, of: one.id, part, after: code ?? "", limit: limit + 1)
            let items = Array(found.prefix(limit))
            return InvitationFile(
                one: one, project: try project(db, one.project),
                figures: try InvitedPlaceTable.figures(db, of: one.id),
                places: Page(items: items, next: found.count > limit ? items.last?.code : nil))
        }
    }

    private func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Invitation {
        guard let one = try InvitationTable.find(db, named: name), actor.may(.caseRegister, in: one.project) else {
            throw InvitationRefusal.unknownInvitation
        }
        return one
    }

    /// The letters to those whom no text message reached, the next hundred of them by code of place: each with a link
    /// of its own, which is told this once. Printed they count as sent; a lost one is made again on the page of its
    /// case.
    ///
    /// - Parameters:
    ///   - code: of the last place of the hundred before; those that could have no letter are not tried again.
    ///   - here: where the house is reached, as its reader reached it; for a house that was not told it.
    /// - Returns: none to a repeated request; with the code after which the next hundred begin.
    /// - Throws: ``InvitationRefusal/unknownInvitation`` · ``PageLinkRefusal/pagesNotOffered``
    package func invitationLetters(
        _ name: String, after code: String? = nil, at here: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Page<InvitationLetter> {
        try await store.write { tx in
            var letters: [InvitationLetter] = []
            var next: String?
            _ = try tx.once(request, actor: actor.staff.number) {
                let one = try known(tx, name, actor)
                let most = Self.mostLetters
                let found = try InvitedPlaceTable.places(
                    tx, of: one.id, .letters, after: code ?? "", limit: most + 1)
                letters = try found.prefix(most).compactMap { try tryLetter(tx, $0, at: here, by: actor) }
                next = found.count > most ? found[most - 1].code : nil
                try Audit.append(
                    tx, actor: actor.staff.number, act: "invitation.letters", subject: one.number,
                    detail: "\(letters.count)")
                return letters.count
            }
            return Page(items: letters, next: next)
        }
    }

    /// One that can have no more links keeps no other from its letter.
    private func tryLetter(
        _ tx: Tx, _ place: InvitedPlace, at here: String, by actor: Actor
    ) throws -> InvitationLetter? {
        var made: InvitationLetter?
        do {
            try tx.attempt { made = try letter(tx, place, at: here, by: actor) }
        } catch is PageLinkRefusal { return nil }
        return made
    }

    private func letter(
        _ tx: Tx, _ place: InvitedPlace, at here: String, by actor: Actor
    ) throws -> InvitationLetter? {
        guard let number = place.number, let item = try CaseTable.find(tx, named: number) else { return nil }
        let secret = Secret(prefix: PageLink.prefix)
        let link = try newLink(tx, on: item, isByText: false, by: actor)
        try PageLinkTable.insert(tx, link, digest: secret.digest)
        try note(tx, "page-made", on: item, by: actor)
        try InvitationTable.printed(tx, place.id)
        let language = try language(tx, of: item)
        let to = (address.isEmpty ? here : address) + PageLink.path + secret.text
        return InvitationLetter(
            code: place.code, customer: place.customer, number: number,
            text: try invitationText(item, language).replacing(CustomerPageRules.link, with: to), address: to,
            language: language)
    }

    /// What the customer is told, with `{link}` still in it.
    func invitationText(_ item: Case, _ language: Language) throws -> String {
        let procedure = try rules(of: item).procedure
        let words = procedure.invites.flatMap { procedure.notices[$0.notice] }
        let text = words?[language] ?? CustomerPageRules.link
        return text.replacing(CustomerPageRules.number, with: item.number)
    }
}
