import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ imports, and what columns were said to be.
enum ImportTable {
    private static let columns = """
        id, kind, project, file, header, columns, good_rows, state, row_count, left_out, progress, at_row, created,
        changed, unchanged, refused, kept, password, actor, actor_name, via, case_kind, at_turn, sealed, made_at,
        done_at
        """

    static func insert(_ tx: Tx, _ one: Import) throws {
        try tx.put(
            """
            INSERT INTO import (\(columns)) VALUES (
              ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0, 0, 0, 0, 0, '', ?11, ?12, ?13, ?14, 0, ?16, ?15, NULL)
            """, one.id, one.kind, one.project, one.file, JSONColumn(one.header), JSONColumn(one.columns), one.goodRows,
            one.state, one.rows, one.leftOut, one.by, one.byName, one.via, one.caseKind, one.madeAt,
            JSONColumn(one.sealed))
    }

    static func update(_ tx: Tx, _ one: Import) throws {
        try tx.put(
            """
            UPDATE import SET columns = ?2, good_rows = ?3, state = ?4, progress = ?5, created = ?6, changed = ?7,
              unchanged = ?8, refused = ?9, kept = ?10, password = ?11, done_at = ?12, at_row = ?13, case_kind = ?14,
              at_turn = ?15
            WHERE id = ?1
            """, one.id, JSONColumn(one.columns), one.goodRows, one.state, one.progress, one.counts.created,
            one.counts.changed, one.counts.unchanged, one.counts.refused, one.kept, one.password, one.doneAt, one.atRow,
            one.caseKind, one.atTurn)
    }

    static func find(_ db: DB, _ id: ID<Import>) throws -> Import? {
        try db.row("SELECT \(columns) FROM import WHERE id = ?1", id, make: make)
    }

    /// The newest first.
    static func list(_ db: DB, in project: ID<Project>, before: ID<Import>?, limit: Int) throws -> [Import] {
        try db.rows(
            "SELECT \(columns) FROM import WHERE project = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3", project,
            before?.number ?? .max, limit, make: make)
    }

    /// Whether another import of the project is changing something just now.
    static func isAnotherRunning(_ db: DB, beside one: Import) throws -> Bool {
        try db.value(
            Bool.self,
            """
            SELECT EXISTS (
              SELECT 1 FROM import WHERE project = ?1 AND id <> ?2 AND state IN ('running', 'undoing'))
            """, one.project, one.id) ?? false
    }

    private static func make(_ row: inout Row) throws -> Import {
        let (id, kind): (ID<Import>, ImportKind) = (try row.next(), try row.next())
        let project: ID<Project> = try row.next()
        let (file, header, mapped): (String, [String], [String: Int]) = (try row.next(), try row.json(), try row.json())
        let (good, state): (Bool, Import.State) = (try row.next(), try row.next())
        let numbers: [Int] = try (0..<9).map { _ in try row.next() }
        let password: String = try row.next()
        let (by, byName, via): (ID<Staff>, String, String) = (try row.next(), try row.next(), try row.next())
        let (caseKind, turn): (String, Int64) = (try row.next(), try row.next())
        let sealed: [Int] = try row.json()
        var one = Import(
            id: id, kind: kind, project: project, file: file, header: header, columns: mapped, by: by, byName: byName,
            via: via, madeAt: try row.next())
        (one.caseKind, one.atTurn, one.sealed) = (caseKind, turn, sealed)
        (one.goodRows, one.state, one.password) = (good, state, password)
        (one.rows, one.leftOut, one.progress, one.atRow) = (numbers[0], numbers[1], numbers[2], numbers[3])
        one.counts = .init(created: numbers[4], changed: numbers[5], unchanged: numbers[6], refused: numbers[7])
        (one.kept, one.doneAt) = (numbers[8], try row.next())
        return one
    }
}

extension ImportTable {
    /// What the columns of a sheet with this header were said to be before.
    static func mapping(_ db: DB, _ kind: ImportKind, shape: String) throws -> [String: Int]? {
        try db.row("SELECT columns FROM import_mapping WHERE kind = ?1 AND shape = ?2", kind, shape) { try $0.json() }
    }

    static func remember(_ tx: Tx, _ columns: [String: Int], _ kind: ImportKind, shape: String) throws {
        try tx.put(
            """
            INSERT INTO import_mapping (kind, shape, columns, at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (kind, shape) DO UPDATE SET columns = excluded.columns, at = excluded.at
            """, kind, shape, JSONColumn(columns), tx.now)
    }
}
