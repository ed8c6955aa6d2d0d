import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So much of what somebody said about a channel is shown.
    private static let mostConsents = 50

    /// What a customer said about unasked text messages and calls, the newest first: the first one of a channel holds.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    package func consents(of person: ID<Person>, for actor: Actor) async throws -> [Consent] {
        try await store.read { db in
            _ = try Customers.known(db, person, for: actor)
            return try ConsentTable.all(db, of: person, limit: Self.mostConsents)
        }
    }

    /// Writes down that a customer takes unasked text messages or calls, or does not.
    ///
    /// - Parameters:
    ///   - how: how it was said, in words.
    ///   - saidAt: nil for now.
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` for what is still to come
    package func writeConsent(
        _ accepts: Bool, on channel: Consent.Channel = .text, how: String, saidAt: Instant? = nil,
        of person: ID<Person>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> [Consent] {
        let how = how.trimmed
        guard !how.isEmpty else { throw CaseRefusal.fieldMissing("manner") }
        guard how.count <= Consent.longestHow else {
            throw CaseRefusal.tooLong(field: "manner", limit: Consent.longestHow)
        }
        try await store.write { tx in
            _ = try tx.once(request, actor: actor.staff.number) {
                let (_, rights) = try Customers.known(tx, person, for: actor)
                guard rights.contains(.peopleWrite) else { throw WorkforceRefusal.notAllowed(.peopleWrite) }
                guard saidAt.map({ Instant.sayable.contains($0) && $0 <= tx.now }) ?? true else {
                    throw CaseRefusal.dateOutOfRange(field: "saidAt")
                }
                let consent = Consent(
                    id: tx.newID(), person: person, channel: channel, accepts: accepts, how: how,
                    saidAt: saidAt ?? tx.now, by: actor.staff, byName: actor.name, at: tx.now)
                try ConsentTable.append(tx, consent)
                try Audit.append(
                    tx, actor: actor.staff.number, act: consent.act, subject: person.description, detail: how)
                return consent
            }
        }
        return try await consents(of: person, for: actor)
    }

    /// Whether the customer of a case refuses unasked text messages; where nobody knows who it is, whether anybody with
    /// that number does.
    func declines(_ db: DB, _ item: Case) throws -> Bool {
        if let person = item.reporter.person { return try ConsentTable.declines(db, person) }
        guard let phone = Phone(item.reporter.phone) else { return false }
        return try PersonTable.find(db, phone: phone).contains { person in
            try person.project == item.project && ConsentTable.declines(db, person.id)
        }
    }
}

extension Consent {
    /// As the audit calls it.
    fileprivate var act: String {
        switch channel {
        case .text: accepts ? "person.accept-texts" : "person.refuse-texts"
        case .call: accepts ? "person.accept-calls" : "person.refuse-calls"
        }
    }
}
