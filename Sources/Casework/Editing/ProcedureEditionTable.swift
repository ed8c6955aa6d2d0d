import Kernel
import Store
import Workforce

/// Rows ↔ published versions of procedures and of other texts, by key or file, and what was begun.
enum ProcedureEditionTable {
    /// The cheap look whether there is anything new.
    static func count(_ db: DB) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM procedure_publication") ?? 0
    }

    /// Of one kind, the newest first, with the version that each went out from of what was delivered.
    static func all(_ db: DB, desk: String, kind: String) throws -> [(edition: ProcedureEdition, delivered: Int)] {
        try db.rows(
            """
            SELECT one.version, one.at, one.digest, one.source, published.staff, published.by_name, published.note,
              published.delivered
            FROM procedure_version one LEFT JOIN procedure_publication published
              ON published.desk = one.desk AND published.kind = one.kind AND published.version = one.version
            WHERE one.desk = ?1 AND one.kind = ?2 ORDER BY one.at DESC, one.version DESC
            """, desk, kind
        ) { row in
            let (version, at, digest) = (try row.next(Int.self), try row.next(Instant.self), try row.next(String.self))
            let text = try row.next(JSONColumn<ProcedureText>.self).value
            let edition = ProcedureEdition(
                version: version, at: at, by: try row.next(), byName: try row.next(String?.self) ?? "",
                note: try row.next(String?.self) ?? "", digest: digest, source: text.files[text.main] ?? "")
            return (edition, try row.next(Int?.self) ?? version)
        }
    }

    /// The newest published version of each kind: its number.
    static func newest(_ db: DB) throws -> [String: Int] {
        let rows = try db.rows(
            "SELECT desk, kind, max(version) FROM procedure_publication GROUP BY desk, kind ORDER BY desk, kind"
        ) { row in
            let (desk, kind) = (try row.next(String.self), try row.next(String.self))
            return ("\(desk)/\(kind)", try row.next(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func insert(_ tx: Tx, _ one: KeptVersion, delivered: Int, note: String, by actor: Actor) throws {
        try tx.put(
            """
            INSERT INTO procedure_publication (desk, kind, version, delivered, staff, by_name, note, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, one.desk, one.kind, one.version, delivered, actor.staff, actor.name, note, tx.now)
    }

    /// The newest of a kind; nil where there is none, or it was set aside or published.
    static func draft(_ db: DB, desk: String, kind: String) throws -> ProcedureDraft? {
        try newestDraft(db, desk: desk, kind: kind).flatMap { $0.source.isEmpty ? nil : $0 }
    }

    static func newestDraft(_ db: DB, desk: String, kind: String) throws -> ProcedureDraft? {
        try db.row(
            """
            SELECT revision, base, source, by_name, at FROM procedure_draft
            WHERE desk = ?1 AND kind = ?2 ORDER BY revision DESC LIMIT 1
            """, desk, kind
        ) { row in
            ProcedureDraft(
                revision: try row.next(), base: try row.next(), source: try row.next(), byName: try row.next(),
                at: try row.next())
        }
    }

    /// The kinds of procedures that somebody has begun to write.
    static func begun(_ db: DB, desk: String) throws -> [String] {
        try db.rows(
            """
            SELECT kind FROM procedure_draft one WHERE desk = ?1 AND source <> '' AND kind NOT LIKE '%.yaml'
              AND revision = (
              SELECT max(revision) FROM procedure_draft other WHERE other.desk = one.desk AND other.kind = one.kind)
            ORDER BY kind
            """, desk
        ) { try $0.next(String.self) }
    }

    static func insert(_ tx: Tx, _ draft: ProcedureDraft, desk: String, kind: String, by actor: Actor) throws {
        try tx.put(
            """
            INSERT INTO procedure_draft (desk, kind, revision, base, source, staff, by_name, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, desk, kind, draft.revision, draft.base, draft.source, actor.staff, draft.byName, draft.at)
    }

    /// Cases that are not over, by kind and version.
    static func running(_ db: DB, desk: String) throws -> [RunningCases] {
        try db.rows(
            """
            SELECT kind, procedure_version, count(*) FROM cases
            WHERE project IN (SELECT id FROM project) AND phase IN ('open', 'waiting', 'solved', 'confirming')
              AND desk = ?1
            GROUP BY kind, procedure_version ORDER BY kind, procedure_version
            """, desk
        ) { RunningCases(kind: try $0.next(), version: try $0.next(), count: try $0.next()) }
    }
}
