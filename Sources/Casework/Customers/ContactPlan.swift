import Kernel

/// When somebody should be spoken to next, and why.
package struct ContactPlan: Sendable, Hashable {
    package enum Why: Sendable, Hashable {
        /// It was agreed when they were last spoken to.
        case agreed
        /// They are a key customer by this tag.
        case key(String)
        /// Nothing was heard of them for long.
        case silent
    }

    package let dueOn: Day
    package let why: Why

    /// What was agreed, where it comes before nothing was heard of them for too long; else the first of the other days.
    ///
    /// - Parameters:
    ///   - spoken: the last contact.
    ///   - heard: the last contact or case, whichever was later.
    ///   - known: since when they are in the file: from then on it counts where there is nothing else.
    ///   - agreed: what the last contact was ended with.
    package static func next(
        tags: [String], spoken: Day?, heard: Day?, known: Day, agreed: Day?, _ rules: ContactRules
    ) -> ContactPlan {
        let silent = ContactPlan(dueOn: (heard ?? known).adding(rules.window), why: .silent)
        return all(tags, spoken ?? known, agreed, rules).reduce(silent) { first($0, $1) }
    }

    /// As ``next(tags:spoken:heard:known:agreed:_:)``, but that silence hides nothing of it: what was agreed for a day
    /// after it stays agreed. Nil for who has neither a day agreed nor a tag that counts.
    package static func promised(
        tags: [String], spoken: Day?, known: Day, agreed: Day?, _ rules: ContactRules
    ) -> ContactPlan? {
        let (since, plans) = (spoken ?? known, all(tags, spoken ?? known, agreed, rules))
        if let agreed, agreed <= since.adding(rules.window) { return plans.first }
        return plans.min { $0.dueOn < $1.dueOn }
    }

    private static func all(_ tags: [String], _ since: Day, _ agreed: Day?, _ rules: ContactRules) -> [ContactPlan] {
        let keys = tags.sorted().compactMap { tag in
            rules.every[tag].map { ContactPlan(dueOn: since.adding($0), why: .key(tag)) }
        }
        return (agreed.map { [ContactPlan(dueOn: $0, why: .agreed)] } ?? []) + keys
    }

    private static func first(_ one: ContactPlan, _ other: ContactPlan) -> ContactPlan {
        other.dueOn <= one.dueOn && one.why != .agreed ? other : one
    }
}

extension Day {
    /// Whole days of a span; what is left of it does not count.
    fileprivate func adding(_ span: Span) -> Day { adding(days: span.milliseconds / 86_400_000) }
}
