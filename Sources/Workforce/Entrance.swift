import Kernel
import Store

/// Sign-in, sessions and tokens: who is it that asks?
package struct Entrance: Sendable {
    let store: Store
    /// Nil where nothing can be sealed: then nobody has a second step.
    let keyring: Keyring?
    /// Nil where nobody comes in by way of one.
    package let provider: IdentityProvider?

    package init(_ store: Store, keyring: Keyring? = nil, provider: IdentityProvider? = nil) {
        (self.store, self.keyring, self.provider) = (store, keyring, provider)
    }

    /// A signed-in browser, or a token at work.
    package struct Session: Sendable {
        package let actor: Actor
        package let language: Language
        /// Stands in every form; a request that changes something must bring it back.
        package let formToken: String
        /// What the cookie holds.
        package let secret: String
        /// A token with a scope.
        package let isLimited: Bool
        /// The password was given by somebody else: nothing opens but the page on which another is chosen.
        package var mustChoose = false

        package init(
            actor: Actor, language: Language, formToken: String, secret: String, isLimited: Bool,
            mustChoose: Bool = false
        ) {
            (self.actor, self.language, self.formToken) = (actor, language, formToken)
            (self.secret, self.isLimited, self.mustChoose) = (secret, isLimited, mustChoose)
        }

        /// Of a command of the program: no cookie opens it, and no form is sent by it.
        package init(of actor: Actor, in language: Language) {
            self.init(actor: actor, language: language, formToken: "", secret: "", isLimited: false)
        }
    }

    static let life = Span.hours(14)

    /// Opens a session, or leads to the second step.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)`` after five wrong words in 15 minutes, for the user and
    ///   for the address, and where very many try at once · ``WorkforceRefusal/wrongUserOrPassword``, in the same time
    ///   for unknown users
    package func signIn(user: String, password: String, device: String, address: String) async throws -> Entry {
        let user = String(user.trimmed.prefix(80))
        let attempt = Attempt(user: user, address: address)
        let (tried, staff, sealed) = try await store.write { tx in
            try Self.begin(attempt, tx)
            let staff = try StaffTable.find(tx, user: user).flatMap { $0.isActive ? $0 : nil }
            return (tx.now, staff, try staff.flatMap { try StaffTable.password(tx, of: $0.id) })
        }
        let isRight = try await Self.check(String(password.prefix(200)), against: sealed ?? Password.nobody)
        guard let staff, isRight else { throw WorkforceRefusal.wrongUserOrPassword }
        return try await store.write { try Self.enter($0, staff, device: device, attempt, tried) }
    }

    package func signOut(_ secret: String, by actor: Actor) async throws {
        try await store.write { tx in
            try SessionTable.revoke(tx, digest: Secret.digest(of: secret))
            try Audit.append(tx, actor: actor.staff.number, act: "sign-out", subject: actor.name)
        }
    }

    /// Ends every session of a member of staff, on all devices: one's own, or those of somebody whom one could hire.
    ///
    /// - Returns: how many.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func revokeSessions(
        of staff: ID<Staff>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        if staff != actor.staff { try actor.require(.staffWrite) }
        return try await store.write { tx in
            let posts = staff == actor.staff ? [] : try StaffTable.find(tx, staff)?.roles ?? []
            if let right = actor.lacks(toRuleOver: posts, try StaffTable.roles(tx)) {
                throw WorkforceRefusal.notAllowed(right)
            }
            return try tx.once(request, actor: actor.staff.number) {
                try Audit.append(
                    tx, actor: actor.staff.number, act: "sessions.revoke", subject: staff.description)
                return try SessionTable.revokeAll(tx, of: staff)
            }
        }
    }
}
