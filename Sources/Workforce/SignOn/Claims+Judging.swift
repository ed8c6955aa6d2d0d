import Kernel

extension Claims {
    /// What a token must say to be for us, for this sign-in and for now.
    struct Wanted: Sendable {
        let rules: SignOnRules
        let nonce: String
        /// What `at_hash` must be where it is there.
        let accessHash: String?
    }

    /// Clocks may differ by so much.
    static let skew = Span.seconds(60)
    /// A token of a sign-in that took longer is none of this one.
    private static let mostAge = Span.minutes(15)
    private static let mostLetters = 255

    /// - Throws: ``Untrue``, in this order: issuer, audience, authorised party, time, nonce, subject, access token.
    func judge(_ wanted: Wanted, at now: Instant) throws(Untrue) -> ProvenIdentity {
        let rules = wanted.rules
        guard text("iss") == rules.issuer else { throw Untrue("iss is another") }
        let audience = words("aud")
        guard audience.contains(rules.client) else { throw Untrue("aud is another") }
        if audience.count > 1 || all["azp"] != nil {
            guard text("azp") == rules.client else { throw Untrue("azp is another") }
        }
        try judgeTimes(at: now)
        guard text("nonce") == wanted.nonce else { throw Untrue("nonce is another") }
        guard let subject = text("sub"), subject.utf8.count <= Self.mostLetters else { throw Untrue("no sub") }
        if let hash = text("at_hash") {
            guard hash == wanted.accessHash else { throw Untrue("at_hash is another") }
        }
        return identity(subject, rules)
    }

    private func judgeTimes(at now: Instant) throws(Untrue) {
        let seconds = Double(now.milliseconds) / 1000
        let skew = Double(Self.skew.wholeSeconds)
        guard let end = number("exp"), end + skew > seconds else { throw Untrue("exp is over, or missing") }
        guard let made = number("iat"), made - skew <= seconds else { throw Untrue("iat is to come, or missing") }
        guard seconds - made <= Double(Self.mostAge.wholeSeconds) else { throw Untrue("iat is long ago") }
        if let begin = number("nbf"), begin - skew > seconds { throw Untrue("nbf is to come") }
    }

    private func identity(_ subject: String, _ rules: SignOnRules) -> ProvenIdentity {
        let user = text(rules.userClaim)
        let isVerified = rules.userClaim != "email" || isTrue("email_verified")
        let told = (words("amr") + words("acr")).filter { rules.factorWords.contains($0) }
        return ProvenIdentity(
            issuer: rules.issuer, subject: subject,
            name: String((user ?? text("email") ?? text("name") ?? "").prefix(Self.mostLetters)),
            phone: isTrue("phone_number_verified") ? text("phone_number") : nil,
            user: isVerified ? user : nil, hasFactor: !told.isEmpty)
    }
}
