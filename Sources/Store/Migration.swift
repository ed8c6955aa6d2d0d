import Kernel

/// One step of the schema: numbered, forward only, never edited once it has landed.
///
/// Written in the words that both engines know, with SQLite's names of types; what PostgreSQL calls otherwise is put in
/// its words when the step runs (``Dialect/schema(_:)``).
package struct Migration: Sendable {
    package let number: Int
    package let name: String
    let sql: String
    /// Tables whose rows are never edited nor deleted, guarded by triggers.
    let keeping: [String]
    /// Those of them that PostgreSQL lays in parts, with what is in them.
    let parting: [String]
    /// Those whose words an erasure may empty.
    let emptying: [Emptying]
    /// What only one engine has.
    let own: [Dialect: String]

    package init(
        _ number: Int, _ name: String, _ sql: String = "", keeping: [String] = [], parting: [String] = [],
        emptying: [Emptying] = []
    ) {
        self.init(number, name, sql, keeping: keeping, parting: parting, emptying: emptying, own: [:])
    }

    /// - Parameter own: what only one engine has, in its own words, run after the rest.
    package init(
        _ number: Int, _ name: String, _ sql: String, keeping: [String] = [], parting: [String] = [],
        emptying: [Emptying] = [], own: [Dialect: String]
    ) {
        self.number = number
        self.name = name
        self.sql = sql
        self.keeping = keeping
        self.parting = parting
        (self.emptying, self.own) = (emptying, own)
    }

    /// Runs what is missing, in order of number, in one transaction.
    static func bring(_ writer: any Writer, to all: [Migration], clock: Clock) throws {
        let steps = all.sorted { $0.number < $1.number }
        precondition(Set(steps.map(\.number)).count == steps.count, "two migrations have one number")
        try writer.write(IDMaker(clock: clock)) { tx in
            // A step over a large store may take its time.
            if tx.dialect == .postgres { try tx.link.script("SET LOCAL statement_timeout = 0") }
            try tx.link.script(
                tx.dialect.schema(
                    """
                    CREATE TABLE IF NOT EXISTS schema_step (
                      number BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)
                    """))
            let done = Set(try tx.rows("SELECT number FROM schema_step ORDER BY number") { try $0.next(Int.self) })
            let known = steps.last?.number ?? 0
            if let newest = done.max(), newest > known {
                throw StoreFailure.newerSchema(found: newest, known: known)
            }
            for step in steps where !done.contains(step.number) { try step.run(tx, at: clock.now()) }
        }
    }

    private func run(_ tx: Tx, at now: Instant) throws {
        try tx.link.script(tx.dialect.schema(sql))
        for table in keeping { try tx.link.script(tx.dialect.guarding(table)) }
        if let own = own[tx.dialect] { try tx.link.script(own) }
        if tx.dialect == .postgres { for table in parting { try PartedTable.lay(table, tx) } }
        for one in emptying { try one.allow(tx) }
        try tx.run("INSERT INTO schema_step (number, name, at) VALUES (?1, ?2, ?3)", number, name, now)
    }
}

extension Dialect {
    /// Statements of the schema in the engine's own words.
    ///
    /// Texts are compared byte by byte on both engines: SQLite does so by itself, PostgreSQL by the collation `C`.
    func schema(_ sql: String) -> String {
        precondition(!sql.contains("AS TEXT)"), "PostgreSQL takes no collation in a cast: say VARCHAR")
        guard self == .postgres else { return sql }
        return sql.replacing(/\bINTEGER PRIMARY KEY\b/, with: "BIGINT PRIMARY KEY")
            .replacing(/\bTEXT\b/, with: "TEXT COLLATE \"C\"").replacing(/\)\s*WITHOUT ROWID/, with: ")")
    }

    /// Triggers that refuse to change or remove the rows of a table.
    func guarding(_ table: String) -> String {
        switch self {
        case .sqlite:
            """
            CREATE TRIGGER \(table)_is_never_edited BEFORE UPDATE ON \(table)
              BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never edited'); END;
            CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
              BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never deleted'); END;
            """
        case .postgres:
            """
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'the rows of % are never changed', TG_TABLE_NAME; END $$;
            CREATE TRIGGER \(table)_is_never_edited BEFORE UPDATE ON \(table)
              FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
              FOR EACH ROW EXECUTE FUNCTION refuse_change();
            \(guardingFromEmptying(table))
            """
        }
    }

    /// On PostgreSQL alone. Its parts do not have it from their table, as they have the other two.
    func guardingFromEmptying(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_is_never_emptied BEFORE TRUNCATE ON \(table)
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """
    }
}
