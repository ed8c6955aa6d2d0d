import Directory
import Kernel

/// What publishing a text of the house would do.
package struct TextEffect: Sendable {
    package enum Change: String, Sendable, CaseIterable {
        case added, renamed, changed, retired, returned, gone
    }

    /// Something that a text declares and that becomes another thing.
    package struct Row: Sendable, Equatable {
        /// The path of a category, the key of a level, `lifts` or `lifts.room` for a proposed plan and its check.
        package let key: String
        package let name: Words
        /// What it was called, where it is called otherwise from then on.
        package let former: Words?
        package let changes: [Change]
        /// Cases, promises or plans that stand in it now.
        package internal(set) var live = 0
    }

    /// An open promise that would have been timed otherwise. It keeps its time: only what is promised from then on
    /// follows.
    package struct Other: Sendable {
        package let number: String
        package let project: ID<Project>
        package let kind: Promise.Kind
        package let dueAt: Instant
        /// Nil where nothing would have been promised.
        package let otherwise: Instant?
    }

    /// A plan of rounds that follows.
    package struct Plan: Sendable, Equatable {
        package let name: String
        package let project: ID<Project>
        /// The key of the proposal that it was made of.
        package let proposal: String
        /// Rounds of today that nobody has begun.
        package let rounds: Int

        package init(name: String, project: ID<Project>, proposal: String, rounds: Int) {
            (self.name, self.project, self.proposal, self.rounds) = (name, project, proposal, rounds)
        }
    }

    package internal(set) var rows: [Row]
    package internal(set) var sooner = 0
    package internal(set) var later = 0
    /// Promises that would not have been made.
    package internal(set) var never = 0
    /// Some of them, the next one due first: those that the reader may see.
    package internal(set) var others: [Other] = []
    /// False where there are more than were looked at.
    package internal(set) var isWhole = true
    package internal(set) var plans: [Plan] = []
    /// What stands in the way of publishing.
    package internal(set) var uses: [TextUse] = []

    /// So many promises are named.
    static let mostOthers = 20
}
