import Directory
import Kernel
import Workforce

/// Who gets the rounds of a day. Pure: made of who is there; every answer counts as one more round for whoever it is.
package struct Assigning {
    /// Somebody who may walk rounds in the project.
    package struct Walker: Sendable, Hashable {
        package let staff: ID<Staff>
        package let roles: Set<String>
        package let departments: [ID<Department>]

        package init(staff: ID<Staff>, roles: Set<String>, departments: [ID<Department>]) {
            (self.staff, self.roles, self.departments) = (staff, roles, departments)
        }
    }

    private let walkers: [ID<Staff>: Walker]
    private let byRole: [String: [Walker]]
    private let working: WorkingDay
    /// Whose turn it is among equals moves on day by day.
    private let turn: Int
    private var load: [ID<Staff>: Int]

    /// - Parameter load: how many rounds of the day each has already.
    package init(_ walkers: [Walker], _ working: WorkingDay, on day: Day, load: [ID<Staff>: Int] = [:]) {
        let sorted = walkers.sorted { $0.staff < $1.staff }
        self.walkers = Dictionary(uniqueKeysWithValues: sorted.map { ($0.staff, $0) })
        let pairs = sorted.flatMap { walker in walker.roles.map { ($0, [walker]) } }
        byRole = Dictionary(pairs, uniquingKeysWith: +)
        (self.working, self.load, turn) = (working, load, Int(day.date.daysSince1970))
    }

    /// Whoever walks in a time: the steward, the person, or the one with the role who has the fewest rounds; where none
    /// of them is there, the first who stands in; else nobody.
    ///
    /// - Parameter steward: of the part of the tree, or who stands in for them.
    package mutating func assign(
        _ assignment: RoundPlan.Assignment, steward: ID<Staff>?, in span: Range<Instant>
    ) -> ID<Staff>? {
        let chosen: ID<Staff>? =
            switch assignment.way {
            case .steward: steward.flatMap { isThere($0, in: span) ? $0 : nil }
            case .staff: assignment.staff.flatMap { isThere($0, in: span) ? $0 : nil }
            case .role: assignment.role.flatMap { next(with: $0, in: span) }
            }
        let found = chosen ?? assignment.standIns.first { isThere($0, in: span) }
        if let found { load[found, default: 0] += 1 }
        return found
    }

    /// Who has a round once who is there has become otherwise: whoever had it keeps it while they are there, and stands
    /// in only while nobody whom the plan names is; else as ``assign(_:steward:in:)``.
    ///
    /// - Parameter holder: who has it, counted in the load.
    package mutating func assignAnew(
        _ assignment: RoundPlan.Assignment, steward: ID<Staff>?, in span: Range<Instant>, from holder: ID<Staff>?
    ) -> ID<Staff>? {
        if let holder, keeps(holder, assignment, steward, in: span) { return holder }
        if let holder { load[holder, default: 1] -= 1 }
        return assign(assignment, steward: steward, in: span)
    }

    private func keeps(
        _ holder: ID<Staff>, _ assignment: RoundPlan.Assignment, _ steward: ID<Staff>?, in span: Range<Instant>
    ) -> Bool {
        let named: [ID<Staff>] =
            switch assignment.way {
            case .steward: [steward].compactMap(\.self)
            case .staff: [assignment.staff].compactMap(\.self)
            case .role: assignment.role.flatMap { byRole[$0] }?.map(\.staff) ?? []
            }
        let there = named.filter { isThere($0, in: span) }
        if there.contains(holder) { return true }
        return there.isEmpty && assignment.standIns.contains(holder) && isThere(holder, in: span)
    }

    private func isThere(_ staff: ID<Staff>, in span: Range<Instant>) -> Bool {
        guard let walker = walkers[staff] else { return false }
        return working.isThere(staff, of: walker.departments, in: span)
    }

    private func next(with role: String, in span: Range<Instant>) -> ID<Staff>? {
        let all = (byRole[role] ?? []).filter { working.isThere($0.staff, of: $0.departments, in: span) }
        guard !all.isEmpty else { return nil }
        let ranked = all.enumerated().min { a, b in
            let (first, second) = (load[a.element.staff] ?? 0, load[b.element.staff] ?? 0)
            return (first, (a.offset + turn) % all.count) < (second, (b.offset + turn) % all.count)
        }
        return ranked?.element.staff
    }
}
