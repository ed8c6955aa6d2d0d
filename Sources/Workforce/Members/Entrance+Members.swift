import Kernel
import Store

extension Entrance {
    /// Gives somebody a new password, which is told once, and signs them out everywhere. They choose their own before
    /// anything else; their tokens go on.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/notOneself`` · ``WorkforceRefusal/hasLeft``
    package func reissuePassword(of id: ID<Staff>, by actor: Actor) async throws -> String {
        let password = OneTimePassword.make()
        let sealed = try SealedPassword(password)
        try await store.write { tx in
            let staff = try Team.ruled(tx, id, by: actor)
            guard id != actor.staff else { throw WorkforceRefusal.notOneself }
            guard staff.isActive else { throw WorkforceRefusal.hasLeft }
            try StaffTable.setPassword(tx, sealed.text, of: id, isGiven: true)
            try SignInTryTable.forget(tx, Attempt(user: staff.user).user)
            try SessionTable.revokeAll(tx, of: id)
            try FactorTable.forgetHalves(tx, of: id)
            try Audit.append(tx, actor: actor.staff.number, act: "password.give", subject: id.description)
        }
        return password
    }

    /// Lets somebody try again who typed a wrong password too often.
    ///
    /// - Returns: whether they had been kept out.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func unlock(_ id: ID<Staff>, request: RequestKey? = nil, by actor: Actor) async throws -> Bool {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let staff = try Team.ruled(tx, id, by: actor)
                let user = Attempt(user: staff.user).user
                let wasOut = try Self.wait(tx, user, at: tx.now) > .zero
                try SignInTryTable.forget(tx, user)
                try Audit.append(tx, actor: actor.staff.number, act: "sign-in.unlock", subject: id.description)
                return wasOut
            }
        }
    }

    /// How long somebody is kept out after wrong passwords; nought for whoever may try.
    package func keptOut(_ staff: Staff) async throws -> Span {
        try await store.read { [now = store.clock.now()] db in
            try Self.wait(db, Attempt(user: staff.user).user, at: now)
        }
    }

    /// Where a member of staff is signed in, the last first, for whoever rules over them.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func signedIn(_ id: ID<Staff>, for session: Session) async throws -> [SignedIn] {
        try await store.read { [now = store.clock.now()] db in
            _ = try Team.ruled(db, id, by: session.actor)
            return try SignedIn.all(db, of: id, at: now, for: session)
        }
    }

    /// Ends one session: one's own, or that of somebody whom one rules over.
    ///
    /// - Parameter key: as ``SignedIn/key`` tells it.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/unknownSession``
    package func endSession(
        _ key: String, of id: ID<Staff>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                if id != actor.staff { _ = try Team.ruled(tx, id, by: actor) }
                let all = try SessionTable.all(tx, of: id, at: tx.now)
                guard let one = all.first(where: { SignedIn.key($0.digest) == key })
                else { throw WorkforceRefusal.unknownSession }
                try SessionTable.revoke(tx, digest: one.digest)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "session.revoke", subject: id.description, detail: one.device)
                return 1
            }
        }
    }
}
