import Kernel
import Workforce

/// What a level asks of a case itself.
struct LevelFacts: Sendable, Hashable {
    let kind: String
    let category: String?
    let priority: Priority
}

extension ServiceLevels {
    /// What is promised for the cases that it matches.
    package struct Level: Sendable {
        package let key: String
        package let name: Words
        package let kind: String?
        /// A category or anything below it.
        package let category: String?
        package let priority: Priority?
        /// The code of a place or of what it lies in.
        package var place: String?
        /// A tag of the customer.
        package var tag: String?
        /// The key of the working calendar that its promises run on.
        package let calendar: String
        package let promises: [Promise.Kind: Span]
        /// No new promise is made by it; those that were made keep its name.
        package var isRetired = false

        func matches(_ facts: LevelFacts, _ subject: CaseSubject) -> Bool {
            !isRetired && (kind == nil || kind == facts.kind) && (priority == nil || priority == facts.priority)
                && (category.map { facts.category == $0 || facts.category?.hasPrefix($0 + ".") == true } ?? true)
                && (place.map(subject.lies) ?? true) && (tag.map(subject.tags.contains) ?? true)
        }

        /// Which of two that match wins: the customer's tag before the place before the category before the kind before
        /// the priority; a deeper place or category before the one that holds it.
        var closeness: [Int] {
            [
                tag == nil ? 0 : 1, place.map { $0.split(separator: "-").count } ?? 0,
                category.map { $0.split(separator: ".").count } ?? 0, kind == nil ? 0 : 1, priority == nil ? 0 : 1,
            ]
        }
    }
}
