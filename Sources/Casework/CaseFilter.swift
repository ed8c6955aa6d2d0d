import Directory
import Kernel
import Store
import Workforce

/// Which cases a list shows, and in which order. All of it stands in the address.
package struct CaseFilter: Sendable {
    package enum Sort: String, Sendable, CaseIterable {
        /// The newest first.
        case newest
        case oldest
        /// The nearest promise first; those without one last.
        case due
    }

    /// What can have happened between two instants.
    package enum Happening: String, Sendable, CaseIterable {
        case opened, solved, closed
        /// A promise was kept, or broken.
        case kept, broken
    }

    package var desk: String?
    package var project: ID<Project>?
    package var stage: String?
    package var phases: [Phase] = []
    package var kind: String?
    /// A category and all below it; ``noCategory`` for those without one.
    package var category: String?
    package var agent: ID<Staff>?
    package var assignee: ID<Staff>?
    package var department: ID<Department>?
    package var person: ID<Person>?
    package var place: ID<Place>?
    /// A building by its code, ``noBuilding`` for cases whose place is not known.
    package var building: String?
    package var priority: Priority?
    package var isOverdue = false
    /// The nearest promise falls due within this time, and is not late yet.
    package var dueWithin: Span?
    package var customerHadLastWord = false
    /// Something happened since the one who asks looked at it, or it came into their hands since.
    package var isUnread = false
    /// A promise of it broke without a word beforehand, and nobody has reviewed that yet.
    package var hasRedMark = false
    /// The customer was not satisfied with a solution, or it was opened again otherwise.
    package var wasReopened = false
    /// Open, and neither a person nor a department has the work.
    package var isUnassigned = false
    /// When the nearest promise is due, whether or not it is late already.
    package var due: Range<Instant>?
    /// What ``from`` and ``to`` are about.
    package var happening = Happening.opened
    package var from: Instant?
    package var to: Instant?
    package var text: String?
    package var externalNumber: String?
    /// The key of an outside body that had, or has, something to do with it.
    package var outsideBody: String?
    /// All of them hold.
    package var formConditions: [FormCondition] = []
    package var sort = Sort.newest
    package var limit = 50
    package var after: String?
    /// Stands for “no category” where one is named.
    package static let noCategory = "-"
    /// Stands for “no place” where a building is named.
    package static let noBuilding = "-"

    package init() {}
    package static let mostRows = 200
    /// As many rows as may be asked for.
    static func rows(_ asked: Int) -> Int { min(max(1, asked), mostRows) }
}

/// The `WHERE` of a list, with its values.
package struct CaseCondition {
    private(set) var parts: [String] = []
    package private(set) var values: [any SQLConvertible] = []

    package init() {}

    /// Adds a condition; each `?` stands for the next value. Without a value nothing is asked.
    package mutating func add(_ part: String, _ given: (any SQLConvertible)?...) {
        let given = given.compactMap(\.self)
        guard !given.isEmpty else { return }
        let pieces = part.split(separator: "?", omittingEmptySubsequences: false)
        precondition(pieces.count == given.count + 1, "as many marks as values")
        parts.append(zip(pieces, given).map { $0 + mark($1) }.joined() + pieces[given.count])
    }

    package mutating func add(_ part: String) { parts.append(part) }

    package mutating func addAny(_ column: String, of options: [any SQLConvertible]) {
        parts.append(any(column, of: options))
    }

    mutating func mark(_ value: any SQLConvertible) -> String {
        values.append(value)
        return "?\(values.count)"
    }

    mutating func any(_ column: String, of options: [any SQLConvertible]) -> String {
        // An empty list is no SQL to PostgreSQL.
        options.isEmpty ? "1 = 0" : "\(column) IN (\(options.map { mark($0) }.joined(separator: ", ")))"
    }

    package var sql: String { parts.isEmpty ? "1 = 1" : parts.joined(separator: " AND ") }
}

extension CaseFilter {
    func condition(_ sight: Sight, at now: Instant, isNarrow: Bool = false) -> CaseCondition {
        var condition = CaseCondition()
        condition.add(sight, isNarrow: isNarrow)
        narrowPhases(&condition)
        if phases.isEmpty || phases.contains(.cancelled) { condition.add(OldCaseTable.stands()) }
        condition.add("building = ?", building.map { $0 == Self.noBuilding ? "" : $0 })
        condition.add("desk = ?", desk)
        condition.add("stage = ?", stage)
        condition.add("kind = ?", kind)
        condition.add("priority = ?", priority)
        condition.add("agent = ?", agent)
        condition.add("assignee = ?", assignee)
        condition.add("assigned_department = ?", department)
        condition.add("person = ?", person)
        condition.add("place = ?", place)
        happening.narrow(&condition, from: from, to: to)
        narrowCategory(&condition)
        if isOverdue { condition.add("next_due < ?", now) }
        if let dueWithin { condition.add("next_due >= ? AND next_due < ?", now, now + dueWithin) }
        narrowWork(&condition, isNarrow)
        let unread = "id IN (SELECT case_id FROM look WHERE staff = ? AND news > 0)"
        condition.add(unread, isUnread ? sight.actor.staff : nil)
        if customerHadLastWord { condition.add("customer_spoke_last = 1") }
        return condition
    }

    private func narrowCategory(_ condition: inout CaseCondition) {
        guard let category else { return }
        if category == Self.noCategory { return condition.add("category IS NULL") }
        // "/" comes right after ".": all paths that begin with the category and a point.
        condition.add("(category = ? OR category > ? AND category < ?)", category, category + ".", category + "/")
    }

    private func narrowWork(_ condition: inout CaseCondition, _ isNarrow: Bool) {
        if hasRedMark { condition.add("id IN (SELECT case_id FROM promise WHERE is_red = 1)") }
        condition.add("external_number = ?", externalNumber)
        for one in formConditions { condition.add(one, isNarrow: isNarrow) }
        if wasReopened {
            condition.add("EXISTS (SELECT 1 FROM reopening WHERE reopening.case_id = cases.id)")
        }
        condition.add("id IN (SELECT case_id FROM outside_matter WHERE body = ?)", outsideBody)
        if isUnassigned { condition.add("phase = 'open' AND assignee IS NULL AND assigned_department IS NULL") }
        if let due { condition.add("next_due >= ? AND next_due < ?", due.lowerBound, due.upperBound) }
    }
}

extension CaseFilter {
    /// Those that are looked after have an index by building, which engines take where its condition stands in words.
    private func narrowPhases(_ condition: inout CaseCondition) {
        guard !phases.isEmpty else { return }
        let isLive = building != nil && phases.allSatisfy { !$0.isOver }
        if isLive { condition.add("phase IN ('open', 'waiting', 'solved', 'confirming')") }
        if !isLive || Set(phases) != Set(Phase.live) { condition.addAny("phase", of: phases) }
    }
}

extension CaseFilter.Happening {
    fileprivate func narrow(_ condition: inout CaseCondition, from: Instant?, to: Instant?) {
        switch self {
        case .opened, .solved, .closed:
            condition.add("\(rawValue)_at >= ?", from)
            condition.add("\(rawValue)_at < ?", to)
        case .kept, .broken:
            // The state is one of two words of ours.
            condition.add(
                """
                id IN (SELECT case_id FROM promise WHERE state = '\(rawValue)' AND settled_at >= ? AND settled_at < ?)
                """, from ?? Instant.sayable.lowerBound, to ?? Instant.sayable.upperBound)
        }
    }
}
