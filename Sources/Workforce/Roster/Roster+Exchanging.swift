import Directory
import Kernel
import Store

extension Roster {
    /// The other wants it: done at once by the desk's rule where it breaks nothing, else it waits for a supervisor.
    func accept(_ tx: Tx, _ swap: Swap, _ actor: Actor) throws {
        let book = try book(tx, of: swap)
        try SwapTable.answer(tx, swap.id, .accepted)
        guard rules.swapsByRule, new(swap, in: book).isEmpty else { return }
        try carryOut(tx, swap, book, "", nil, actor)
    }

    /// A swap that breaks something more is approved with a reason, which allows it.
    ///
    /// - Throws: ``RosterRefusal/swapOutdated`` · ``RosterRefusal/breachesOpen(_:)``
    func approve(_ tx: Tx, _ swap: Swap, _ note: String, _ actor: Actor) throws {
        let book = try book(tx, of: swap)
        let breaches = new(swap, in: book)
        guard breaches.isEmpty || !note.isEmpty else { throw RosterRefusal.breachesOpen(breaches.count) }
        for breach in breaches {
            try RosterChangeTable.override(
                tx, breach.key, note, in: swap.project, of: swap.department, by: actor.staff)
        }
        try carryOut(tx, swap, book, note, actor.staff, actor)
    }

    /// The months of the swap as they are planned.
    ///
    /// - Throws: ``RosterRefusal/swapOutdated`` where somebody of the two has something else by now
    private func book(_ tx: Tx, of swap: Swap) throws -> RosterBook {
        let project = try project(tx, swap.project.description)
        let department = try department(tx, swap.department.description)
        let days = swap.days
        let first = RosterMonth(of: days[0]).first
        let book = try RosterBook(tx, project, department, first...RosterMonth(of: days[days.count - 1]).last)
        guard swap.held.allSatisfy({ book.shift(of: $0.staff, on: $0.day) == $0.shift }) else {
            throw RosterRefusal.swapOutdated
        }
        return book
    }

    /// What is broken with the swap and was not without it.
    private func new(_ swap: Swap, in book: RosterBook) -> [RosterBreach] {
        let before = Set(book.check(rules).breaches.map(\.key))
        return book.with(swap.exchanged).check(rules).breaches.filter { !before.contains($0.key) }
    }

    private func carryOut(
        _ tx: Tx, _ swap: Swap, _ book: RosterBook, _ note: String, _ decider: ID<Staff>?, _ actor: Actor
    ) throws {
        var pen = RosterPen(tx: tx, book: book, way: .swap, reason: swap.reason, actor: actor)
        for cell in swap.exchanged {
            try pen.set(CellEdit(staff: cell.staff, day: cell.day, shift: cell.shift), rules)
        }
        try SwapTable.decide(tx, swap.id, .approved, by: decider, note)
        try moved(tx, .swap, in: [book.project], swap.days[0]...swap.days[swap.days.count - 1], by: actor)
    }
}
