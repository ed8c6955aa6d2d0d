import Directory
import Kernel
import Workforce

/// Who owes what, on the day of a statement.
package struct ArrearsReport: Sendable {
    /// A steward's zones together; nil for what is in no zone.
    package struct Group: Sendable {
        package let steward: ID<Staff>?
        package let zones: [String]
        package let now: ArrearsSum
        /// Nil where there is no statement before.
        package let before: ArrearsSum?
    }

    package let project: Project
    /// The newest first; of these one may be chosen.
    package let statements: [ArrearsStatement]
    /// Nil where there is none yet.
    package let statement: ArrearsStatement?
    /// The one that it is compared with.
    package let former: ArrearsStatement?
    /// Of what the reader may see.
    package let now: ArrearsSum
    package let before: ArrearsSum?
    package let groups: [Group]
    package let households: [ArrearsHousehold]
    package let next: String?
    /// The reader sees their own zones alone.
    package let isOfOwnZones: Bool
}
