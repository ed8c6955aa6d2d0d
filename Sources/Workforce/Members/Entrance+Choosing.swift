import Kernel
import Store

extension Entrance {
    /// Chooses a password in place of the one that somebody else gave, and ends every other session. Whoever was let
    /// in by the given one need not type it again.
    ///
    /// - Returns: how many sessions ended.
    /// - Throws: ``WorkforceRefusal/passwordTooShort(least:)`` · ``WorkforceRefusal/passwordTooPlain`` ·
    ///   ``WorkforceRefusal/passwordTooCommon`` · ``WorkforceRefusal/passwordWasGiven`` ·
    ///   ``WorkforceRefusal/wrongPassword``: there is none that was given
    package func choosePassword(_ new: String, in session: Session) async throws -> Int {
        let id = session.actor.staff
        let new = String(new.prefix(200))
        let (staff, given) = try await store.read { db in
            (try StaffTable.find(db, id), try StaffTable.password(db, of: id))
        }
        guard let staff, staff.mustChoose, let given else { throw WorkforceRefusal.wrongPassword }
        try Password.require(new, of: staff.user)
        guard try await !Self.check(new, against: given) else { throw WorkforceRefusal.passwordWasGiven }
        let fresh = try SealedPassword(new, of: staff.user)
        return try await store.write { tx in
            // Somebody may have given another one meanwhile: then this session is over.
            guard try StaffTable.password(tx, of: id) == given else { throw WorkforceRefusal.notSignedIn }
            try StaffTable.setPassword(tx, fresh.text, of: id)
            try Audit.append(tx, actor: id.number, act: "password.choose", subject: id.description)
            return try SessionTable.revokeAll(tx, of: id, but: Secret.digest(of: session.secret))
        }
    }
}
