import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ digests and their lines.
enum DigestTable {
    /// Writes one; nothing where somebody has that of the day already.
    static func insert(_ tx: Tx, _ digest: Digest) throws {
        let written = try tx.run(
            """
            INSERT INTO digest (id, staff, zone, day, at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (staff, zone, day) DO NOTHING
            """, digest.id, digest.staff, digest.zone.identifier, digest.day, digest.at)
        guard written == 1 else { return }
        for line in digest.lines {
            try tx.put(
                "INSERT INTO digest_line (digest, project, measure, number) VALUES (?1, ?2, ?3, ?4)", digest.id,
                line.project, line.measure, line.number)
        }
    }

    private static let select = "SELECT id, staff, zone, day, at, seen_at FROM digest"

    /// Those to one person, the newest first.
    static func list(
        _ db: DB, to staff: ID<Staff>, unseenOnly: Bool, before: Int64, limit: Int
    ) throws -> [Digest] {
        try db.rows(
            """
            \(select) WHERE staff = ?1 AND id < ?2 \(unseenOnly ? "AND seen_at IS NULL" : "")
            ORDER BY id DESC LIMIT ?3
            """, staff, before, limit, make: make
        ).map { try lined(db, $0) }
    }

    static func find(_ db: DB, _ id: ID<Digest>) throws -> Digest? {
        try db.row("\(select) WHERE id = ?1", id, make: make).map { try lined(db, $0) }
    }

    private static func lined(_ db: DB, _ digest: Digest) throws -> Digest {
        var digest = digest
        digest.lines = try db.rows(
            """
            SELECT project, measure, number FROM digest_line WHERE digest = ?1 ORDER BY project, measure
            """, digest.id
        ) { Digest.Line(project: try $0.next(), measure: try $0.next(), number: try $0.next()) }
        digest.lines.sort { ($0.project, $0.measure.place) < ($1.project, $1.measure.place) }
        return digest
    }

    private static func make(_ row: inout Row) throws -> Digest {
        let (id, staff): (ID<Digest>, ID<Staff>) = (try row.next(), try row.next())
        let zone = Zone(try row.next(String.self)) ?? .utc
        return Digest(
            id: id, staff: staff, zone: zone, day: try row.next(), at: try row.next(), seenAt: try row.next())
    }

    /// How many somebody has not seen, counted up to a limit.
    static func unseen(_ db: DB, by staff: ID<Staff>, upTo limit: Int) throws -> Int {
        try db.value(
            Int.self,
            """
            SELECT count(*) FROM (
              SELECT id FROM digest WHERE staff = ?1 AND seen_at IS NULL ORDER BY id LIMIT ?2) AS unseen
            """, staff, limit) ?? 0
    }

    /// That one and all before it.
    static func see(_ tx: Tx, by staff: ID<Staff>, upTo id: ID<Digest>) throws -> Int {
        try tx.run(
            "UPDATE digest SET seen_at = ?3 WHERE staff = ?1 AND id <= ?2 AND seen_at IS NULL", staff, id, tx.now)
    }
}
