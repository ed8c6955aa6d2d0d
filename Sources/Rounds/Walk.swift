import Directory
import Kernel
import Workforce

/// A round with its points, what was found at them, and what became of it.
package struct Walk: Sendable {
    package let round: Round
    package let route: RoundRoute
    package let places: [ID<Place>: Place]
    /// In the order in which they were made.
    package let visits: [PointVisit]
    package let findings: [RoundFinding]
    /// The numbers of the demands that findings became.
    package let numbers: [Int64: String]
    /// How it came from one to the other, the oldest first.
    package let givings: [RoundGiving]

    /// The last visit to a point that counts.
    package func visit(to point: String) -> PointVisit? { visits.last { $0.point == point && $0.counts } }
    package var undecided: [PointVisit] { visits.filter(\.isUndecided) }
    /// The first point that nobody has been at.
    package var next: RoundPlan.Point? { route.content.points.first { visit(to: $0.key) == nil } }
}

/// What somebody has to walk today, and to look at again.
package struct MyRounds: Sendable {
    package let day: Day
    /// In the order in which they begin; those that are over come last.
    package let mine: [Round]
    /// What nobody has and this person may take.
    package let free: [Round]
    /// What was corrected, of rounds of theirs.
    package let rechecks: [FindingLine]
    /// What came to them or went to others since yesterday, the newest first.
    package let moved: [MovedRound]
}

/// A finding with what it is about.
package struct FindingLine: Sendable {
    package let finding: RoundFinding
    package let place: Place?
    /// The number of the demand; nil until it is registered.
    package let number: String?
    package let phase: String?

    init(finding: RoundFinding, place: Place?, number: String?, phase: String?) {
        (self.finding, self.place, self.number, self.phase) = (finding, place, number, phase)
    }

    /// One of a round, with what the round knows.
    package init(of finding: RoundFinding, _ walk: Walk) {
        self.init(
            finding: finding, place: walk.places[finding.place], number: finding.item.flatMap { walk.numbers[$0] },
            phase: nil)
    }
}

/// Something that arrived after the round had changed, for somebody to decide about.
package struct ConflictLine: Sendable {
    package let visit: PointVisit
    package let round: Round
    package let place: Place?
}
