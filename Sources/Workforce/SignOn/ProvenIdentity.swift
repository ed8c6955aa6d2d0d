/// Whom a provider says somebody is.
struct ProvenIdentity: Sendable, Equatable {
    let issuer: String
    /// Theirs for ever, and nobody else's, at that provider.
    let subject: String
    /// What people call it: a name or an address at the provider; empty where it tells none.
    let name: String
    /// The telephone, where the provider says that it was verified.
    let phone: String?
    /// The name by which ``SignOnRules/Newcomers/user`` finds somebody; nil where it was not verified.
    let user: String?
    /// Whether the provider says that it asked for a second factor.
    let hasFactor: Bool
}
