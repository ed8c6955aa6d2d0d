import Kernel
import Store

extension Team {
    /// A role that is as it was delivered becomes as it is delivered now.
    static func follow(_ tx: Tx, _ new: Role, _ known: Role) throws {
        guard known.isAsDelivered else { return }
        let next = known.following(new)
        guard next != known else { return }
        _ = try save(tx, next, "role.follow", by: .system)
    }

    /// Gives a changed role what this version would add to it, or leaves it as it is; neither is offered again.
    ///
    /// - Parameter new: the role as it is delivered now.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``WorkforceRefusal/nothingOffered``
    package func answer(
        _ new: Role, taking: Bool, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Role {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard var role = try StaffTable.roles(tx).first(where: { $0.key == new.key }) else {
                    throw WorkforceRefusal.unknownRole(new.key)
                }
                if let version, version != role.version { throw WorkforceRefusal.changedMeanwhile }
                let offered = role.offered(by: new)
                guard !offered.isEmpty else { throw WorkforceRefusal.nothingOffered }
                if taking { role.rights.formUnion(offered) }
                role.delivered = DeliveredRole(name: new.name, rights: new.rights)
                return try Self.save(tx, role, taking ? "role.take" : "role.leave", by: actor)
            }
        }
    }
}
