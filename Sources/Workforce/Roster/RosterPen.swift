import Directory
import Kernel
import Store

/// Writes shifts into a plan, with the row that tells of each.
struct RosterPen {
    let tx: Tx
    let book: RosterBook
    let way: RosterChange.Way
    let reason: String
    let actor: Actor
    private(set) var count = 0
    private var known: [ID<Staff>: [Day: RosterCell]]
    private var published: [RosterMonth: Bool] = [:]

    init(tx: Tx, book: RosterBook, way: RosterChange.Way, reason: String, actor: Actor) {
        (self.tx, self.book, self.way, self.reason, self.actor) = (tx, book, way, reason, actor)
        let here = Dictionary(grouping: book.cells.filter { $0.project == book.project.id }, by: \.staff)
        known = here.mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.day, $0) }) }
    }

    /// - Throws: ``RosterRefusal/notInThisPlan(_:)`` · ``RosterRefusal/unknownShift(_:)`` ·
    ///   ``RosterRefusal/rosterChanged(who:day:)``
    mutating func set(_ edit: CellEdit, _ rules: RosterRules) throws {
        guard let who = book.staff.first(where: { $0.id == edit.staff }) else {
            throw RosterRefusal.notInThisPlan(edit.staff.description)
        }
        if let key = edit.shift {
            let shift = rules.shift(key)
            guard shift?.isFor(department: book.department.key, project: book.project.code) == true else {
                throw RosterRefusal.unknownShift(key)
            }
        }
        let old = known[edit.staff]?[edit.day]
        if let was = edit.was, was != old?.shift ?? "" {
            throw RosterRefusal.rosterChanged(who: who.name, day: edit.day.description)
        }
        guard edit.shift != old?.shift else { return }
        let cell = RosterCell(
            project: book.project.id, department: book.department.id, staff: edit.staff, day: edit.day,
            shift: edit.shift)
        try RosterTable.put(tx, cell)
        try RosterChangeTable.add(
            tx, cell, old: old?.shift, way, isAfterPublishing: try isPublished(edit.day), by: actor.staff, reason)
        known[edit.staff, default: [:]][edit.day] = cell
        count += 1
    }

    private mutating func isPublished(_ day: Day) throws -> Bool {
        let month = RosterMonth(of: day)
        if let known = published[month] { return known }
        let found = try RosterChangeTable.publication(tx, of: month, in: book.project.id, of: book.department.id) != nil
        published[month] = found
        return found
    }
}
