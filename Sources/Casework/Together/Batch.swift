import Kernel

/// One deed for several cases: each is a transaction of its own, and what one refuses holds back no other.
package struct Batch: Sendable {
    package enum Deed: Sendable {
        case act(ActRequest)
        /// One to customers goes by a channel, or by that of each case.
        case message(String, Audience, through: String? = nil)
        /// Their work sheets are put on paper.
        case print
    }

    /// A case that was chosen, and the version of it that was seen; nil where nobody says.
    package struct Choice: Sendable {
        package let number: String
        package let version: Int?

        package init(_ number: String, version: Int? = nil) {
            self.number = number
            self.version = version
        }
    }

    package let deed: Deed
    package let cases: [Choice]

    package static let mostCases = 100

    package init(_ deed: Deed, _ cases: [Choice]) {
        self.deed = deed
        self.cases = cases
    }

    /// The cases in their order, each once.
    ///
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)``
    func checked() throws -> [Choice] {
        try Self.check(cases.map(\.number))
        var known: Set<String> = []
        return cases.filter { known.insert($0.number).inserted }
    }

    static func check(_ names: [String]) throws {
        guard !names.isEmpty else { throw CaseRefusal.fieldMissing("cases") }
        guard names.count <= mostCases else { throw CaseRefusal.tooLong(field: "cases", limit: mostCases) }
    }
}

/// What became of one case of a batch.
package struct BatchResult: Sendable, Codable, Hashable {
    /// Why it was not done, as any ``Refusal`` says it.
    package struct Refused: Sendable, Codable, Hashable {
        package let code: String
        package let arguments: [String: String]
        package let fields: [String]

        package init(_ refusal: any Refusal) {
            (code, arguments, fields) = (refusal.code, refusal.arguments, refusal.fields)
        }
    }

    package let number: String
    /// The version that it has by this; nil where it was refused.
    package let version: Int?
    /// The how manieth printing of its sheet this was; nil for every other deed.
    package let printing: Int?
    /// When its text message leaves, where it waits for the quiet hours to end.
    package let leavesAt: Instant?
    /// Nil where it was done.
    package let refused: Refused?

    init(
        _ number: String, version: Int? = nil, printing: Int? = nil, leavesAt: Instant? = nil,
        refused: (any Refusal)? = nil
    ) {
        self.number = number
        self.version = version
        self.printing = printing
        self.leavesAt = leavesAt
        self.refused = refused.map(Refused.init)
    }
}
