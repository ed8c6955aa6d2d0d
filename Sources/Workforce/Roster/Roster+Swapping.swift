import Directory
import Kernel
import Store

/// What is asked for with a swap.
package struct SwapDraft: Sendable {
    package var place: RosterPlace
    package var other: ID<Staff>
    /// On which the asker gives away what they have.
    package var day: Day
    /// On which they take what the other has; nil: nothing, the other stands in.
    package var otherDay: Day?
    package var reason = ""

    package init(_ place: RosterPlace, other: ID<Staff>, day: Day, otherDay: Day? = nil) {
        (self.place, self.other, self.day, self.otherDay) = (place, other, day, otherDay)
    }
}

extension Roster {
    /// Asks a colleague to exchange shifts of published days.
    ///
    /// - Throws: ``RosterRefusal/notInThisPlan(_:)`` · ``RosterRefusal/notPublished`` ·
    ///   ``RosterRefusal/dayIsPast`` · ``RosterRefusal/swapWithoutShift`` where nobody has anything to give
    package func ask(_ draft: SwapDraft, request: RequestKey? = nil, by actor: Actor) async throws -> Swap {
        let reason = try checked(draft.reason)
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try project(tx, draft.place.project)
                let department = try department(tx, draft.place.department)
                let days = Set([draft.day, draft.otherDay ?? draft.day]).sorted()
                let book = try RosterBook(tx, project, department, days[0]...days[days.count - 1])
                try check(tx, draft, days, book, actor)
                let held = days.flatMap { day in
                    [actor.staff, draft.other].map {
                        Swap.Held(staff: $0, day: day, shift: book.shift(of: $0, on: day))
                    }
                }
                let swap = Swap(
                    id: tx.newID(), project: project.id, department: department.id, asker: actor.staff,
                    other: draft.other, held: held, reason: reason, askedAt: tx.now, state: .asked, answeredAt: nil,
                    decidedBy: nil, decidedAt: nil, note: "")
                guard Set(swap.held.map(\.shift)).count > 1 else { throw RosterRefusal.swapWithoutShift }
                try SwapTable.insert(tx, swap)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "swap.ask", subject: swap.id.description,
                    detail: days.map(\.description).joined(separator: " "))
                return swap.id
            }
        }
        return try await swap(id)
    }

    private func check(_ tx: Tx, _ draft: SwapDraft, _ days: [Day], _ book: RosterBook, _ actor: Actor) throws {
        let members = Set(book.staff.map(\.id))
        guard members.contains(actor.staff) else { throw RosterRefusal.notInThisPlan(actor.name) }
        guard draft.other != actor.staff, members.contains(draft.other) else {
            throw RosterRefusal.notInThisPlan(draft.other.description)
        }
        guard let first = days.first, first >= book.project.zone.day(of: tx.now) else { throw RosterRefusal.dayIsPast }
        for month in Set(days.map { RosterMonth(of: $0) })
        where try RosterChangeTable.publication(tx, of: month, in: book.project.id, of: book.department.id) == nil {
            throw RosterRefusal.notPublished
        }
    }

    /// Answers a swap, decides on it, or withdraws one's own. A swap that the other accepts is done at once where the
    /// desk's rule says so and it breaks nothing that was kept before.
    ///
    /// - Throws: ``RosterRefusal/unknownSwap`` · ``RosterRefusal/requestIsClosed`` ·
    ///   ``RosterRefusal/notYourRequest`` · ``RosterRefusal/ownRequest`` · ``RosterRefusal/swapOutdated`` ·
    ///   ``RosterRefusal/breachesOpen(_:)``
    package func act(
        _ act: SwapAct, on id: ID<Swap>, note: String = "", request: RequestKey? = nil, by actor: Actor
    ) async throws -> Swap {
        let note = try checked(note, "note")
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard let swap = try SwapTable.find(tx, id) else { throw RosterRefusal.unknownSwap }
                try swap.mayAct(act, actor)
                switch act {
                case .accept: try accept(tx, swap, actor)
                case .decline: try SwapTable.answer(tx, id, .declined)
                case .refuse: try SwapTable.decide(tx, id, .refused, by: actor.staff, note)
                case .withdraw: try SwapTable.decide(tx, id, .withdrawn, by: actor.staff, note)
                case .approve: try approve(tx, swap, note, actor)
                }
                try Audit.append(
                    tx, actor: actor.staff.number, act: "swap.\(act.rawValue)", subject: id.description, detail: note)
                return true
            }
        }
        return try await swap(id)
    }

    private func swap(_ id: ID<Swap>) async throws -> Swap {
        guard let swap = try await store.read({ try SwapTable.find($0, id) }) else { throw RosterRefusal.unknownSwap }
        return swap
    }
}

extension Swap {
    /// - Throws: ``RosterRefusal/unknownSwap``, also for whom it does not concern · ``RosterRefusal/ownRequest`` ·
    ///   ``RosterRefusal/notYourRequest`` · ``RosterRefusal/requestIsClosed``
    func mayAct(_ act: SwapAct, _ actor: Actor) throws {
        let isParty = [asker, other].contains(actor.staff)
        guard isParty || actor.may(.rosterEdit, in: project) else { throw RosterRefusal.unknownSwap }
        switch act {
        case .accept, .decline:
            guard actor.staff == other else { throw RosterRefusal.notYourRequest }
            guard state == .asked else { throw RosterRefusal.requestIsClosed }
        case .withdraw:
            guard actor.staff == asker else { throw RosterRefusal.notYourRequest }
            guard state.isOpen else { throw RosterRefusal.requestIsClosed }
        case .approve, .refuse:
            guard actor.may(.rosterEdit, in: project) else { throw WorkforceRefusal.notAllowed(.rosterEdit) }
            guard !isParty else { throw RosterRefusal.ownRequest }
            guard state == .accepted else { throw RosterRefusal.requestIsClosed }
        }
    }
}

extension RosterBook {
    func shift(of staff: ID<Staff>, on day: Day) -> String? {
        cells.first { $0.staff == staff && $0.day == day && $0.project == project.id }?.shift
    }
}
