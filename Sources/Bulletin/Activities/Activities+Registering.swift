import Casework
import Directory
import Kernel
import Store
import Workforce

extension Activities {
    /// Registers a customer with so many people: with a seat where there are enough and nobody waits, else at the end
    /// of those who wait.
    ///
    /// - Parameter guest: ID, telephone number or the code of a room where one lives alone.
    /// - Throws: ``GatheringRefusal/unknownActivity`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/gatheringNotNow`` · ``GatheringRefusal/tooManyHeads(most:)`` ·
    ///   ``GatheringRefusal/unknownGuest(_:)`` · ``GatheringRefusal/ambiguousGuest(_:)`` ·
    ///   ``GatheringRefusal/notForThem`` · ``GatheringRefusal/alreadyRegistered`` ·
    ///   ``GatheringRefusal/tooManyRegistrations(most:)``
    package func register(
        _ guest: String, heads: Int, for name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Registration {
        try await store.write { tx in
            let id = try tx.once(request, actor: actor.staff.number) {
                let activity = try attended(tx, name, by: actor)
                guard activity.takes(at: tx.now) else { throw GatheringRefusal.gatheringNotNow }
                let most = min(Self.mostHeads, activity.content.seats ?? Self.mostHeads)
                guard (1...most).contains(heads) else { throw GatheringRefusal.tooManyHeads(most: most) }
                let person = try person(tx, guest, of: activity)
                return try enter(tx, person, heads, into: activity, by: actor).id
            }
            guard let one = try RegistrationTable.find(tx, id) else { throw GatheringRefusal.unknownRegistration }
            return one
        }
    }

    /// One for which `actor` registers people.
    func attended(_ db: DB, _ name: String, by actor: Actor) throws -> Activity {
        let activity = try known(db, name, actor)
        guard Self.registrars.contains(where: { actor.may($0, in: activity.project) }) else {
            throw WorkforceRefusal.notAllowed(.caseRegister)
        }
        return activity
    }

    private func person(_ db: DB, _ guest: String, of activity: Activity) throws -> ID<Person> {
        let found = try PersonTable.called(db, guest.trimmed, in: activity.project)
        guard let id = found.first, let person = try PersonTable.find(db, id) else {
            throw GatheringRefusal.unknownGuest(guest.trimmed)
        }
        guard found.count == 1 else { throw GatheringRefusal.ambiguousGuest(guest.trimmed) }
        let tag = activity.content.tag
        guard tag.isEmpty || person.tags.contains(tag),
            try activity.places.isEmpty || RegistrationTable.livesThere(db, id, of: activity.id)
        else { throw GatheringRefusal.notForThem }
        return id
    }

    private func enter(
        _ tx: Tx, _ person: ID<Person>, _ heads: Int, into activity: Activity, by actor: Actor
    ) throws -> Registration {
        var activity = activity
        let all = try RegistrationTable.all(tx, of: activity.id)
        guard all.count < Self.mostRegistrations else {
            throw GatheringRefusal.tooManyRegistrations(most: Self.mostRegistrations)
        }
        guard !all.contains(where: { $0.person == person && $0.state != .cancelled }) else {
            throw GatheringRefusal.alreadyRegistered
        }
        let isSeated = Seating.isSeated(
            heads: heads, free: activity.free, waiting: all.filter { $0.state == .waiting })
        let one = Registration(
            id: tx.newID(), activity: activity.id, person: person, heads: heads,
            state: isSeated ? .seated : .waiting, code: Pass.newCode(), madeAt: tx.now, by: actor.staff)
        try RegistrationTable.insert(tx, one)
        if isSeated { activity.taken += heads }
        try ActivityTable.update(tx, activity)
        try note(tx, activity, isSeated ? "register" : "wait", "\(heads)", by: actor)
        return one
    }

    /// Gives free seats to those who wait, in their order; they stand on the list of those to be told.
    func moveUp(_ tx: Tx, _ activity: Activity, by actor: Actor) throws {
        var activity = activity
        let waiting = try RegistrationTable.all(tx, of: activity.id).filter { $0.state == .waiting }
        for var one in Seating.moving(waiting, free: activity.free) {
            (one.state, one.news, one.toldAt) = (.seated, .moved, nil)
            activity.taken += one.heads
            try RegistrationTable.update(tx, one)
            try note(tx, activity, "move", "\(one.heads)", by: actor)
        }
        try ActivityTable.update(tx, activity)
    }
}
