import Kernel
import Store

extension Entrance {
    /// How far a right password leads.
    package enum Entry: Sendable {
        /// In: what the cookie holds.
        case session(Secret)
        /// To the second step: what ties it to the first.
        case half(Secret)
    }

    package static let halfLife = Span.minutes(5)

    /// Opens a session for somebody whose password was right, by the code of their app or a recovery code.
    ///
    /// Wrong codes count with wrong passwords, and a right password does not begin the count anew: who has the password
    /// cannot try codes for long.
    ///
    /// - Throws: ``WorkforceRefusal/signInAgain`` five minutes after the first step · ``WorkforceRefusal/wrongCode`` ·
    ///   ``WorkforceRefusal/tooManyTries(waitSeconds:)`` · ``WorkforceRefusal/noKey``
    package func signIn(half: String, code: String, address: String) async throws -> Secret {
        let digest = Secret.digest(of: half)
        let (half, staff, attempt, tried) = try await store.write { tx in
            guard let half = try FactorTable.half(tx, digest: digest, at: tx.now),
                let staff = try StaffTable.find(tx, half.staff), staff.isActive
            else { throw WorkforceRefusal.signInAgain }
            let attempt = Attempt(user: staff.user, address: address)
            try Self.begin(attempt, tx)
            return (half, staff, attempt, tx.now)
        }
        let secret = try await store.write { [keyring] tx -> Secret? in
            guard let way = try Self.way(code, of: staff.id, keyring, tx) else { return nil }
            guard try FactorTable.finish(tx, half: digest) else { throw WorkforceRefusal.signInAgain }
            try Self.end(attempt, tried, tx)
            return try Self.begin(tx, staff, device: half.device, address: address, way: half.way, detail: way)
        }
        guard let secret else { throw WorkforceRefusal.wrongCode }
        return secret
    }

    /// By what the second step was taken, for the audit trail; nil for a wrong code. The key is not needed for a
    /// recovery code.
    private static func way(
        _ typed: String, of id: ID<Staff>, _ keyring: Keyring?, _ tx: Tx
    ) throws -> String? {
        guard let factor = try FactorTable.find(tx, id), factor.since != nil else { return nil }
        let typed = String(typed.prefix(60))
        if try FactorTable.useCode(tx, id, digest: RecoveryCode.digest(typed)) { return "recovery code" }
        return try isCode(typed, factor, of: id, keyring, tx) ? "second step" : nil
    }

    /// Opens a session in this transaction.
    static func begin(
        _ tx: Tx, _ staff: Staff, device: String, address: String, way: Way = .password, detail: String = ""
    ) throws -> Secret {
        let (secret, form) = (Secret(prefix: "gjs_"), Secret(prefix: ""))
        try SessionTable.insert(
            tx, secret, of: staff.id, form: form, device: device, address: address, way: way, life: life)
        try Audit.append(tx, actor: staff.id.number, act: "sign-in", subject: staff.user, detail: detail)
        return secret
    }

    /// To the second step.
    static func lead(_ tx: Tx, _ staff: Staff, device: String, way: Way) throws -> Secret {
        let half = Secret(prefix: "gjh_")
        try FactorTable.insert(tx, half: half, of: staff.id, device: device, way: way, life: halfLife)
        return half
    }

    /// A right password: in, or to the second step.
    static func enter(_ tx: Tx, _ staff: Staff, device: String, _ attempt: Attempt, _ tried: Instant) throws -> Entry {
        if try FactorTable.find(tx, staff.id)?.since != nil {
            return .half(try lead(tx, staff, device: device, way: .password))
        }
        try end(attempt, tried, tx)
        return .session(try begin(tx, staff, device: device, address: attempt.from))
    }
}
