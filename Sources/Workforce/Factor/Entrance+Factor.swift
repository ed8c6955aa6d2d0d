import Foundation
import Kernel
import Store

extension Entrance {
    /// The second step of somebody's own sign-in: something they have, besides something they know.
    package struct Factor: Sendable {
        /// Whether this house has a key to seal one with.
        package let isPossible: Bool
        /// Nil where it is not on.
        package let since: Instant?
        /// What an app is to be given, and its address; nil where nothing waits for a first code.
        package let pending: (secret: String, address: String)?
        package let codesLeft: Int
    }

    package func factor(_ session: Session) async throws -> Factor {
        let id = session.actor.staff
        return try await store.read { [keyring] db in
            let found = try FactorTable.find(db, id)
            let user = try StaffTable.find(db, id)?.user ?? ""
            let waiting = found?.since == nil ? found : nil
            return Factor(
                isPossible: keyring != nil, since: found?.since,
                pending: waiting.flatMap { try? Self.secret($0, of: id, keyring) }.map { Self.pending($0, user) },
                codesLeft: try FactorTable.codesLeft(db, id))
        }
    }

    /// Makes the secret that an app is given. It counts from the first code on; asked for again, it is the same one.
    ///
    /// - Throws: ``WorkforceRefusal/noKey`` · ``WorkforceRefusal/factorIsOn``
    package func beginFactor(_ session: Session) async throws -> (secret: String, address: String) {
        guard let keyring else { throw WorkforceRefusal.noKey }
        let id = session.actor.staff
        let fresh = Data((0..<TOTP.secretBytes).map { _ in UInt8.random(in: 0...255) })
        let sealed = try keyring.seal(fresh, for: Self.purpose(id))
        return try await store.write { tx in
            let user = try StaffTable.find(tx, id)?.user ?? ""
            let found = try FactorTable.find(tx, id)
            guard found?.since == nil else { throw WorkforceRefusal.factorIsOn }
            if let found, let secret = try? Self.secret(found, of: id, keyring) { return Self.pending(secret, user) }
            // None yet, or one whose key is gone: nobody uses that any more.
            try FactorTable.begin(tx, id, sealed: sealed)
            return Self.pending(fresh, user)
        }
    }

    /// Turns it on with the first code of the app, or, where it is on, makes the recovery codes anew.
    ///
    /// - Returns: the recovery codes, which are told this once.
    /// - Throws: ``WorkforceRefusal/wrongCode`` · ``WorkforceRefusal/tooManyTries(waitSeconds:)``, wrong codes counting
    ///   as at the door · ``WorkforceRefusal/noKey``
    package func confirmFactor(_ code: String, in session: Session) async throws -> [String] {
        let id = session.actor.staff
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        let (attempt, tried) = try await tryOf(id)
        let isRight = try await store.write { [keyring] tx in
            guard let factor = try FactorTable.find(tx, id),
                try Self.isCode(code, factor, of: id, keyring, tx)
            else { return false }
            let act = factor.since == nil ? "factor.on" : "factor.codes"
            try Self.end(attempt, tried, tx)
            try FactorTable.replaceCodes(tx, id, digests: codes.map(RecoveryCode.digest))
            try Audit.append(tx, actor: id.number, act: act, subject: id.description)
            if factor.since == nil { try SessionTable.revokeAll(tx, of: id, but: Secret.digest(of: session.secret)) }
            return true
        }
        guard isRight else { throw WorkforceRefusal.wrongCode }
        return codes
    }

    /// Turns the asker's own off.
    ///
    /// - Throws: ``WorkforceRefusal/wrongPassword`` · ``WorkforceRefusal/tooManyTries(waitSeconds:)``
    package func endFactor(password: String, in session: Session) async throws {
        let id = session.actor.staff
        let (attempt, tried) = try await tryOf(id)
        let sealed = try await store.read { try StaffTable.password($0, of: id) }
        guard try await Self.check(String(password.prefix(200)), against: sealed ?? Password.nobody) else {
            throw WorkforceRefusal.wrongPassword
        }
        try await store.write { tx in
            try Self.end(attempt, tried, tx)
            guard try FactorTable.remove(tx, id) else { return }
            try Audit.append(tx, actor: id.number, act: "factor.off", subject: id.description)
        }
    }

    /// Takes it from somebody who lost their telephone, and signs them out everywhere.
    ///
    /// - Parameter reason: how it was made sure that it is they who ask; for the audit trail.
    /// - Returns: how many sessions ended.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/reasonMissing`` ·
    ///   ``WorkforceRefusal/reasonTooLong(most:)`` · ``WorkforceRefusal/notAllowed(_:)``;
    ///   for oneself there is ``endFactor(password:in:)``
    package func endFactor(of staff: ID<Staff>, reason: String, by actor: Actor) async throws -> Int {
        try await store.write { tx in
            _ = try Team.ruled(tx, staff, by: actor)
            guard staff != actor.staff else { throw WorkforceRefusal.notAllowed(.staffWrite) }
            let reason = try Reason.checked(reason)
            guard try FactorTable.remove(tx, staff) else { return 0 }
            try Audit.append(
                tx, actor: actor.staff.number, act: "factor.off", subject: staff.description, detail: reason)
            return try SessionTable.revokeAll(tx, of: staff)
        }
    }

    /// Those who sign in with a second step.
    package func factorHolders() async throws -> Set<ID<Staff>> {
        Set(try await store.read { try FactorTable.holders($0) })
    }
}

extension Entrance {
    /// Begins a try of somebody who is signed in.
    func tryOf(_ id: ID<Staff>) async throws -> (attempt: Attempt, tried: Instant) {
        try await store.write { tx in
            let attempt = Attempt(user: try StaffTable.find(tx, id)?.user ?? "")
            try Self.begin(attempt, tx)
            return (attempt, tx.now)
        }
    }

    /// Whether it is the app's code of now; then it is used up.
    static func isCode(
        _ typed: String, _ factor: FactorTable.Factor, of id: ID<Staff>, _ keyring: Keyring?, _ tx: Tx
    ) throws -> Bool {
        let code = String(RecoveryCode.plain(typed).prefix(20))
        let secret = try secret(factor, of: id, keyring)
        guard let step = TOTP.step(of: code, secret, at: tx.now, after: factor.lastStep) else { return false }
        try FactorTable.use(tx, id, step: step)
        return true
    }

    private static func secret(_ factor: FactorTable.Factor, of id: ID<Staff>, _ keyring: Keyring?) throws -> Data {
        guard let keyring else { throw WorkforceRefusal.noKey }
        do { return try keyring.open(factor.sealed, for: purpose(id)) } catch is KeyringError {
            throw WorkforceRefusal.noKey
        }
    }

    private static func purpose(_ id: ID<Staff>) -> String { "totp \(id.number)" }

    private static func pending(_ secret: Data, _ user: String) -> (secret: String, address: String) {
        let text = Base32.text(secret)
        return (text, TOTP.address(text, user: user))
    }
}
