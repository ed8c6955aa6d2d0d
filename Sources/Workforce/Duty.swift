import Kernel
import Store

/// A stretch of time in which somebody was on duty, as they said themselves.
package struct DutyTurn: Sendable, Hashable {
    package let id: ID<DutyTurn>
    package let staff: ID<Staff>
    package let beganAt: Instant
    /// Nil while it lasts.
    package let endedAt: Instant?
}

/// Who is on duty. Whoever begins work says so; warnings go to those who are there.
package struct Duty: Sendable {
    private let store: Store
    package init(_ store: Store) { self.store = store }

    /// Those on duty at an instant with when they began, the earliest first.
    package func onDuty(at instant: Instant) async throws -> [(staff: Staff, turn: DutyTurn)] {
        try await store.read { db in
            try DutyTable.turns(db, at: instant).compactMap { turn in
                try StaffTable.find(db, turn.staff).map { ($0, turn) }
            }
        }
    }

    package func isOnDuty(_ actor: Actor) async throws -> Bool {
        try await store.read { try DutyTable.current($0, of: actor.staff) } != nil
    }

    /// Begins or ends a turn; saying it twice changes nothing.
    package func set(_ isOnDuty: Bool, request: RequestKey? = nil, by actor: Actor) async throws {
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) { try Self.set(tx, isOnDuty, actor) }
        }
    }

    private static func set(_ tx: Tx, _ isOnDuty: Bool, _ actor: Actor) throws -> Bool {
        let current = try DutyTable.current(tx, of: actor.staff)
        guard (current != nil) != isOnDuty else { return isOnDuty }
        // A clock that went back ends no turn before it began.
        if let current { try DutyTable.end(tx, current.id, at: max(current.beganAt, tx.now)) } else {
            try DutyTable.begin(tx, DutyTurn(id: tx.newID(), staff: actor.staff, beganAt: tx.now, endedAt: nil))
        }
        try Audit.append(
            tx, actor: actor.staff.number, act: isOnDuty ? "duty.begin" : "duty.end", subject: actor.staff.description,
            detail: "")
        return isOnDuty
    }
}
