import Kernel
import Store
import Synchronization

/// Answers "who is it" for every request, from memory where it was asked within the last seconds.
///
/// A change of rights, a revoked session or token is noticed by this process at once (``forget()``) and by its copies
/// within ``life``.
package final class Doorkeeper: Sendable {
    private static let life = Span.seconds(5)
    private static let mostRemembered = 10_000

    private let store: Store
    private let remembered = Mutex<[Key: (session: Entrance.Session, until: Instant)]>([:])
    /// The digests of the sessions that came since it was last written down, with when.
    private let seen = Mutex<[String: Instant]>([:])

    /// A token is no cookie and a cookie no token, also where it was asked for just now.
    private enum Kind { case session, token }

    private struct Key: Hashable {
        let kind: Kind
        let secret: String
    }

    package init(_ store: Store) { self.store = store }

    package func forget() { remembered.withLock { $0.removeAll() } }

    /// - Throws: ``WorkforceRefusal/notSignedIn``
    package func session(of secret: String) async throws -> Entrance.Session {
        try await ask(.session, secret) { db, digest, now in
            guard let row = try SessionTable.find(db, digest: digest, at: now),
                let (actor, language) = try Self.actor(db, row.staff)
            else { return nil }
            return .init(
                actor: actor.limited(to: nil, via: row.device), language: language, formToken: row.form, secret: secret,
                isLimited: false,
                // Whoever came in by a provider knows no password that was given, and needs none.
                mustChoose: try row.way == .password && StaffTable.mustChoose(db, row.staff))
        }
    }

    /// - Throws: ``WorkforceRefusal/notSignedIn``
    package func bearer(_ secret: String) async throws -> Entrance.Session {
        try await ask(.token, secret) { db, digest, now in
            guard let row = try TokenTable.find(db, digest: digest, at: now),
                let (actor, language) = try Self.actor(db, row.staff)
            else { return nil }
            return .init(
                actor: actor.limited(to: row.scope, via: row.label), language: language, formToken: "", secret: secret,
                isLimited: row.scope != nil)
        }
    }

    /// Who it is by now: their rights may have changed since, or the session have ended.
    ///
    /// - Throws: ``WorkforceRefusal/notSignedIn``
    package func again(_ session: Entrance.Session) async throws -> Entrance.Session {
        session.formToken.isEmpty
            ? try await bearer(session.secret) : try await self.session(of: session.secret)
    }

    private func ask(
        _ kind: Kind, _ secret: String, _ look: @Sendable @escaping (DB, String, Instant) throws -> Entrance.Session?
    ) async throws -> Entrance.Session {
        let now = store.clock.now()
        let key = Key(kind: kind, secret: secret)
        if let known = remembered.withLock({ $0[key] }), known.until > now, known.until < now + Span.minutes(1) {
            return known.session
        }
        let digest = Secret.digest(of: secret)
        guard let session = try await store.read({ try look($0, digest, now) }) else {
            throw WorkforceRefusal.notSignedIn
        }
        if kind == .session { seen.withLock { $0[digest] = now } }
        // What is about to end by an own password is asked anew, so that every copy knows at once.
        guard !session.mustChoose else { return session }
        remembered.withLock { all in
            if all.count >= Self.mostRemembered { all.removeAll() }
            all[key] = (session, now + Self.life)
        }
        return session
    }

    /// Writes down when each browser was last here. What cannot be written is written with what comes later.
    ///
    /// - Returns: how many browsers.
    @discardableResult
    package func note() async throws -> Int {
        let news = seen.withLock { seen in
            defer { seen.removeAll() }
            return seen
        }
        guard !news.isEmpty else { return 0 }
        do {
            try await store.write { tx in
                for (digest, time) in news.sorted(by: { $0.key < $1.key }) {
                    try SessionTable.see(tx, digest: digest, at: time)
                }
            }
        } catch {
            seen.withLock { $0.merge(news) { max($0, $1) } }
            throw error
        }
        return news.count
    }

    /// A member of staff as somebody who acts; nil for those who have left.
    package static func actor(_ db: DB, _ id: ID<Staff>) throws -> (Actor, Language)? {
        guard let staff = try StaffTable.find(db, id), staff.isActive else { return nil }
        let roles = try StaffTable.rights(db)
        let grants = try staff.roles.flatMap { try $0.grants(db, roles[$0.role] ?? []) }
        let actor = Actor(staff: id, name: staff.name, departments: staff.departments, grants: grants, via: "")
        return (actor, staff.language)
    }
}
