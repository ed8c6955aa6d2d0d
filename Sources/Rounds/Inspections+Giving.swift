import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Gives a round to somebody else. What who had it did without signal is kept when it arrives.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/roundOver`` · ``RoundRefusal/walkerUnfit(_:)`` · ``RoundRefusal/fieldMissing(_:)``
    package func assign(
        _ name: String, to staff: ID<Staff>, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Round {
        let reason = try Self.reason(reason)
        return try await act(on: name, .roundsPlan, "round.assign", detail: reason, request, by: actor) { tx, round in
            guard round.isRunning else { throw RoundRefusal.roundOver }
            try mayWalk(tx, staff, in: round.project)
            let old = round
            if let before = round.assignee, before != staff { round.former.append(before) }
            (round.assignee, round.reason) = (staff, reason)
            try RoundGivingTable.add(tx, .hand, from: old, to: round, by: actor)
        }
    }

    /// Takes a round that nobody has.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · ``RoundRefusal/roundOver`` ·
    ///   ``RoundRefusal/roundNotYours`` where somebody was quicker
    package func take(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> Round {
        try await act(on: name, .roundsWalk, "round.take", request, by: actor) { tx, round in
            guard round.isRunning else { throw RoundRefusal.roundOver }
            guard round.assignee == nil || round.assignee == actor.staff else { throw RoundRefusal.roundNotYours }
            let old = round
            round.assignee = actor.staff
            if old.assignee == nil { try RoundGivingTable.add(tx, .taken, from: old, to: round, by: actor) }
        }
    }

    /// Takes a round out of the day, with a reason. What was walked stays.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/roundOver`` · ``RoundRefusal/fieldMissing(_:)``
    package func cancel(
        _ name: String, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Round {
        let reason = try Self.reason(reason)
        return try await act(on: name, .roundsPlan, "round.cancel", detail: reason, request, by: actor) { _, round in
            guard round.isRunning else { throw RoundRefusal.roundOver }
            (round.state, round.reason) = (.cancelled, reason)
        }
    }
}
