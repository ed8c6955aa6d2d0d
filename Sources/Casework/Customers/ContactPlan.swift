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
        var plans: [ContactPlan] = []
        if let agreed { plans.append(ContactPlan(dueOn: agreed, why: .agreed)) }
        for tag in tags.sorted() {
            guard let every = rules.every[tag] else { continue }
            plans.append(ContactPlan(dueOn: (spoken ?? known).adding(every), why: .key(tag)))
        }
        let silent = ContactPlan(dueOn: (heard ?? known).adding(rules.window), why: .silent)
        return plans.reduce(silent) { $1.dueOn <= $0.dueOn && $0.why != .agreed ? $1 : $0 }
    }
}

extension Day {
    /// Whole days of a span; what is left of it does not count.
    fileprivate func adding(_ span: Span) -> Day { adding(days: span.milliseconds / 86_400_000) }
}
