import Directory
import Kernel
import Store

/// What somebody has to know of their own working time.
package struct MyRoster: Sendable {
    /// A published shift.
    package struct Turn: Sendable {
        package let cell: RosterCell
        package let shift: Shift
        package let spans: [Range<Instant>]
        /// Minutes.
        package let paid: Int
    }

    package let month: RosterMonth
    package let turns: [Turn]
    /// Those that are not over, in order.
    package let next: [Turn]
    package let sums: RosterSums
    package let leaves: [Leave]
    package let swaps: [Swap]
    /// Of published days, the newest first.
    package let changes: [RosterChange]
    /// When the address of the calendar feed was made; nil where there is none.
    package let feedMadeAt: Instant?
}

extension Roster {
    private static let mostNext = 7
    private static let mostSwaps = 30
    private static let mostMine = 10

    /// One's own month, as far as it is published.
    package func mine(_ month: RosterMonth, for actor: Actor) async throws -> MyRoster {
        let now = store.clock.now()
        return try await store.read { db in
            let zones = try Self.zones(db)
            let pieces = try pieces(db, of: actor.staff, month.range, zones)
            let today = Zone.utc.day(of: now)
            let ahead = try self.pieces(db, of: actor.staff, today.adding(days: -2)...today.adding(days: 62), zones)
            return MyRoster(
                month: month, turns: pieces.map(\.turn),
                next: Array(ahead.filter { $0.end > now }.sorted { $0.start < $1.start }.map(\.turn).prefix(
                    Self.mostNext)),
                sums: RosterSums(pieces, rules),
                leaves: try LeaveTable.leaves(db, of: actor.staff, from: month.first),
                swaps: try SwapTable.swaps(db, of: actor.staff, limit: Self.mostSwaps),
                changes: try RosterChangeTable.changes(db, of: actor.staff, limit: Self.mostMine),
                feedMadeAt: try FeedTable.madeAt(db, of: actor.staff))
        }
    }

    /// The published shifts of somebody.
    func pieces(
        _ db: DB, of staff: ID<Staff>, _ days: ClosedRange<Day>, _ zones: [ID<Project>: Zone]
    ) throws -> [RosterCheck.Piece] {
        var line = ShiftLine(rules: rules, zones: zones)
        return try RosterTable.published(db, of: staff, days).compactMap { line.piece($0) }
    }

    /// The colleagues with whom somebody could swap on a day, with what they have: those of the same plan.
    ///
    /// - Throws: ``RosterRefusal/notPublished`` where nothing of one's own is published there
    package func colleagues(
        on day: Day, for actor: Actor
    ) async throws -> (cell: RosterCell, others: [(staff: Staff, shift: String?)]) {
        try await store.read { db in
            guard let own = try RosterTable.published(db, of: actor.staff, day...day).first,
                let project = try ProjectTable.all(db).first(where: { $0.id == own.project }),
                let department = try StaffTable.departments(db).first(where: { $0.id == own.department })
            else { throw RosterRefusal.notPublished }
            let book = try RosterBook(db, project, department, day...day)
            let others = book.staff.filter { $0.id != actor.staff }
            return (own, others.map { ($0, book.shift(of: $0.id, on: day)) })
        }
    }
}

extension RosterCheck.Piece {
    fileprivate var turn: MyRoster.Turn { .init(cell: cell, shift: shift, spans: spans, paid: paid) }
}
