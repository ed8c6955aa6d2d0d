import ArgumentParser
import Foundation
import Kernel
import Workforce

struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints an API token, once.")

    @OptionGroup var options: StoreOptions
    @Option(help: "Whose rights it has.") var user: String
    @Option(help: "What it is for; stands on the timeline.") var name: String
    @Option(help: "Rights it is limited to, with commas between; all of the user's where it is left out.")
    var scope: String?

    func run() async throws {
        let house = try await options.open()
        let rights = try scope.map { text in
            try Set(
                text.split(separator: ",").map { word -> Right in
                    guard let right = Right(rawValue: word.trimmed) else {
                        throw UsageError("unknown right “\(word)”; known: \(Right.allCases.map(\.rawValue))")
                    }
                    return right
                })
        }
        say(try await house.entrance.makeToken(user: user, label: name, scope: rights).text)
    }
}
