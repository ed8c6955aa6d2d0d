import Directory
import Kernel
import Store

/// A shift that is to be set: whose, when, which.
package struct CellEdit: Sendable, Hashable {
    package let staff: ID<Staff>
    package let day: Day
    /// Key of the shift; nil sets the day off.
    package let shift: String?
    /// What stood there for whoever sets it, where they know it: empty for a day off.
    package let was: String?

    package init(staff: ID<Staff>, day: Day, shift: String?, was: String? = nil) {
        (self.staff, self.day, self.shift, self.was) = (staff, day, shift, was)
    }
}

/// A pattern that is to fill some days of some people.
package struct PatternFilling: Sendable {
    package var pattern = ""
    package var first: Day?
    package var last: Day?
    /// With the place in the pattern at which each begins.
    package var members: [(staff: ID<Staff>, offset: Int)] = []

    package init() {}
}

extension Roster {
    /// Sets shifts; what stands there already is left as it is. Each change is kept: who, when, what it was.
    ///
    /// - Returns: how many were changed.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RosterRefusal/tooManyCells(most:)`` ·
    ///   ``RosterRefusal/notInThisPlan(_:)`` · ``RosterRefusal/unknownShift(_:)`` ·
    ///   ``RosterRefusal/rosterChanged(who:day:)`` where somebody else was quicker
    package func set(
        _ edits: [CellEdit], _ place: RosterPlace, reason: String = "", request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        let reason = try checked(reason)
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (project, department) = try found(tx, place, [.rosterEdit], actor)
                return try set(tx, edits, project, department, .plan, reason, actor)
            }
        }
    }

    /// Fills days by a pattern; days of approved leave stay free.
    ///
    /// - Returns: how many were changed.
    /// - Throws: as ``set(_:_:reason:request:by:)`` · ``RosterRefusal/unknownPattern(_:)`` ·
    ///   ``RosterRefusal/badDays`` · ``RosterRefusal/spanTooLong(most:)``
    package func fill(
        _ filling: PatternFilling, _ place: RosterPlace, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        guard let pattern = rules.pattern(filling.pattern) else { throw RosterRefusal.unknownPattern(filling.pattern) }
        guard let first = filling.first, let last = filling.last, first <= last else { throw RosterRefusal.badDays }
        guard first.days(to: last) < Int64(Self.mostDays) else { throw RosterRefusal.spanTooLong(most: Self.mostDays) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (project, department) = try found(tx, place, [.rosterEdit], actor)
                let leaves = try LeaveTable.leaves(tx, of: department.id, first...last)
                let edits = filling.members.prefix(Self.mostMembers).flatMap { member in
                    self.edits(pattern, member, first.through(last), leaves, project.zone)
                }
                return try set(tx, edits, project, department, .pattern, pattern.key, actor)
            }
        }
    }

    private func edits(
        _ pattern: RosterRules.Pattern, _ member: (staff: ID<Staff>, offset: Int), _ days: [Day], _ leaves: [Leave],
        _ zone: Zone
    ) -> [CellEdit] {
        let away = leaves.filter { $0.staff == member.staff && $0.state == .approved }
            .map { $0.span(noon: rules.noon, in: zone) }
        let length = pattern.days.count
        return days.enumerated().map { place, day in
            let key = pattern.days[((place + member.offset) % length + length) % length]
            let spans = key.flatMap { rules.shift($0)?.spans(on: day, in: zone) } ?? []
            let isAway = away.contains { gone in spans.contains { $0.overlaps(gone) } }
            return CellEdit(staff: member.staff, day: day, shift: isAway ? nil : key)
        }
    }

    func set(
        _ tx: Tx, _ edits: [CellEdit], _ project: Project, _ department: Department, _ way: RosterChange.Way,
        _ reason: String, _ actor: Actor
    ) throws -> Int {
        let most = way == .pattern ? Self.mostMembers * Self.mostDays : Self.mostCells
        guard edits.count <= most else { throw RosterRefusal.tooManyCells(most: most) }
        guard let first = edits.map(\.day).min(), let last = edits.map(\.day).max() else { return 0 }
        let book = try RosterBook(tx, project, department, first...last)
        var pen = RosterPen(tx: tx, book: book, way: way, reason: reason, actor: actor)
        for edit in edits { try pen.set(edit, rules) }
        guard pen.count > 0 else { return 0 }
        try Audit.append(
            tx, actor: actor.staff.number, act: "roster.\(way.rawValue)",
            subject: "\(project.code) \(department.key) \(first) \(last)", detail: "\(pen.count)")
        try moved(tx, .roster, in: [project], first...last, by: actor)
        return pen.count
    }
}
