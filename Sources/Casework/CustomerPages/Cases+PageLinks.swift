import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Who makes links, sends them and takes them back: whoever follows the case, or registers what comes in.
    package static let linkers: [Right] = [.caseFollow, .caseRegister]

    /// The links to the customer's page of a case, the newest first.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func pageLinks(of name: String, for actor: Actor) async throws -> [PageLink] {
        try await store.read { db in try PageLinkTable.of(db, try linkable(db, name, by: actor).id) }
    }

    /// Whether a text message could carry a link: there is a gateway, and the house knows its own address.
    package func sendsPageLinks(on item: Case) throws -> Bool {
        try sends && !address.isEmpty && rules(of: item).desk.sending?.channels.isEmpty == false
    }

    /// Makes a link that opens the customer's page of a case.
    ///
    /// - Returns: the link with its secret, which is told this once: a repeated request is answered without it.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``PageLinkRefusal/pagesNotOffered`` · ``PageLinkRefusal/tooManyPageLinks``
    package func makePageLink(
        on name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> MadePageLink {
        let secret = Secret(prefix: PageLink.prefix)
        let (link, isNew) = try await store.write { tx in
            var isNew = false
            let id = try tx.once(request, actor: actor.staff.number) {
                isNew = true
                let item = try linkable(tx, name, by: actor)
                let link = try newLink(tx, on: item, isByText: false, by: actor)
                try PageLinkTable.insert(tx, link, digest: secret.digest)
                try note(tx, "page-made", on: item, by: actor)
                return link.id
            }
            guard let link = try PageLinkTable.find(tx, id) else { throw PageLinkRefusal.pageUnknown }
            return (link, isNew)
        }
        guard isNew else { return MadePageLink(link: link, secret: nil, address: nil) }
        return MadePageLink(link: link, secret: secret.text, address: address + PageLink.path + secret.text)
    }

    /// Sends the customer a text message with a link, which is made when the message leaves.
    ///
    /// - Throws: as ``makePageLink(on:request:by:)`` · ``PageLinkRefusal/pageLinkNotSent`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` without a telephone number
    package func sendPageLink(on name: String, request: RequestKey? = nil, by actor: Actor) async throws -> PageLink {
        try await store.write { tx in
            let id = try tx.once(request, actor: actor.staff.number) {
                let item = try linkable(tx, name, by: actor)
                guard let rules = try rules(of: item).desk.customerPages else { throw PageLinkRefusal.pagesNotOffered }
                guard try sendsPageLinks(on: item), let channel = try self.rules(of: item).desk.sending?.channels.min()
                else { throw PageLinkRefusal.pageLinkNotSent }
                let link = try newLink(tx, on: item, isByText: true, by: actor)
                try PageLinkTable.insert(tx, link, digest: nil)
                let text = rules.text[try language(tx, of: item)]
                    .replacing(CustomerPageRules.number, with: item.number)
                _ = try send(tx, text, by: channel, on: item) { $0.errand = .page(link.id) }
                try note(tx, "page-sent", on: item, [.conveyed(by: channel)], by: actor)
                return link.id
            }
            guard let link = try PageLinkTable.find(tx, id) else { throw PageLinkRefusal.pageUnknown }
            return link
        }
    }

    /// Takes back every link of a case; one whose text message has not left does not leave any more.
    ///
    /// - Returns: how many.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func revokePageLinks(on name: String, request: RequestKey? = nil, by actor: Actor) async throws -> Int {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try linkable(tx, name, by: actor)
                let count = try PageLinkTable.revoke(tx, of: item.id, by: actor.staff)
                if count > 0 { try note(tx, "page-revoked", on: item, by: actor) }
                return count
            }
        }
    }

    private func linkable(_ db: DB, _ name: String, by actor: Actor) throws -> Case {
        let item = try visible(db, name, to: actor)
        try actor.require(.caseFollow, .caseRegister, on: item)
        return item
    }

    func newLink(
        _ tx: Tx, on item: Case, isByText: Bool, for person: ID<Person>? = nil, by actor: Actor
    ) throws -> PageLink {
        guard let rules = try rules(of: item).desk.customerPages else { throw PageLinkRefusal.pagesNotOffered }
        let open = try PageLinkTable.of(tx, item.id).filter { [.good, .opened].contains($0.state(at: tx.now)) }
        guard open.count < rules.most else { throw PageLinkRefusal.tooManyPageLinks }
        return PageLink(
            id: tx.newID(), item: item.id, isByText: isByText, staff: actor.staff, person: person,
            madeAt: tx.now, until: tx.now + rules.holds, openedAt: nil, revokedAt: nil)
    }

    @discardableResult
    func note(
        _ tx: Tx, _ act: String, on item: Case, _ events: [CaseEvent] = [], by actor: Actor
    ) throws -> Case {
        let deed = Deed(act: act, actor: actor, now: tx.now)
        return try commit(tx, events, to: item, deed, in: try project(tx, item.project))
    }
}

extension PageLink {
    /// Before the secret, so that whoever finds one knows what it is.
    static let prefix = "gjp_"
    /// Before the secret in the address.
    package static let path = "/c/"
}
