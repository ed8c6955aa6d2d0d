import Foundation
import Kernel
import Store

/// Sign-in, sessions and tokens: who is it that asks?
package struct Entrance: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    /// A signed-in browser.
    package struct Session: Sendable {
        package let actor: Actor
        package let language: Language
        /// Stands in every form; a request that changes something must bring it back.
        package let formToken: String
        /// What the cookie holds.
        package let secret: String
    }

    private static let life = Span.hours(14)
    private static let window = Span.minutes(15)
    private static let freeTries = 5

    /// Opens a session.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)`` after five wrong words in 15 minutes, for the user and
    ///   for the address · ``WorkforceRefusal/wrongUserOrPassword``, in the same time for unknown users
    package func signIn(user: String, password: String, device: String, address: String) async throws -> Secret {
        let user = String(user.trimmed.prefix(80))
        let watched = ["user:" + user.lowercased(), "from:" + address]
        let (staff, sealed) = try await store.read { [clock = store.clock] db in
            try Self.slowDown(db, watched, at: clock.now())
            let staff = try StaffTable.find(db, user: user).flatMap { $0.isActive ? $0 : nil }
            return (staff, try staff.flatMap { try StaffTable.password(db, of: $0.id) })
        }
        let isRight = await Self.check(String(password.prefix(200)), against: sealed ?? Password.nobody)
        guard let staff, isRight else {
            try await store.write { tx in
                for who in watched { try SignInTryTable.insert(tx, who) }
            }
            throw WorkforceRefusal.wrongUserOrPassword
        }
        return try await open(for: staff, device: device)
    }

    private func open(for staff: Staff, device: String) async throws -> Secret {
        let secret = Secret(prefix: "gjs_")
        let form = Secret(prefix: "")
        try await store.write { tx in
            try SignInTryTable.forget(tx, "user:" + staff.user.lowercased())
            try SessionTable.insert(tx, secret, of: staff.id, form: form, device: device, life: Self.life)
            try Audit.append(tx, actor: staff.id.number, act: "sign-in", subject: staff.user)
        }
        return secret
    }

    /// scrypt takes tens of milliseconds: off the threads that answer requests.
    static func check(_ password: String, against sealed: String) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                continuation.resume(returning: Password.matches(password, sealed))
            }
        }
    }

    static func slowDown(_ db: DB, _ watched: [String], at now: Instant) throws {
        for who in watched {
            let tries = try SignInTryTable.since(db, now - window, by: who)
            let excess = tries.count - (who.hasPrefix("user:") ? freeTries : freeTries * 6)
            guard excess >= 0, let last = tries.first else { continue }
            let wait = Span.seconds(Int64(min(900, 30 << min(excess, 5))))
            let left = (last + wait) - now
            if left > .zero { throw WorkforceRefusal.tooManyTries(waitSeconds: Int(left.wholeSeconds) + 1) }
        }
    }

    package func signOut(_ secret: String, by actor: Actor) async throws {
        try await store.write { tx in
            try SessionTable.revoke(tx, digest: Secret.digest(of: secret))
            try Audit.append(tx, actor: actor.staff.number, act: "sign-out", subject: actor.name)
        }
    }

    /// Ends every session of a member of staff, on all devices.
    ///
    /// - Returns: how many.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func revokeSessions(
        of staff: ID<Staff>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        if staff != actor.staff { try actor.require(.staffWrite) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                try Audit.append(
                    tx, actor: actor.staff.number, act: "sessions.revoke", subject: staff.description)
                return try SessionTable.revokeAll(tx, of: staff)
            }
        }
    }

    /// Makes an API token; its text is shown once and kept only as a digest.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    package func makeToken(user: String, label: String, scope: Set<Right>?) async throws -> Secret {
        let secret = Secret(prefix: "gjt_")
        try await store.write { tx in
            guard let staff = try StaffTable.find(tx, user: user) else { throw WorkforceRefusal.unknownStaff(user) }
            try TokenTable.insert(tx, secret, of: staff.id, label: label, scope: scope)
            try Audit.append(tx, actor: staff.id.number, act: "token.make", subject: user, detail: label)
        }
        return secret
    }
}
