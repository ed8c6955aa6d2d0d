import Kernel
import Store

extension Entrance {
    /// A browser that a member of staff is signed in with.
    package struct SignedIn: Sendable, Hashable {
        /// What it is called where it is to be ended; nobody signs in by it.
        package let key: String
        package let device: String
        package let since: Instant
        /// Where it signed in from; empty where that was not kept.
        package let address: String
        /// When it was used last, to some minutes; nil where that was not kept.
        package let seenAt: Instant?
        /// How it came in.
        package let way: Way
        /// The one that asks.
        package let isHere: Bool

        static func all(_ db: DB, of staff: ID<Staff>, at now: Instant, for session: Session) throws -> [SignedIn] {
            let here = Secret.digest(of: session.secret)
            return try SessionTable.all(db, of: staff, at: now).map { SignedIn($0, here: here) }
        }

        private init(_ kept: SessionTable.Kept, here: String) {
            key = Self.key(kept.digest)
            (device, since, address, seenAt) = (kept.device, kept.since, kept.address, kept.seenAt)
            way = kept.way
            isHere = kept.digest == here
        }

        /// 64 bits of the digest of the secret.
        static func key(_ digest: String) -> String { String(digest.prefix(16)) }
    }

    /// Where the asker is signed in, the last first.
    package func signedIn(_ session: Session) async throws -> [SignedIn] {
        try await store.read { [now = store.clock.now()] db in
            try SignedIn.all(db, of: session.actor.staff, at: now, for: session)
        }
    }

    /// Ends every other session of the asker, on all devices.
    ///
    /// - Returns: how many.
    package func endOthers(_ session: Session, request: RequestKey? = nil) async throws -> Int {
        try await store.write { tx in
            try tx.once(request, actor: session.actor.staff.number) { try Self.endOthers(tx, session) }
        }
    }

    private static func endOthers(_ tx: Tx, _ session: Session) throws -> Int {
        let id = session.actor.staff
        try Audit.append(tx, actor: id.number, act: "sessions.revoke", subject: id.description)
        return try SessionTable.revokeAll(tx, of: id, but: Secret.digest(of: session.secret))
    }

    /// Changes the asker's own password and ends every other session.
    ///
    /// - Returns: how many sessions ended.
    /// - Throws: ``WorkforceRefusal/passwordTooShort(least:)`` · ``WorkforceRefusal/passwordTooPlain`` ·
    ///   ``WorkforceRefusal/tooManyTries(waitSeconds:)``, wrong words counting as at the door ·
    ///   ``WorkforceRefusal/wrongPassword``
    package func changePassword(
        from old: String, to new: String, in session: Session, key: String? = nil
    ) async throws -> Int {
        let id = session.actor.staff
        // A digest of the body would hold one of the passwords that is quick to try.
        let request = key.map { RequestKey(key: $0, digest: "password") }
        if let request, let done: Int = try await store.write({ try $0.answer(to: request, actor: id.number) }) {
            return done
        }
        let new = String(new.prefix(200))
        let (attempt, tried, sealed) = try await store.write { tx in
            let user = try StaffTable.find(tx, id)?.user ?? ""
            try Password.require(new, of: user)
            let attempt = Attempt(user: user)
            try Self.begin(attempt, tx)
            return (attempt, tx.now, try StaffTable.password(tx, of: id))
        }
        guard try await Self.check(String(old.prefix(200)), against: sealed ?? Password.nobody) else {
            throw WorkforceRefusal.wrongPassword
        }
        let fresh = try SealedPassword(new)
        return try await store.write { tx in
            try tx.once(request, actor: id.number) {
                try StaffTable.setPassword(tx, fresh.text, of: id)
                try Self.end(attempt, tried, tx)
                try Audit.append(tx, actor: id.number, act: "password.change", subject: id.description)
                return try Self.endOthers(tx, session)
            }
        }
    }
}
