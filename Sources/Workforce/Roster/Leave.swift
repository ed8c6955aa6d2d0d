import Kernel

/// Days on which somebody is away, asked for and decided on.
package struct Leave: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable, Codable { case asked, approved, refused, withdrawn }

    package let id: ID<Leave>
    package let staff: ID<Staff>
    /// Key of the kind in the desk's file.
    package let kind: String
    package let first: Day
    package let last: Day
    /// It begins at noon of its first day.
    package let isFromNoon: Bool
    /// It ends at noon of its last day.
    package let isToNoon: Bool
    package let reason: String
    package let askedAt: Instant
    package let state: State
    package let decidedBy: ID<Staff>?
    package let decidedAt: Instant?
    package let note: String

    package init(
        id: ID<Leave>, staff: ID<Staff>, kind: String, first: Day, last: Day, isFromNoon: Bool = false,
        isToNoon: Bool = false, reason: String = "", askedAt: Instant, state: State = .asked,
        decidedBy: ID<Staff>? = nil, decidedAt: Instant? = nil, note: String = ""
    ) {
        (self.id, self.staff, self.kind, self.first, self.last) = (id, staff, kind, first, last)
        (self.isFromNoon, self.isToNoon, self.reason) = (isFromNoon, isToNoon, reason)
        (self.askedAt, self.state, self.decidedBy) = (askedAt, state, decidedBy)
        (self.decidedAt, self.note) = (decidedAt, note)
    }

    /// From when to when somebody is away.
    ///
    /// - Parameter noon: minutes after midnight.
    package func span(noon: Int, in zone: Zone) -> Range<Instant> {
        let from = zone.first(showing: isFromNoon ? noon : 0, of: first)
        return from..<max(from, zone.first(showing: isToNoon ? noon : 1440, of: last))
    }
}

/// What is asked for with a leave.
package struct LeaveDraft: Sendable {
    package var kind = ""
    package var first: Day?
    package var last: Day?
    package var isFromNoon = false
    package var isToNoon = false
    package var reason = ""

    package init() {}
}

package enum LeaveAct: String, Sendable, CaseIterable { case approve, refuse, withdraw }
