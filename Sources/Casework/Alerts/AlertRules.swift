import Kernel
import Workforce

/// What somebody is warned of early: a desk's own rules, read from its `alerts.yaml`.
package struct AlertRules: Sendable, Equatable {
    package enum Severity: String, Sendable, CaseIterable { case notice, warning, grave }

    /// Whose numbers are looked at together.
    package enum Scope: String, Sendable, CaseIterable { case project, department }
    /// The same of what is of places: each project as a whole, or each zone of a steward.
    package enum Area: String, Sendable, CaseIterable { case project, zone }

    /// What a rule looks at, with its parameters. A closed list: a file can only say what stands here.
    package enum Sight: Sendable, Equatable {
        /// Like demands that were offered as one incident.
        case incident
        /// So many demands of one customer within a time.
        case sameCustomer(times: Int, window: Span)
        /// The category of a place again, so soon after it was solved there.
        case sameFault(window: Span)
        /// Words in what the customer said.
        case words([String])
        /// A rating that low.
        case rating(atMost: Int)
        /// So many promises at once of which that share of the time, in per cent, is gone and which fall due within a
        /// time.
        case promises(share: Int, within: Span, count: Int, per: Scope)
        /// As many open cases, and that many per cent of the median at this hour of this weekday in some weeks before.
        case backlog(weeks: Int, percent: Int, least: Int)
        /// A share of kept promises that is worse than that of the other projects: by some points at least, and by the
        /// two-proportion z-test, of so many promises on either side, with so much confidence in per cent.
        case peers(window: Span, least: Int, points: Int, confidence: Int)
        /// So many calls that nobody took within a time, and such a share of all in per cent.
        case calls(window: Span, missed: Int, percent: Int)
        /// So many rounds that nobody walked within a time, or that are late now.
        case rounds(window: Span, count: Int)
        /// A hand-over between shifts that nobody signed within a time.
        case handover(window: Span)
        /// An article whose check is overdue by a time.
        case article(window: Span)
        /// A lent copy of a key that is overdue by a time.
        case key(window: Span)
        /// Something that somebody has to do after a meeting, so many days after its day; below nought that many before
        /// it, until the day is over.
        case followUp(days: Int)
        /// The same of a letter that waits for its answer.
        case letter(days: Int)
        /// The same of care of a facility that was not done.
        case care(days: Int)
        /// A share of empty rooms that rose by so many points within a time, and so many rooms more.
        case vacancy(window: Span, points: Int, least: Int, per: Area)
        /// Arrears of the newest statement, told within a time, against the one before: an amount that rose by so many
        /// per cent and so many yuan, or a share of households that rose by so many points and so many households.
        case arrears(window: Span, percent: Int, yuan: Int, points: Int, least: Int, per: Area)
    }

    package struct Rule: Sendable, Equatable {
        package let key: String
        package let name: Words
        package let isOn: Bool
        package let severity: Severity
        /// Roles, of which one who is on duty becomes the owner.
        package let to: [WatchRules.Listener]
        /// Of which kinds of cases; nil for all.
        package let kinds: Set<String>?
        package let sight: Sight
        /// How often numbers are looked at; single cases are looked at at once.
        package let every: Span
        /// For how long numbers are left alone after somebody decided.
        package let rest: Span
    }

    package let rules: [Rule]
    /// Over how long a hit rate is counted.
    package let rateWindow: Span
    /// Of how many decided alerts a hit rate says something.
    package let rateLeast: Int
    /// After how long an alert that nobody takes up is told on; empty where none is.
    package let untaken: [Severity: Span]

    package static let none = AlertRules(rules: [], rateWindow: .days(90), rateLeast: 1, untaken: [:])

    /// Those that look at numbers from time to time, and are on.
    package var counting: [Rule] { rules.filter { $0.isOn && $0.sight.isOfNumbers } }
    /// Those that look at single cases, and are on.
    package var single: [Rule] { rules.filter { $0.isOn && !$0.sight.isOfNumbers } }
}

extension AlertRules.Rule {
    package func takes(_ kind: String) -> Bool { kinds?.contains(kind) ?? true }

    /// Whom an alert is told on to, level by level: the roles of a chain above the lowest of those it is meant for.
    package func levels(of chain: [WatchRules.Listener]) -> [WatchRules.Listener] {
        let first = chain.firstIndex { to.contains($0) }.map { $0 + 1 } ?? 0
        return chain[first...].filter { if case .role = $0 { true } else { false } }
    }
}

extension AlertRules.Sight {
    package enum Name: String, Sendable, CaseIterable {
        case incident, words, rating, promises, backlog, peers, calls, rounds, handover, article, key, letter, care
        case vacancy, arrears
        case followUp = "follow-up"
        case sameCustomer = "same-customer"
        case sameFault = "same-fault"

        /// Looked at from time to time, and not case by case.
        package var isOfNumbers: Bool {
            ![.incident, .sameCustomer, .sameFault, .words, .rating].contains(self)
        }
    }

    package var name: Name {
        switch self {
        case .incident: .incident
        case .sameCustomer: .sameCustomer
        case .sameFault: .sameFault
        case .words: .words
        case .rating: .rating
        case .promises: .promises
        case .backlog: .backlog
        case .peers: .peers
        case .calls: .calls
        case .rounds: .rounds
        case .handover: .handover
        case .article: .article
        case .key: .key
        case .followUp: .followUp
        case .letter: .letter
        case .care: .care
        case .vacancy: .vacancy
        case .arrears: .arrears
        }
    }

    package var isOfNumbers: Bool { name.isOfNumbers }

    /// By the names of the file, with plain values: `times` 3, `window` `30d`.
    package var parameters: [String: String] {
        switch self {
        case .incident: [:]
        case .sameCustomer(let times, let window): ["times": "\(times)", "window": window.fileText]
        case .sameFault(let window): ["window": window.fileText]
        case .words(let words): ["words": words.joined(separator: ", ")]
        case .rating(let atMost): ["at-most": "\(atMost)"]
        case .promises(let share, let within, let count, let per):
            ["share": "\(share)", "within": within.fileText, "count": "\(count)", "per": per.rawValue]
        case .backlog(let weeks, let percent, let least):
            ["weeks": "\(weeks)", "percent": "\(percent)", "least": "\(least)"]
        case .peers(let window, let least, let points, let confidence):
            [
                "window": window.fileText, "least": "\(least)", "points": "\(points)", "confidence": "\(confidence)",
            ]
        case .calls(let window, let missed, let percent):
            ["window": window.fileText, "missed": "\(missed)", "percent": "\(percent)"]
        case .rounds(let window, let count): ["window": window.fileText, "count": "\(count)"]
        case .handover(let window), .article(let window), .key(let window): ["window": window.fileText]
        case .followUp(let days), .letter(let days), .care(let days): ["days": "\(days)"]
        case .vacancy(let window, let points, let least, let per):
            ["window": window.fileText, "points": "\(points)", "least": "\(least)", "per": per.rawValue]
        case .arrears(let window, let percent, let yuan, let points, let least, let per):
            [
                "window": window.fileText, "percent": "\(percent)", "yuan": "\(yuan)", "points": "\(points)",
                "least": "\(least)", "per": per.rawValue,
            ]
        }
    }
}

extension Span {
    /// As a desk's file says it: `30d`, `6h`, `90m`, `45s`.
    package var fileText: String {
        for (unit, length) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000)] as [(String, Int64)]
        where milliseconds % length == 0 { return "\(milliseconds / length)\(unit)" }
        return "\(milliseconds / 1000)s"
    }
}
