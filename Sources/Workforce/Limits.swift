/// How much one account, or one address without an account, may ask. Nought is no limit.
package struct Limits: Sendable, Equatable {
    /// Requests within ``Turnstile/window``.
    package var requestsPerAddress: Int
    package var requestsPerAccount: Int
    /// Requests under way and live streams, at once.
    package var openPerAddress: Int
    package var openPerAccount: Int

    package init(requestsPerAddress: Int, requestsPerAccount: Int, openPerAddress: Int, openPerAccount: Int) {
        (self.requestsPerAddress, self.requestsPerAccount) = (requestsPerAddress, requestsPerAccount)
        (self.openPerAddress, self.openPerAccount) = (openPerAddress, openPerAccount)
    }

    package static let none = Limits(
        requestsPerAddress: 0, requestsPerAccount: 0, openPerAddress: 0, openPerAccount: 0)

    func requests(of comer: Turnstile.Comer) -> Int { comer.isKnown ? requestsPerAccount : requestsPerAddress }
    func open(of comer: Turnstile.Comer) -> Int { comer.isKnown ? openPerAccount : openPerAddress }
}
