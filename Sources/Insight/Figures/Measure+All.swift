import Casework
import Kernel

extension Measure {
    /// In the order in which they are shown: promises first.
    package static let all = [
        keptPromises, wordBeforehand, firstAnswer, solvedFirst, closed, closedIn30Minutes, closedIn6Hours, reopened,
        backlog, satisfaction, complaints, reportInTime, fiveThings, trueAndReasonable,
    ] + handled

    /// Kept ÷ (kept + broken) among the promises due in the window.
    package static let keptPromises = Measure(
        key: "kept-promises", unit: .share, cohort: .due, isBetterHigh: true
    ) { happened, now in
        switch happened.promise?.standing(at: now) {
        case .kept: .share(true)
        case .broken: .share(false)
        case .gaveWay, .other, nil: nil
        }
    }

    /// Of the promises that were not kept, broken or given way after a word, those of which the customer heard before
    /// their time was over. The deadline of an outside body is no word to the customer.
    package static let wordBeforehand = Measure(
        key: "word-beforehand", unit: .share, cohort: .due, isBetterHigh: true
    ) { happened, now in
        guard let promise = happened.promise, promise.kind != .outside else { return nil }
        switch promise.standing(at: now) {
        case .broken, .gaveWay: return .share(promise.hasWordBeforehand)
        case .kept, .other: return nil
        }
    }

    /// From opening to the first answer by a person; to the next one where the customer was spoken to while the case
    /// was taken in.
    package static let firstAnswer = Measure(
        key: "first-answer", unit: .seconds, cohort: .opened, isBetterHigh: false
    ) { happened, _ in
        happened.answeredAt.map { .time(from: happened.about.openedAt, to: $0) }
    }

    package static let solvedFirst = Measure(
        key: "solved-first", unit: .seconds, cohort: .solved, isBetterHigh: false
    ) { happened, _ in
        guard happened.isFirst, !happened.about.isImported else { return nil }
        return .time(from: happened.about.openedAt, to: happened.at)
    }

    package static let closed = Measure(
        key: "closed", unit: .seconds, cohort: .closed, isBetterHigh: false
    ) { happened, _ in
        happened.about.isImported ? nil : .time(from: happened.about.openedAt, to: happened.at)
    }

    package static let closedIn30Minutes = closed("closed-30-min", within: .minutes(30), of: .general)
    package static let closedIn6Hours = closed("closed-6-h", within: .hours(6), of: .major)

    private static func closed(_ key: String, within limit: Span, of priority: Priority) -> Measure {
        Measure(key: key, unit: .share, cohort: .closed, isBetterHigh: true) { happened, _ in
            guard happened.about.priority == priority, !happened.about.isImported else { return nil }
            return .share(happened.at - happened.about.openedAt <= limit)
        }
    }

    /// Of the solutions of the window those that were undone within thirty days.
    package static let reopened = Measure(
        key: "reopened", unit: .share, cohort: .solved, isBetterHigh: false
    ) { happened, _ in
        guard !happened.about.isImported else { return nil }
        return .share(happened.reopenedAt.map { $0 - happened.at <= .days(30) } ?? false)
    }

    package static let backlog = Measure(
        key: "backlog", unit: .count, cohort: .standing, isBetterHigh: false
    ) { _, _ in .yes }

    /// Ratings of four and five ÷ ratings.
    package static let satisfaction = Measure(
        key: "satisfaction", unit: .share, cohort: .rated, isBetterHigh: true
    ) { happened, _ in happened.rating.map { .share($0 >= 4) } }

    package static let complaints = Measure(
        key: "complaints", unit: .count, cohort: .opened, isBetterHigh: false
    ) { happened, _ in happened.isComplaint ? .yes : nil }
}
