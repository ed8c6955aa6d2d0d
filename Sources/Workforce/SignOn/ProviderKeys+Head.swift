import Foundation

extension ProviderKeys {
    /// The head of a token: nothing of it is verified yet.
    struct Head: Decodable, Equatable {
        let alg: String
        let kid: String?

        /// - Throws: ``Untrue`` where it is no token, or signed in a way that is not taken.
        init(of token: String) throws {
            let parts = token.split(separator: ".", omittingEmptySubsequences: false)
            guard token.utf8.count <= mostTokenBytes, parts.count == 3, let data = Data(base64URL: String(parts[0])),
                let head = try? JSONDecoder().decode(Self.self, from: data)
            else { throw Untrue("it is no token") }
            guard ProviderKeys.algorithms[head.alg] != nil else {
                throw Untrue("alg \(head.alg.prefix(20)) is not taken")
            }
            self = head
        }
    }
}
