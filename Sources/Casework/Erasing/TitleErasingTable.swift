import Directory
import Kernel
import Store

/// Rows ↔ entries of other cases that call a case of whom was taken out by its title: those of linking and merging.
/// Its number stays in them. `release` is what `released` was called before.
enum TitleErasingTable {
    static func erase(_ tx: Tx, _ item: Case, _ mark: String) throws {
        for other in try others(tx, of: item).sorted() {
            try tx.run(
                """
                UPDATE timeline SET words = ?3
                WHERE case_id = ?1 AND id > ?2 AND words LIKE ?4
                    AND act IN ('absorb', 'release', 'released', 'link', 'unlink')
                """, other, other.number - TimelineTable.earliest, "\(item.number) \(mark)", "\(item.number) %")
        }
    }

    /// Those that it was ever linked with or merged into, also where that was taken back.
    private static func others(_ db: DB, of item: Case) throws -> Set<ID<Case>> {
        let linked: [ID<Case>] = try db.rows(
            """
            SELECT to_case AS other FROM case_link WHERE from_case = ?1
            UNION SELECT from_case AS other FROM case_link WHERE to_case = ?1 ORDER BY other
            """, item.id
        ) { try $0.next() }
        let entries = try TimelineTable.entries(db, of: item.id, after: 0, limit: .max)
        let merged = entries.flatMap(\.events).compactMap { event -> ID<Case>? in
            if case .mergedInto(let other) = event { return other }
            return nil
        }
        return Set(linked + merged + [item.mergedInto].compactMap(\.self))
    }
}
