import Directory
import Kernel
import Store
import Workforce

extension Premises {
    /// What was told of one place; nil where `actor` may not see it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    package func arrears(of name: String, for actor: Actor) async throws -> PlaceArrears? {
        try await store.read { db in try arrears(db, try actor.place(db, name), for: actor) }
    }

    /// Of some places, as far as `actor` may see them, in the order given.
    package func arrears(of places: [Place], for actor: Actor) async throws -> [PlaceArrears] {
        guard places.contains(where: { Self.mayReadArrears(in: $0.project, actor) }) else { return [] }
        return try await store.read { db in try places.compactMap { try arrears(db, $0, for: actor) } }
    }

    private func arrears(_ db: DB, _ place: Place, for actor: Actor) throws -> PlaceArrears? {
        guard Self.mayReadArrears(in: place.project, actor) else { return nil }
        let today = try today(db, in: place.project)
        if !actor.may(.arrearsRead, in: place.project) {
            let zones = try ZoneParts.read(db, in: place.project, on: today)
            guard zones.zone(of: place.code)?.steward == actor.staff else { return nil }
        }
        let rows = try ArrearsTable.all(db, of: place.id, limit: Self.mostTold)
        let told = Dictionary(grouping: rows, by: \.statement.day).map { day, rows in
            let standing = rows.filter { $0.line.struckAt == nil }
            return PlaceArrears.Told(
                day: day, amount: standing.reduce(0) { $0 + $1.line.amount }, lines: rows.map(\.line))
        }
        return PlaceArrears(
            place: place,
            newest: try ArrearsStatementTable.list(db, in: place.project, until: today, limit: 1).first,
            told: told.sorted { $1.day < $0.day })
    }
}
