import Casework
import Kernel

/// Something that happened, as a measure judged it: one row behind a figure.
package struct Fact: Sendable, Hashable {
    package let happened: Happened
    package let judgement: Measure.Judgement

    package var counts: Bool { judgement.counts }

    /// By the date of the cohort, then by identity: the order of the rows, and where a page of them ends.
    package struct Place: Sendable, Comparable {
        let at: Int64
        let number: Int64

        package static func < (a: Place, b: Place) -> Bool { (a.at, a.number) < (b.at, b.number) }
    }

    package var place: Place {
        let number = happened.promise?.id.number ?? happened.handling?.number ?? happened.about.id.number
        return Place(at: happened.at.milliseconds, number: number)
    }
}

extension Fact.Place: LosslessStringConvertible {
    /// `1772499600000.01hzx…`
    package var description: String { "\(at).\(ID<Case>(number: number))" }

    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let at = Int64(parts[0]), let id = ID<Case>(parts[1]) else { return nil }
        self.init(at: at, number: id.number)
    }
}

extension Measure {
    /// What it makes of all that happened.
    package func facts(_ all: [Happened], at now: Instant) -> [Fact] {
        all.compactMap { happened in judge(happened, now).map { Fact(happened: happened, judgement: $0) } }
    }
}
