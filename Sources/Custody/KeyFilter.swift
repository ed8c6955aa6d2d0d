import Kernel
import Store

/// Which keys of a project are asked for.
package struct KeyFilter: Sendable {
    package enum Show: String, Sendable, CaseIterable { case all, out, overdue, held, lost }

    package var show = Show.all
    package var kind: String?
    /// The beginning of a number, or a part of a name.
    package var text: String?
    /// Those that are kept no longer, too.
    package var withRetired = false
    /// The number of the last one of the page before.
    package var after: String?
    package var limit = 50

    package init() {}

    package static let mostRows = 200

    /// What is typed means itself: nothing stands for other letters.
    var like: String? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        return LikePattern.literal(String(text.prefix(80)))
    }
}
