import Kernel

/// Which entries of a post's log are shown.
package struct DutyFilter: Sendable {
    package var from: Day?
    package var until: Day?
    /// Key of a shift.
    package var shift: String?
    package var isOpen = false
    /// Letters that stand in what was written.
    package var text: String?
    package var limit = 50
    package var after: String?

    package static let mostRows = 200
    package static let mostDays = 366

    package init() {}
}

/// Where a page of entries ended: by time, then by identity.
struct DutyCursor {
    let at: Instant
    let id: ID<DutyEntry>

    init(_ entry: DutyEntry) { (at, id) = (entry.content.at, entry.id) }

    /// As ``text`` writes it; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let at = Int64(parts[0]), let id = ID<DutyEntry>(String(parts[1])) else { return nil }
        (self.at, self.id) = (Instant(milliseconds: at), id)
    }

    var text: String { "\(at.milliseconds).\(id)" }
}
