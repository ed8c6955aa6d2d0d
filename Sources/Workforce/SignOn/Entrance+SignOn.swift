import Kernel
import Store

extension Entrance {
    /// From the button until the browser is back.
    package static let signOnLife = Span.minutes(10)
    package static let mostPathLetters = 2000

    /// Begins the way to the provider, for somebody who wants to come in.
    ///
    /// - Parameters:
    ///   - browser: what the cookie holds already, so that two pages of one browser may both come back.
    ///   - to: where they want to go on to, inside this house.
    /// - Throws: ``WorkforceRefusal/signOnIsOff`` · ``WorkforceRefusal/providerSilent(cause:)``
    package func beginSignOn(to path: String, browser: String) async throws -> SignOn {
        try await begin(path, browser, linking: nil)
    }

    /// Begins it for somebody who is in, to link it to their account. They give their password, so that an open
    /// screen is not enough.
    ///
    /// - Throws: ``WorkforceRefusal/signOnIsOff`` · ``WorkforceRefusal/tooManyTries(waitSeconds:)`` ·
    ///   ``WorkforceRefusal/wrongPassword`` · ``WorkforceRefusal/identityIsLinked`` ·
    ///   ``WorkforceRefusal/providerSilent(cause:)``
    package func beginLink(password: String, browser: String, in session: Session) async throws -> SignOn {
        guard let provider else { throw WorkforceRefusal.signOnIsOff }
        let id = session.actor.staff
        let (attempt, tried) = try await tryOf(id)
        let sealed = try await store.read { try StaffTable.password($0, of: id) }
        guard try await Self.check(String(password.prefix(200)), against: sealed ?? Password.nobody) else {
            throw WorkforceRefusal.wrongPassword
        }
        try await store.write { tx in
            try Self.end(attempt, tried, tx)
            try Self.requireFree(tx, id, provider.rules.issuer)
        }
        return try await begin("", browser, linking: session)
    }

    private func begin(_ path: String, _ browser: String, linking session: Session?) async throws -> SignOn {
        guard let provider else { throw WorkforceRefusal.signOnIsOff }
        let isOurs = browser.wholeMatch(of: /gjo_[0-9a-f]{40}/) != nil
        let trip = SignOnTrip(
            state: Secret(prefix: "").text, browser: isOurs ? browser : Secret(prefix: "gjo_").text)
        let address = try await provider.authorization(trip)
        try await store.write { tx in
            try SignOnTable.insert(
                tx, trip, staff: session?.actor.staff, session: session.map { Secret.digest(of: $0.secret) },
                to: String(path.prefix(Self.mostPathLetters)), life: Self.signOnLife)
        }
        return SignOn(address: address, browser: trip.browser)
    }

    /// The browser is back: in, or linked.
    ///
    /// - Parameter session: who is in with this browser by now.
    /// - Throws: ``WorkforceRefusal/signOnIsOff`` · ``WorkforceRefusal/signOnLapsed``: it began in another browser,
    ///   too long ago, or was answered already · ``WorkforceRefusal/signOnDeclined`` ·
    ///   ``WorkforceRefusal/providerSilent(cause:)`` · ``WorkforceRefusal/identityNotProven(cause:)`` ·
    ///   ``WorkforceRefusal/unknownIdentity`` · ``WorkforceRefusal/identityTaken`` ·
    ///   ``WorkforceRefusal/identityIsLinked``
    package func finishSignOn(
        _ back: SignOnReturn, in session: Session?, device: String, address: String
    ) async throws -> SignedOn {
        guard let provider else { throw WorkforceRefusal.signOnIsOff }
        let trip = SignOnTrip(state: back.state, browser: back.browser)
        guard let kept = try await store.write({ try SignOnTable.take($0, trip) }) else {
            throw WorkforceRefusal.signOnLapsed
        }
        guard back.error == nil else { throw WorkforceRefusal.signOnDeclined }
        let proven = try await provider.redeem(back.code, from: back.issuer, trip)
        guard let staff = kept.staff else {
            let entry = try await store.write {
                try Self.enter($0, proven, provider.rules, device: device, address: address)
            }
            return .entered(entry, to: kept.path)
        }
        // Whoever is in by now is who began it, with the same session.
        guard let session, session.actor.staff == staff, Secret.digest(of: session.secret) == kept.session else {
            throw WorkforceRefusal.signOnLapsed
        }
        _ = try await store.write { try Self.link($0, proven, to: staff, by: staff) }
        return .linked
    }

    /// The provider has said who it is; whether anything opens for them is decided here.
    private static func enter(
        _ tx: Tx, _ proven: ProvenIdentity, _ rules: SignOnRules, device: String, address: String
    ) throws -> Entry {
        let linked = try IdentityTable.owner(tx, proven.issuer, proven.subject)
        guard let id = try linked ?? newcomer(tx, proven, rules)?.id, let staff = try StaffTable.find(tx, id),
            staff.isActive
        else { throw WorkforceRefusal.unknownIdentity }
        try IdentityTable.use(tx, proven.issuer, proven.subject)
        if !proven.hasFactor, try FactorTable.find(tx, staff.id)?.since != nil {
            return .half(try lead(tx, staff, device: device, way: .provider))
        }
        let words = proven.hasFactor ? "single sign-on, second factor there" : "single sign-on"
        return .session(try begin(tx, staff, device: device, address: address, way: .provider, detail: words))
    }
}
