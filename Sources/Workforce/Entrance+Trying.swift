import Kernel
import Store

extension Entrance {
    /// One try to prove who one is, and against whom it counts.
    struct Attempt: Sendable {
        let user: String
        /// Nil for somebody who is signed in already.
        let address: String?
        /// The address as it is; empty for somebody who is signed in already.
        let from: String

        init(user: String, address: String? = nil) {
            self.user = "user:" + UserName.plain(user)
            self.address = address.map { "from:" + $0 }
            from = address ?? ""
        }

        var watched: [String] { [user] + (address.map { [$0] } ?? []) }
    }

    private static let window = Span.minutes(15)
    private static let freeTries = 5

    /// Counts a try before it is looked at, so that of many at the same time each sees those before it.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)``; then it does not count.
    static func begin(_ attempt: Attempt, _ tx: Tx) throws {
        try slowDown(tx, attempt.watched, at: tx.now)
        for who in attempt.watched { try SignInTryTable.insert(tx, who) }
    }

    /// It was the right word: the user begins anew, and the address is not charged with it.
    static func end(_ attempt: Attempt, _ tried: Instant, _ tx: Tx) throws {
        try SignInTryTable.forget(tx, attempt.user)
        if let address = attempt.address { try SignInTryTable.forget(tx, address, at: tried) }
    }

    private static func slowDown(_ db: DB, _ watched: [String], at now: Instant) throws {
        for who in watched {
            let left = try wait(db, who, at: now)
            if left > .zero { throw WorkforceRefusal.tooManyTries(waitSeconds: Int(left.wholeSeconds) + 1) }
        }
    }

    /// How long whoever is watched is kept out; nought where they may try.
    static func wait(_ db: DB, _ who: String, at now: Instant) throws -> Span {
        let tries = try SignInTryTable.since(db, now - window, by: who)
        let excess = tries.count - (who.hasPrefix("user:") ? freeTries : freeTries * 6)
        guard excess >= 0, let last = tries.first else { return .zero }
        return max(.zero, (last + .seconds(Int64(min(900, 30 << min(excess, 5))))) - now)
    }

    /// - Throws: as ``PasswordLanes/run(_:)``
    static func check(_ password: String, against sealed: String) async throws -> Bool {
        try await PasswordLanes.run { Password.matches(password, sealed) }
    }
}
