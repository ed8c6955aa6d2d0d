import Kernel
import Store
import Workforce

/// What customers were told or said on their cases, as their own page shows it.
package struct Said: Sendable {
    package let on: ID<Case>
    package let at: Instant
    package let byName: String
    package let words: String
}

/// Rows → what was said on some cases.
enum SaidTable {
    static func latest(_ db: DB, on ids: [ID<Case>], limit: Int) throws -> [Said] {
        guard let first = ids.min() else { return [] }
        let marks = ids.indices.map { "?\($0 + 3)" }.joined(separator: ", ")
        let values: [any SQLConvertible] = [limit, first.number - TimelineTable.earliest] + ids
        return try db.rows(
            """
            SELECT case_id, at, actor_name, words FROM timeline
            WHERE case_id IN (\(marks)) AND id > ?2 AND audience = 'customer' AND act = 'message' AND words <> ''
            ORDER BY id DESC LIMIT ?1
            """, list: values
        ) { Said(on: try $0.next(), at: try $0.next(), byName: try $0.next(), words: try $0.next()) }
    }
}

extension Cases {
    /// What was last written between the house and the customer of some cases, the newest first.
    ///
    /// - Parameter ids: of cases that the asker may see.
    package func said(on ids: [ID<Case>], limit: Int) async throws -> [Said] {
        guard !ids.isEmpty else { return [] }
        return try await store.read { try SaidTable.latest($0, on: ids, limit: limit) }
    }
}
