import Store

extension Entrance {
    /// How somebody came in. The raw value is the word in the store and the API.
    package enum Way: String, Sendable, CaseIterable, SQLConvertible { case password, provider }

    /// What a browser needs to go to the provider.
    package struct SignOn: Sendable {
        package let address: String
        /// What its cookie holds until it is back.
        package let browser: String
    }

    /// What a browser brings back from the provider.
    package struct SignOnReturn: Sendable {
        package let state: String
        package let code: String
        /// Why there is no code, in the provider's word.
        package let error: String?
        package let issuer: String?
        /// What the cookie holds.
        package let browser: String

        package init(state: String, code: String, error: String?, issuer: String?, browser: String) {
            (self.state, self.code, self.error) = (state, code, error)
            (self.issuer, self.browser) = (issuer, browser)
        }
    }

    /// What came of it.
    package enum SignedOn: Sendable {
        /// In, or to the second step; and where they wanted to go.
        case entered(Entry, to: String)
        /// Somebody who was in already has linked it.
        case linked
    }
}
