import Kernel
import Store
import Workforce

/// Rows ↔ links to customers' pages.
enum PageLinkTable {
    private static let columns = "id, case_id, by_text, staff, person, made_at, until_at, opened_at, revoked_at"

    /// - Parameter digest: of its secret; nil where that is made when the text message leaves.
    static func insert(_ tx: Tx, _ link: PageLink, digest: String?) throws {
        try tx.put(
            """
            INSERT INTO page_link (id, case_id, secret, by_text, staff, person, made_at, until_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, link.id, link.item, digest, link.isByText, link.staff, link.person, link.madeAt, link.until)
    }

    static func find(_ db: DB, digest: String) throws -> PageLink? {
        try db.rows("SELECT \(columns) FROM page_link WHERE secret = ?1 ORDER BY id", digest, make: make).first
    }

    static func find(_ db: DB, _ id: ID<PageLink>) throws -> PageLink? {
        try db.rows("SELECT \(columns) FROM page_link WHERE id = ?1 ORDER BY id", id, make: make).first
    }

    /// Those of a case, the newest first.
    static func of(_ db: DB, _ item: ID<Case>) throws -> [PageLink] {
        try db.rows(
            "SELECT \(columns) FROM page_link WHERE case_id = ?1 ORDER BY id DESC LIMIT 200", item, make: make)
    }

    /// - Returns: whether it had none before.
    static func give(_ tx: Tx, _ id: ID<PageLink>, digest: String) throws -> Bool {
        try tx.run("UPDATE page_link SET secret = ?2 WHERE id = ?1 AND secret IS NULL", id, digest) > 0
    }

    static func opened(_ tx: Tx, _ id: ID<PageLink>) throws {
        try tx.put("UPDATE page_link SET opened_at = ?2 WHERE id = ?1 AND opened_at IS NULL", id, tx.now)
    }

    /// - Returns: how many.
    @discardableResult
    static func revoke(_ tx: Tx, of item: ID<Case>, by staff: ID<Staff>?) throws -> Int {
        try tx.run(
            "UPDATE page_link SET revoked_at = ?2, revoked_by = ?3 WHERE case_id = ?1 AND revoked_at IS NULL", item,
            tx.now, staff)
    }

    private static func make(_ row: inout Row) throws -> PageLink {
        PageLink(
            id: try row.next(), item: try row.next(), isByText: try row.next(), staff: try row.next(),
            person: try row.next(), madeAt: try row.next(), until: try row.next(), openedAt: try row.next(),
            revokedAt: try row.next())
    }
}
