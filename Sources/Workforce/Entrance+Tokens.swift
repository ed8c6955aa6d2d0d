import Kernel
import Store

/// A key for a program, as it is told: never its text.
package struct APIToken: Sendable, Hashable {
    package let user: String
    package let label: String
    /// Nil for everything that the user may do.
    package let scope: Set<Right>?
    package let made: Instant
    /// Nil for those of before there was an end.
    package let ends: Instant?
}

extension Entrance {
    package static let tokenLife = Span.days(365)
    private static let mostLabelLetters = 80

    /// Makes an API token; its text is shown once and kept only as a digest.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    package func makeToken(
        user: String, label: String, scope: Set<Right>?, life: Span = tokenLife
    ) async throws -> Secret {
        let secret = Secret(prefix: "gjt_")
        let label = String(label.prefix(Self.mostLabelLetters))
        try await store.write { tx in
            guard let staff = try StaffTable.find(tx, user: user) else { throw WorkforceRefusal.unknownStaff(user) }
            try TokenTable.insert(tx, secret, of: staff.id, label: label, scope: scope, life: life)
            try Audit.append(tx, actor: staff.id.number, act: "token.make", subject: staff.user, detail: label)
        }
        return secret
    }

    /// The tokens that still open something, the last made first.
    package func tokens() async throws -> [APIToken] {
        try await store.read { [now = store.clock.now()] db in try TokenTable.all(db, at: now) }
    }

    /// Takes back every token with that label, of one user or of all.
    ///
    /// - Returns: how many. A running server that used one just now may take it for some seconds more.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    package func revokeTokens(label: String, user: String?) async throws -> Int {
        let label = String(label.prefix(Self.mostLabelLetters))
        return try await store.write { tx in
            let staff = try user.map { name in
                guard let staff = try StaffTable.find(tx, user: name) else { throw WorkforceRefusal.unknownStaff(name) }
                return staff.id
            }
            try Audit.append(tx, actor: staff?.number ?? 0, act: "token.revoke", subject: user ?? "*", detail: label)
            return try TokenTable.revoke(tx, label: label, of: staff)
        }
    }
}
