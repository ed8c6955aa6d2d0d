import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many words of the house stand on the customer's page.
    private static let mostMessages = 20

    /// The case that a link opens. That it was opened the first time stands on the timeline.
    ///
    /// - Parameter device: what stands beside what the customer does.
    /// - Throws: ``PageLinkRefusal/pageUnknown``, whatever is wrong with the link
    package func customerCase(by secret: String, device: String) async throws -> CustomerCase {
        let shown = try await store.read { try customerCase($0, by: secret, at: clock.now(), device) }
        guard shown.link.openedAt == nil else { return shown }
        return try await store.write { tx in
            let shown = try customerCase(tx, by: secret, at: tx.now, device)
            guard shown.link.openedAt == nil else { return shown }
            try PageLinkTable.opened(tx, shown.link.id)
            try note(tx, "page-opened", on: shown.item, by: .customer(of: shown.item.number, via: device))
            return try customerCase(tx, by: secret, at: tx.now, device)
        }
    }

    /// Takes an action as the customer of the case that a link opens.
    ///
    /// - Throws: ``PageLinkRefusal/pageUnknown`` · as ``act(_:on:version:request:by:)``
    package func act(
        _ asked: ActRequest, version: Int? = nil, byLink secret: String, request: RequestKey? = nil, device: String
    ) async throws -> CustomerCase {
        let shown = try await store.read { try customerCase($0, by: secret, at: clock.now(), device) }
        // What tells a repeated form from another is the address, and the link stands in it.
        let key = request.map {
            RequestKey(key: "\(shown.link.id) \($0.key)", digest: Secret.digest(of: $0.digest))
        }
        _ = try await act(
            asked, on: shown.item.number, version: version, request: key,
            by: .customer(of: shown.item.number, via: device)
        ) { tx in try good(tx, secret, at: tx.now) }
        return try await store.read { try customerCase($0, by: secret, at: clock.now(), device) }
    }

    /// A file that the customer may open by their link; nil where it is none of theirs.
    ///
    /// - Throws: ``PageLinkRefusal/pageUnknown``
    package func file(_ id: ID<Attachment>, byLink secret: String) async throws -> (Attachment, [UInt8])? {
        let shown = try await store.read { try customerCase($0, by: secret, at: clock.now(), "") }
        guard let file = shown.files.first(where: { $0.id == id }), let bytes = store.blobs.get(file.digest) else {
            return nil
        }
        return (file, Array(bytes))
    }

    private func customerCase(_ db: DB, by secret: String, at now: Instant, _ device: String) throws -> CustomerCase {
        let link = try good(db, secret, at: now)
        guard let item = try CaseTable.find(db, link.item) else { throw PageLinkRefusal.pageUnknown }
        let (desk, procedure) = try rules(of: item)
        let guest = Actor.customer(of: item.number, via: device)
        let papers = try procedure.prints.filter(\.isForCustomer).compactMap { form in
            do { return try paper(db, form.key, of: item, at: now) } catch is PrintRefusal { return nil }
        }
        let (project, actions) = (try project(db, item.project), procedure.allowed(on: item, for: guest))
        return CustomerCase(
            item: item, desk: desk, procedure: procedure, project: project,
            place: try item.place.flatMap { try PlaceTable.find(db, $0) }, link: link,
            person: try link.person.map { try PersonTable.find(db, $0)?.mergedInto ?? $0 } ?? item.reporter.person,
            bookings: try SlotTable.of(db, item.id).filter { $0.until > now },
            passes: try PassTable.of(db, item.id).filter { !$0.verdict(at: now, in: nil).isOver },
            papers: papers, messages: try told(db, item), actions: actions,
            slots: try slotChoices(db, for: item, actions, in: project, at: now))
    }

    /// - Throws: ``PageLinkRefusal/pageUnknown``
    @discardableResult
    private func good(_ db: DB, _ secret: String, at now: Instant) throws -> PageLink {
        guard let link = try PageLinkTable.find(db, digest: Secret.digest(of: secret)),
            [.good, .opened].contains(link.state(at: now))
        else { throw PageLinkRefusal.pageUnknown }
        return link
    }

    private func told(_ db: DB, _ item: Case) throws -> [TimelineEntry] {
        try TimelineTable.last(db, of: item.id, act: "message", for: .customer, limit: Self.mostMessages)
    }
}
