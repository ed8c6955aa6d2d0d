import Foundation

/// The way out to a provider. The program gives one that asks over HTTP; the rules only know what it answers.
package struct ProviderLine: Sendable {
    /// One request: a form that is posted, or, without one, a document that is read.
    package struct Question: Sendable, Equatable {
        package let address: String
        package var form: [String: String]?
        /// For `Authorization: Basic`: user and password, as they are.
        package var user: String?
        package var password: String?

        init(
            _ address: String, form: [String: String]? = nil, user: String? = nil, password: String? = nil
        ) {
            (self.address, self.form, self.user, self.password) = (address, form, user, password)
        }
    }

    package struct Answer: Sendable {
        package let status: Int
        package let body: Data

        package init(status: Int, body: Data) { (self.status, self.body) = (status, body) }
    }

    /// No answer of a provider is longer, in bytes.
    package static let mostBytes = 1 << 20

    let ask: @Sendable (Question) async throws -> Answer

    /// - Parameter ask: asks once, follows nowhere, gives up after some seconds and after ``mostBytes``.
    package init(_ ask: @escaping @Sendable (Question) async throws -> Answer) { self.ask = ask }
}
