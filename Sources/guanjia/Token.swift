import ArgumentParser
import Foundation
import Kernel
import Web
import Workforce

struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints an API token, once; lists them; takes them back.",
        discussion: """
            guanjia token --user NAME --name LABEL [--scope RIGHT,…] [--days N]
            guanjia token --list
            guanjia token --revoke LABEL [--user NAME]
            """)

    @OptionGroup var options: StoreOptions
    @Option(help: "Whose rights it has.") var user: String?
    @Option(help: "What it is for; stands on the timeline.") var name: String?
    @Option(help: "Rights it is limited to, with commas between; all of the user's where it is left out.")
    var scope: String?
    @Option(help: "After how many days it ends.") var days = 365
    @Flag(help: "Prints what opens something still: user, label, rights, made, ends.") var list = false
    @Option(help: "Takes back the tokens of this name.") var revoke: String?

    func validate() throws {
        guard (1...3650).contains(days) else { throw ValidationError("--days takes 1 to 3650") }
        guard list || revoke != nil || (user != nil && name != nil) else {
            throw ValidationError("a token needs --user and --name; or give --list or --revoke")
        }
    }

    func run() async throws {
        let entrance = try await options.open().entrance
        if list {
            for token in try await entrance.tokens() { say(Self.line(token)) }
        } else if let revoke {
            let count = try await entrance.revokeTokens(label: revoke, user: user)
            guard count > 0 else { throw UsageError("no token has the name “\(revoke)”") }
            say("\(count)")
        } else if let user, let name {
            let secret = try await entrance.makeToken(
                user: user, label: name, scope: try rights(), life: .days(Int64(days)))
            say(secret.text)
        }
    }

    private func rights() throws -> Set<Right>? {
        try scope.map { text in
            try Set(
                text.split(separator: ",").map { word -> Right in
                    guard let right = Right(rawValue: word.trimmed) else {
                        throw UsageError("unknown right “\(word)”; known: \(Right.allCases.map(\.rawValue))")
                    }
                    return right
                })
        }
    }

    private static func line(_ token: APIToken) -> String {
        let scope = token.scope.map { $0.map(\.rawValue).sorted().joined(separator: ",") } ?? "*"
        let days = [token.made, token.ends].map { $0.map { "\(Zone.shanghai.day(of: $0))" } ?? "never" }
        return ([token.user, token.label, scope] + days).joined(separator: "\t")
    }
}
