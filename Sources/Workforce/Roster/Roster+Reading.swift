import Directory
import Kernel
import Store

extension Roster {
    private static let mostChanges = 50

    /// The plan of a department for a month, drawn from one reading.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``RosterRefusal/unknownDepartment(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)``
    package func plan(_ place: RosterPlace, _ month: RosterMonth, for actor: Actor) async throws -> RosterPlan {
        try await store.read { db in
            let (project, department) = try found(db, place, [.rosterEdit, .staffRead], actor)
            return try plan(db, try RosterBook(db, project, department, month.range))
        }
    }

    func plan(_ db: DB, _ book: RosterBook) throws -> RosterPlan {
        let (project, department) = (book.project.id, book.department.id)
        let check = book.check(rules)
        let month = RosterMonth(of: book.days.lowerBound)
        return RosterPlan(
            project: book.project, department: book.department, month: month,
            shifts: rules.shifts.filter { $0.isFor(department: book.department.key, project: book.project.code) },
            lines: lines(book, check), breaches: check.breaches,
            overrides: try RosterChangeTable.overrides(db, in: project, of: department),
            publication: try RosterChangeTable.publication(db, of: month, in: project, of: department),
            leavesAsked: book.leaves.filter { $0.state == .asked && $0.last >= book.days.lowerBound },
            swapsAccepted: try SwapTable.accepted(db, in: project, of: department),
            changes: try RosterChangeTable.changes(
                db, in: project, of: department, before: nil, limit: Self.mostChanges))
    }

    private func lines(_ book: RosterBook, _ check: RosterCheck) -> [RosterPlan.Line] {
        let here = Dictionary(
            grouping: book.cells.filter { $0.project == book.project.id && book.days.contains($0.day) }, by: \.staff)
        let away = Dictionary(grouping: book.leaves.filter { $0.state == .approved }, by: \.staff)
        return book.staff.map { one in
            let shifts = (here[one.id] ?? []).compactMap { cell in cell.shift.map { (cell.day, $0) } }
            let pieces = (check.pieces[one.id] ?? []).filter {
                $0.cell.project == book.project.id && book.days.contains($0.day)
            }
            return RosterPlan.Line(
                staff: one, shifts: Dictionary(uniqueKeysWithValues: shifts), leaves: away[one.id] ?? [],
                sums: RosterSums(pieces, rules))
        }
    }

    /// What was changed after publishing, the newest first.
    ///
    /// - Throws: as ``plan(_:_:for:)``
    package func changes(
        _ place: RosterPlace, before: ID<RosterChange>?, limit: Int, for actor: Actor
    ) async throws -> (items: [RosterChange], next: ID<RosterChange>?) {
        try await store.read { db in
            let (project, department) = try found(db, place, [.rosterEdit, .staffRead], actor)
            let rows = try RosterChangeTable.changes(
                db, in: project.id, of: department.id, before: before, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return (items, rows.count > limit ? items.last?.id : nil)
        }
    }
}

extension RosterMonth {
    package var range: ClosedRange<Day> { first...last }
}
