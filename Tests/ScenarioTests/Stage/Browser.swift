import Foundation
import HummingbirdTesting
import NIOCore

/// Somebody at a browser: a cookie, and the token that stands in every form.
struct Browser: Sendable {
    let visitor: Visitor
    let formToken: String

    init(_ client: any TestClientProtocol, session: String, formToken: String) {
        visitor = Visitor(client: client, headers: ["Cookie": "guanjia=\(session)"])
        self.formToken = formToken
    }

    func open(_ uri: String) async throws -> Answer { try await visitor.get(uri) }

    /// Sends a form with its token.
    func submit(_ uri: String, _ fields: [String: String] = [:]) async throws -> Answer {
        try await submit(bare: uri, fields.merging(["form_token": formToken]) { $1 })
    }

    /// Sends a form just as it is given.
    func submit(bare uri: String, _ fields: [String: String]) async throws -> Answer {
        try await visitor.ask(
            .post, uri, ByteBuffer(string: Self.encoded(fields)),
            ["Content-Type": "application/x-www-form-urlencoded"])
    }

    static func encoded(_ fields: [String: String]) -> String {
        func escape(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }
        return fields.map { "\(escape($0))=\(escape($1))" }.sorted().joined(separator: "&")
    }
}
