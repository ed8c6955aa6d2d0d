import Kernel
import Store

extension Entrance {
    package static let mostSubjectLetters = 255

    /// Who a member of staff is at providers: for themselves, and for whoever rules over them.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func identities(of id: ID<Staff>, for actor: Actor) async throws -> [LinkedIdentity] {
        try await store.read { db in
            if id != actor.staff { _ = try Team.ruled(db, id, by: actor) }
            return try IdentityTable.all(db, of: id)
        }
    }

    /// Says who somebody else is at the provider, as somebody who rules over them. For oneself there is
    /// ``beginLink(password:browser:in:)``.
    ///
    /// - Parameter subject: what the provider calls them in `sub`, as it writes it.
    /// - Throws: ``WorkforceRefusal/signOnIsOff`` · ``WorkforceRefusal/unknownStaff(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/notOneself`` · ``WorkforceRefusal/hasLeft`` ·
    ///   ``WorkforceRefusal/badSubject`` · ``WorkforceRefusal/identityTaken`` · ``WorkforceRefusal/identityIsLinked``
    package func link(
        _ subject: String, to id: ID<Staff>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ID<LinkedIdentity> {
        guard let provider else { throw WorkforceRefusal.signOnIsOff }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let staff = try Team.ruled(tx, id, by: actor)
                guard id != actor.staff else { throw WorkforceRefusal.notOneself }
                guard staff.isActive else { throw WorkforceRefusal.hasLeft }
                let subject = subject.trimmed
                guard !subject.isEmpty, subject.utf8.count <= Self.mostSubjectLetters,
                    subject.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
                else { throw WorkforceRefusal.badSubject }
                let told = ProvenIdentity(
                    issuer: provider.rules.issuer, subject: subject, name: "", phone: nil, user: nil, hasFactor: false)
                return try Self.link(tx, told, to: id, by: actor.staff)
            }
        }
    }

    /// Ends a link: one's own, or that of somebody whom one rules over. Sessions that came in by it end too.
    ///
    /// - Returns: how many sessions ended.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/noSuchIdentity``
    package func unlink(
        _ identity: ID<LinkedIdentity>, of id: ID<Staff>, request: RequestKey? = nil, in session: Session
    ) async throws -> Int {
        let actor = session.actor
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                if id != actor.staff { _ = try Team.ruled(tx, id, by: actor) }
                guard let one = try IdentityTable.all(tx, of: id).first(where: { $0.id == identity }) else {
                    throw WorkforceRefusal.noSuchIdentity
                }
                try IdentityTable.end(tx, one.id)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "identity.unlink", subject: id.description,
                    detail: "\(one.issuer) \(one.subject)")
                return try SessionTable.revokeAll(tx, of: id, way: .provider, but: Secret.digest(of: session.secret))
            }
        }
    }

    @discardableResult
    static func link(
        _ tx: Tx, _ proven: ProvenIdentity, to staff: ID<Staff>, by linker: ID<Staff>
    ) throws -> ID<LinkedIdentity> {
        try requireFree(tx, staff, proven.issuer)
        guard try IdentityTable.owner(tx, proven.issuer, proven.subject) == nil else {
            throw WorkforceRefusal.identityTaken
        }
        let id = try IdentityTable.insert(tx, proven, of: staff, by: linker)
        try Audit.append(
            tx, actor: linker.number, act: "identity.link", subject: staff.description,
            detail: "\(proven.issuer) \(proven.subject)")
        return id
    }

    /// Somebody is one person at one provider.
    static func requireFree(_ db: DB, _ staff: ID<Staff>, _ issuer: String) throws {
        guard try !IdentityTable.all(db, of: staff).contains(where: { $0.issuer == issuer }) else {
            throw WorkforceRefusal.identityIsLinked
        }
    }
}
