import Directory
import Kernel
import Workforce

/// A pass with a code: what opens the gate for a case, so often and so long.
package struct Pass: Sendable, Hashable {
    package let id: ID<Pass>
    package let item: ID<Case>
    package let project: ID<Project>
    /// The key of its rule.
    package let key: String
    /// Ten letters and figures that nobody mixes up.
    package let code: String
    package let uses: Int
    package let used: Int
    package let from: Instant
    package let until: Instant
    package let endedAt: Instant?

    /// What is said of it at the gate. The raw value stands in the log.
    package enum Verdict: String, Sendable, CaseIterable {
        case good, usedUp, expired, tooEarly, ended, elsewhere, unknown

        /// It will never open a gate any more.
        package var isOver: Bool { self == .usedUp || self == .expired || self == .ended }
    }

    /// Pure: the first of these that holds.
    package func verdict(at now: Instant, in project: ID<Project>?) -> Verdict {
        if let project, project != self.project { return .elsewhere }
        if used >= uses { return .usedUp }
        if endedAt != nil { return .ended }
        return now < from ? .tooEarly : now < until ? .good : .expired
    }

    /// `4F7K-2M9PX-Q` without hyphens and small letters, so that it is found however it was typed.
    package static func spelled(_ typed: String) -> String {
        let letters = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return String(letters.prefix(longest).map { confused[$0] ?? $0 })
    }

    static let length = 10
    private static let longest = 40
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let confused: [Character: Character] = ["O": "0", "I": "1", "L": "1", "U": "V"]

    /// Fifty bits that nobody guesses.
    package static func newCode() -> String {
        var dice = SystemRandomNumberGenerator()
        return String((0..<length).map { _ in letters.randomElement(using: &dice) ?? "0" })
    }

    /// In two halves, as it is read out: `4F7K2-M9PXQ`.
    package var readable: String { Self.readable(code) }

    package static func readable(_ code: String) -> String { "\(code.prefix(5))-\(code.dropFirst(5))" }
}
