import Kernel
import Workforce

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

        func matches(_ case: Case, _ subject: CaseSubject) -> Bool {
            (kind == nil || kind == `case`.kind) && (priority == nil || priority == `case`.priority)
                && (category.map { `case`.category == $0 || `case`.category?.hasPrefix($0 + ".") == true } ?? true)
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
