import Kernel

/// What a contractor's month was, as it is counted from what happened.
package struct MonthFigures: Sendable, Hashable, Codable {
    package enum Figure: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        /// Rounds of their work that were not cancelled.
        case rounds
        case walked, missed
        /// Checks that passed, of those judged.
        case passed, judged
        /// Findings of the month's rounds, and what became of them up to now.
        case found, closed
        /// How often a re-inspection sent a finding back.
        case returned
        /// Cases solved in the month of which they did some work.
        case cases
    }

    private let counts: [Figure: Int]

    package init(_ counts: [Figure: Int]) { self.counts = counts }

    package subscript(_ figure: Figure) -> Int { counts[figure] ?? 0 }

    /// Checks that passed in whole per cent, rounded down; nil where nothing was judged.
    package var score: Int? { self[.judged] == 0 ? nil : self[.passed] * 100 / self[.judged] }
}
