import AsyncHTTPClient
import Foundation
import Workforce

/// The way out to the provider of single sign-on, over HTTP.
enum ProviderClient {
    /// Lives as long as the program. Whoever answers with another address is not followed there.
    private static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: .seconds(3), read: .seconds(5))
        return configuration
    }


    static let line = ProviderLine { question in
        // Somebody waits before a browser for each answer.
        let answer = try await client.execute(request(question), timeout: .seconds(6))
        let body = try await answer.body.collect(upTo: ProviderLine.mostBytes)
        return ProviderLine.Answer(status: Int(answer.status.code), body: Data(body.readableBytesView))
    }

    private static func request(_ question: ProviderLine.Question) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: question.address)
        request.headers.add(name: "Accept", value: "application/json")
        if let user = question.user {
            let words = Data("\(user):\(question.password ?? "")".utf8).base64EncodedString()
            request.headers.add(name: "Authorization", value: "Basic \(words)")
        }
        if let form = question.form {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(Data(IdentityProvider.encoded(form).utf8))
        }
        return request
    }
}
