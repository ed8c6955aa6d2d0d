import Directory
import Kernel
import Store

extension Team {
    /// Takes somebody off the list of those who work here: nothing opens for them from now on, and what they did
    /// stays. Part of the transaction that says who takes over.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``WorkforceRefusal/notOneself`` · ``WorkforceRefusal/hasLeft`` ·
    ///   ``WorkforceRefusal/somebodyMustChangeRights``
    package static func leave(
        _ tx: Tx, _ id: ID<Staff>, version: Int?, reason: String, by actor: Actor
    ) throws -> Staff {
        var staff = try ruled(tx, id, by: actor, version: version)
        guard id != actor.staff else { throw WorkforceRefusal.notOneself }
        guard staff.isActive else { throw WorkforceRefusal.hasLeft }
        staff.isActive = false
        try requireRuler(tx, with: staff)
        try SessionTable.revokeAll(tx, of: id)
        try TokenTable.revokeAll(tx, of: id)
        try FactorTable.forgetHalves(tx, of: id)
        if let turn = try DutyTable.current(tx, of: id) {
            try DutyTable.end(tx, turn.id, at: max(turn.beganAt, tx.now))
        }
        return try save(tx, staff, "staff.leave", detail: reason, by: actor)
    }

    /// Gives those whom somebody led to another manager.
    package static func handLed(_ tx: Tx, by leaver: ID<Staff>, to heir: ID<Staff>?, by actor: Actor) throws {
        for var one in try StaffTable.led(tx, by: leaver) {
            one.manager = one.id == heir ? nil : heir
            _ = try save(tx, one, "staff.change", detail: "manager", by: actor)
        }
    }

    /// How many somebody leads.
    package static func led(_ db: DB, by manager: ID<Staff>) throws -> Int { try StaffTable.led(db, by: manager).count }

    /// Takes somebody back with the posts that they had. Their sessions and tokens stay ended, and they sign in with a
    /// new password, which is told once.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``WorkforceRefusal/isHere``
    package func takeBack(_ id: ID<Staff>, version: Int?, by actor: Actor) async throws -> (Staff, String) {
        let password = OneTimePassword.make()
        let sealed = try SealedPassword(password)
        let staff = try await store.write { tx in
            var staff = try Self.ruled(tx, id, by: actor, version: version)
            guard !staff.isActive else { throw WorkforceRefusal.isHere }
            staff.isActive = true
            try StaffTable.setPassword(tx, sealed.text, of: id, isGiven: true)
            try HandOverTable.end(tx, of: id)
            return try Self.save(tx, staff, "staff.back", detail: "", by: actor)
        }
        return (staff, password)
    }
}

extension Team {
    /// Who was let go, by whom, when and why, and who takes over.
    package typealias HandedOver = (plan: HandOver, at: Instant, by: ID<Staff>, reason: String)

    /// Nil for whoever is here, or left before it was said who takes over.
    package func handOver(of id: ID<Staff>) async throws -> HandedOver? {
        try await store.read { try HandOverTable.current($0, of: id) }
    }
}
