import Foundation

/// How people come in by way of a provider that knows them (OpenID Connect Core 1.0), as whoever runs the house set it.
///
/// It proves who somebody is and nothing else: rights are given here alone.
package struct SignOnRules: Sendable, Equatable {
    /// What becomes of somebody whom the provider knows and to whom nobody here is linked.
    package enum Newcomers: String, Sendable, CaseIterable {
        /// They are told to link it first, with their password. The default.
        case refuse
        /// Whoever has the name of ``SignOnRules/userClaim`` here is linked at once.
        case user
        /// The only one who has their verified telephone number here is linked at once.
        case phone
    }

    /// What a setting may not be.
    package enum Unusable: Error, Sendable, Equatable {
        case issuer(String), returnAddress(String), client
    }

    /// The provider's own name for itself: an address, without a slash behind it where the provider writes none.
    package let issuer: String
    package let client: String
    /// Nil for a client that the provider knows by PKCE alone.
    package let secret: String?
    /// What stands on the button; empty for the words of the house.
    package let name: String
    /// Where the provider sends browsers back to.
    package let returnAddress: String
    /// The claim that has the name of somebody, to be shown and to be compared by ``Newcomers/user``.
    package let userClaim: String
    package let newcomers: Newcomers
    /// Words of `amr`, or values of `acr`, by which the provider says that it asked for a second factor.
    package let factorWords: Set<String>

    /// - Throws: ``Unusable`` where an address is neither https nor of this machine, or no client is named.
    package init(
        issuer: String, client: String, secret: String?, name: String = "", returnAddress: String,
        userClaim: String = "preferred_username", newcomers: Newcomers = .refuse, factorWords: Set<String> = []
    ) throws(Unusable) {
        guard Self.isSafe(issuer) else { throw .issuer(issuer) }
        guard Self.isSafe(returnAddress) else { throw .returnAddress(returnAddress) }
        guard !client.isEmpty else { throw .client }
        (self.issuer, self.client, self.secret, self.name) = (issuer, client, secret, name)
        (self.returnAddress, self.userClaim) = (returnAddress, userClaim)
        (self.newcomers, self.factorWords) = (newcomers, factorWords)
    }

    /// What goes out by it cannot be read or changed on the way: https, or plain http within this machine.
    static func isSafe(_ address: String) -> Bool {
        guard let url = URL(string: address), let host = url.host, !host.isEmpty, url.user == nil, url.fragment == nil
        else { return false }
        return url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(host))
    }
}
