import AsyncHTTPClient
import Casework
import Foundation

/// Whoever takes our text messages: an address that is posted to, one message a request, as JSON with `key`, `to` and
/// `text`. Its key stands in `Idempotency-Key` as well. Any 2xx says that the message is theirs now; `id` of a JSON
/// answer is kept. What they could take later (408, 425, 429, 5xx) is tried again, everything else is a no.
struct TextGateway: Sendable {
    private static let mostBytes = 65_536

    let address: String
    private let token: String?
    private let client: HTTPClient

    /// - Parameter tokenFile: holds what is sent as a bearer token; empty for a gateway that asks for none.
    /// - Throws: ``UsageError`` where the address is none, or the file cannot be read.
    init(_ address: String, tokenFile: String, client: HTTPClient) throws {
        guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host != nil else {
            throw UsageError("text-gateway is no http or https address: “\(address)”")
        }
        self.address = address
        self.client = client
        guard !tokenFile.isEmpty else {
            token = nil
            return
        }
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
            throw UsageError("text-token-file cannot be read: \(tokenFile)")
        }
        token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Tries once to send a message; never throws: what went wrong is the outcome.
    func send(_ delivery: some Outgoing) async -> Delivery.Outcome {
        do {
            let answer = try await client.execute(try request(delivery), timeout: .seconds(10))
            let body = try await answer.body.collect(upTo: Self.mostBytes)
            return Self.outcome(Int(answer.status.code), Data(body.readableBytesView))
        } catch {
            return .again(String("\(error)".prefix(200)))
        }
    }

    private func request(_ delivery: some Outgoing) throws -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Idempotency-Key", value: delivery.key)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        let body = ["key": delivery.key, "to": delivery.phone, "text": delivery.text]
        request.body = .bytes(try JSONEncoder().encode(body))
        return request
    }

    private static func outcome(_ status: Int, _ body: Data) -> Delivery.Outcome {
        switch status {
        case 200..<300:
            let answer = try? JSONDecoder().decode(Answer.self, from: body)
            return .sent(reference: String((answer?.id ?? "").prefix(200)))
        case 408, 425, 429, 500...: return .again("HTTP \(status)")
        default: return .refused("HTTP \(status)")
        }
    }

    private struct Answer: Decodable { let id: String? }
}
