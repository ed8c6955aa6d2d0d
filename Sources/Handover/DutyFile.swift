import Kernel

/// An entry with all its versions, the oldest first.
package struct DutyFile: Sendable {
    package let entry: DutyEntry
    package let post: Post
    package let versions: [DutyVersion]
    /// The number of the case that was made of it, for whoever may see it.
    package let number: String?
    /// Whether the reader may write here.
    package let mayWrite: Bool
}

/// What is written down.
package struct DutyDraft: Sendable {
    /// Nil: now.
    package var at: Instant?
    /// A code or an ID of a place, or where it was in words.
    package var place = ""
    package var event = ""
    package var course = ""
    package var result = ""
    package var isStruck = false
    package var reason = ""

    package init() {}
}
