import Directory
import Kernel
import Workforce

/// A building as people draw it: floors from the top down, the rooms of each in their columns, and beside them what
/// belongs to no floor.
package struct BuildingPlan: Sendable {
    /// What is open at a place.
    package struct Load: Sendable, Hashable {
        package var open = 0
        package var overdue = 0
        package var emergencies = 0
        package var nextDue: Instant?

        package init(open: Int = 0, overdue: Int = 0, emergencies: Int = 0, nextDue: Instant? = nil) {
            self.open = open
            self.overdue = overdue
            self.emergencies = emergencies
            self.nextDue = nextDue
        }

        static func + (a: Self, b: Self) -> Self {
            Load(
                open: a.open + b.open, overdue: a.overdue + b.overdue, emergencies: a.emergencies + b.emergencies,
                nextDue: [a.nextDue, b.nextDue].compactMap(\.self).min())
        }

        /// The gravest thing that is true of it.
        package func state(at now: Instant) -> State {
            if emergencies > 0 { return .emergency }
            if overdue > 0 { return .late }
            guard open > 0 else { return .quiet }
            return nextDue.map { $0 < now + Board.soon } == true ? .soon : .open
        }
    }

    /// What somebody sees of a place from afar, the gravest first.
    package enum State: String, Sendable, CaseIterable { case emergency, late, soon, open, quiet }

    package struct Cell: Sendable {
        package let place: Place
        /// What is left of its code or name inside the building: `802`, `1 单元电梯`.
        package let label: String
        package let load: Load
        package let state: State
        /// Who looks after it today.
        package let steward: ID<Staff>?
    }

    /// Columns that stand together, with what stands above them.
    package struct Unit: Sendable {
        package let name: String
        package let columns: Int
    }

    package struct Floor: Sendable {
        package let name: String
        /// One for each column; nil where the floor has no such door.
        package let cells: [Cell?]
    }

    package let project: Project
    package let building: Place
    package let asOf: Instant
    package let units: [Unit]
    package let floors: [Floor]
    /// Rooms whose numbers tell no floor, public areas, facilities, parking; staircases where something is open.
    package let others: [Cell]
    package let total: Load
    /// Whether the list of the building's code has exactly the cases of ``total``.
    package let isListed: Bool
    /// There are more places than are drawn.
    package let isCut: Bool

    package var cells: [Cell] { floors.flatMap { $0.cells.compactMap(\.self) } + others }
}
