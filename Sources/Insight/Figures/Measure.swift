import Kernel

/// How one figure is counted: a pure function of each thing that happened, and what is made of them together.
///
/// The library of them (`Measure.all`) is the only place where a figure is worked out: pages, tables and the API show
/// what it says. The formula in words is the text `figure.<key>.formula`.
package struct Measure: Sendable {
    package enum Unit: String, Sendable, CaseIterable {
        /// What counts ÷ what was judged, 0 to 1.
        case share
        /// The median of the times, and the time within which nine in ten lie.
        case seconds
        /// How many there are.
        case count
    }

    /// The date that puts something into a window.
    package enum Cohort: String, Sendable, CaseIterable {
        /// Promises by their due time.
        case due
        case opened, solved, closed
        /// Cases that are open at the cut-off.
        case standing
        /// Closings, and call-backs that reopened a case.
        case rated
        /// Reports of major complaints.
        case reported
        /// Judgements that hold.
        case judged
        /// Work that left somebody's hands or stood still.
        case handled
    }

    /// What a measure says of one thing.
    package struct Judgement: Sendable, Hashable {
        /// It counts for the share.
        package let counts: Bool
        /// How long it took, where the measure is of times.
        package let took: Span?

        static let yes = Judgement(counts: true, took: nil)
        static func share(_ counts: Bool) -> Judgement { Judgement(counts: counts, took: nil) }
        static func time(from start: Instant, to end: Instant) -> Judgement {
            Judgement(counts: true, took: end - start)
        }
    }

    package let key: String
    package let unit: Unit
    package let cohort: Cohort
    /// Whether more is better; nil where it is neither.
    package let isBetterHigh: Bool?
    /// What is made of one thing that happened, as things stand now; nil where the measure leaves it out.
    package let judge: @Sendable (Happened, _ now: Instant) -> Judgement?

    /// Of fewer than this a share or a median says nothing, and none is shown.
    package static let least = 5

    package static func named(_ key: String) -> Measure? { all.first { $0.key == key } }

    /// What it can be told apart by.
    package var groupings: [Grouping] { Grouping.allCases.filter { $0 != .age || cohort == .standing } }
}
