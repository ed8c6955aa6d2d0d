import Casework
import Directory
import Kernel
import Workforce

/// An entry of a duty log, as its newest version says it.
package struct DutyEntry: Sendable, Hashable {
    package let id: ID<DutyEntry>
    package let project: ID<Project>
    package let department: ID<Department>
    /// The day of the shift: what happens after midnight in a night shift belongs to the day on which it began.
    package var day: Day
    /// Key of the shift; empty where the post had none.
    package var shift: String
    package var content: Content
    /// The case that was made of it.
    package var item: ID<Case>?
    package let by: ID<Staff>
    package let writtenAt: Instant
    package var version = 1

    /// Nobody has said yet how it ended.
    package var isOpen: Bool { content.result.isEmpty && !content.isStruck }

    /// What somebody wrote: each version whole.
    package struct Content: Sendable, Codable, Hashable {
        package var at: Instant
        package var place: ID<Place>?
        /// Its code as it was written, or where there is none, where it was in words.
        package var placeText: String
        package var event: String
        package var course: String
        package var result: String
        /// It was wrong altogether: it stays, struck through.
        package var isStruck: Bool
    }
}

/// A version of an entry: who wrote it, when, and why it was corrected.
package struct DutyVersion: Sendable, Hashable {
    package let version: Int
    package let content: DutyEntry.Content
    package let by: ID<Staff>
    package let at: Instant
    /// Empty for the first.
    package let reason: String
}
