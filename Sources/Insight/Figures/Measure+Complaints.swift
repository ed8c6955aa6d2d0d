import Casework
import Kernel

/// How complaints are looked after.
extension Measure {
    /// Reports of major complaints that somebody acknowledged before the next level was to be told ÷ reports. One whose
    /// time is not over is not counted yet, even where it was heard: else those that were quick would come in first.
    package static let reportInTime = Measure(
        key: "report-in-time", unit: .share, cohort: .reported, isBetterHigh: true
    ) { happened, now in
        guard let report = happened.report else { return nil }
        // It called nobody: nobody can have heard it.
        guard let dueAt = report.dueAt else { return .share(false) }
        guard dueAt < now else { return nil }
        return .share(report.answeredAt.map { $0 <= dueAt } ?? false)
    }

    /// Complaints that were closed with all five things ÷ complaints that were closed.
    package static let fiveThings = Measure(
        key: "five-things", unit: .share, cohort: .closed, isBetterHigh: true
    ) { happened, _ in
        guard happened.isComplaint, !happened.about.isImported, let done = happened.thingsDone else {
            return nil
        }
        return .share(done == FiveThing.allCases.count)
    }

    /// Complaints that were judged true and reasonable ÷ complaints that were judged, by the judgement that holds.
    package static let trueAndReasonable = Measure(
        key: "true-and-reasonable", unit: .share, cohort: .judged, isBetterHigh: nil
    ) { happened, _ in happened.found.map { .share($0.isTrue && $0.isReasonable) } }
}
