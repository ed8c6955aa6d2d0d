import Workforce

/// Who may enter where: written down a second time, so that a gate that was left open by a slip of the hand is seen.
///
/// A line names a door and the rights of which one is enough, or `anybody`, or `signed-in`, or `in-person`: everybody
/// but a token that is limited to some rights. A new route needs a new line.
enum RouteTable {
    enum Access: Equatable { case anybody, signedIn, inPerson, holders([Right]) }

    static let lines: [String: Access] = Dictionary(
        uniqueKeysWithValues: text.split(separator: "\n").filter { !$0.isEmpty }.map { line in
            let words = line.split(separator: " ").map(String.init)
            return ("\(words[0]) \(words[1])", access(Array(words.dropFirst(2))))
        })

    private static func access(_ words: [String]) -> Access {
        switch words {
        case ["anybody"]: .anybody
        case ["signed-in"]: .signedIn
        case ["in-person"]: .inPerson
        default: .holders(words.compactMap { Right(rawValue: $0) })
        }
    }

    private static let text = [pages, callsOfCases, callsOfHouse].joined(separator: "\n")
}
