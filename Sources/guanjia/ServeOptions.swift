import ArgumentParser
import Web
import Workforce

/// What `serve` takes besides.
struct ServeOptions: ParsableArguments {
    @OptionGroup var store: StoreOptions
    @Option(help: "The address to listen on. Default: GUANJIA_HOST, else 127.0.0.1.") var host: String?
    @Option(help: "The port to listen on; 0 takes a free one. Default: GUANJIA_PORT, else 8080.") var port: Int?
    @Option(help: "Proxies that are believed: addresses and networks. Default: GUANJIA_PROXY, else this machine's.")
    var proxy: String?
    @Option(help: "Requests in ten seconds from an address without an account; 0 is no limit. Default: 600.")
    var requestsPerAddress: Int?
    @Option(help: "Requests in ten seconds by an account or a token; 0 is no limit. Default: 1000.")
    var requestsPerAccount: Int?
    @Option(help: "Requests under way from an address without an account; 0 is no limit. Default: 200.")
    var openPerAddress: Int?
    @Option(help: "Requests under way and live pages of an account or a token; 0 is no limit. Default: 100.")
    var openPerAccount: Int?

    func settings() throws -> Settings {
        func text(_ number: Int?) -> String? { number.map { "\($0)" } }
        return try store.settings([
            .host: host, .port: text(port), .proxy: proxy, .requestsPerAddress: text(requestsPerAddress),
            .requestsPerAccount: text(requestsPerAccount), .openPerAddress: text(openPerAddress),
            .openPerAccount: text(openPerAccount),
        ])
    }
}

extension Settings {
    /// - Throws: ``UsageError`` where a proxy is no address or a limit is no number.
    func door() throws -> DoorRules {
        do {
            return DoorRules(
                proxies: try Proxies(self[.proxy]),
                limits: Limits(
                    requestsPerAddress: try number(.requestsPerAddress),
                    requestsPerAccount: try number(.requestsPerAccount),
                    openPerAddress: try number(.openPerAddress), openPerAccount: try number(.openPerAccount)))
        } catch let unreadable as Proxies.Unreadable {
            throw UsageError(
                "proxy from \(entry(.proxy).origin): “\(unreadable.word)” is neither an address nor a network")
        }
    }
}
