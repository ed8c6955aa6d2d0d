import Casework
import Kernel

/// Some of the log of a post.
package struct DutyPage: Sendable {
    package let post: Post
    /// In the order in which they happened.
    package let entries: [DutyEntry]
    /// Numbers of the cases that were made of entries, as far as the reader sees them.
    package let numbers: [ID<Case>: String]
    package let next: String?
    package let mayWrite: Bool
}
