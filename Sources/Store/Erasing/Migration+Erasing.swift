extension Migration {
    /// A table whose rows are never edited, of which an erasure may empty the words.
    package struct Emptying: Sendable {
        let table: String
        /// The columns that it may not touch either.
        let fixed: String

        package init(_ table: String, leaving fixed: String) { (self.table, self.fixed) = (table, fixed) }

        /// Nothing where the table is not of this store.
        func allow(_ tx: Tx) throws {
            let isThere =
                switch tx.dialect {
                case .sqlite: try tx.value(Int.self, "SELECT 1 FROM sqlite_schema WHERE name = ?1", table) != nil
                case .postgres: try tx.value(Bool.self, "SELECT to_regclass(?1) IS NOT NULL", table) ?? false
                }
            if isThere { try tx.link.script(tx.dialect.guarding(self)) }
        }
    }

    /// Who was taken out when, and the files that went with them.
    static let erasing = Migration(
        62, "erasures",
        """
        CREATE TABLE erasure (
          id INTEGER PRIMARY KEY, subject TEXT NOT NULL CHECK (subject <> ''), at BIGINT NOT NULL,
          actor BIGINT NOT NULL, is_open BIGINT NOT NULL CHECK (is_open IN (0, 1))
        );
        CREATE UNIQUE INDEX erasure_open ON erasure (is_open) WHERE is_open = 1;
        CREATE TABLE erased_file (
          digest TEXT NOT NULL, erasure BIGINT NOT NULL REFERENCES erasure (id), removed_at BIGINT,
          PRIMARY KEY (erasure, digest)
        );
        CREATE INDEX audit_by_subject ON audit (subject, seq) WHERE act < 'case.' OR act >= 'case/';
        """,
        emptying: [
            Emptying("audit", leaving: "seq, at, actor, act, subject, digest"),
            Emptying("timeline", leaving: "id, case_id, at, actor, actor_name, via, audience, act, promises"),
            Emptying("text_consent", leaving: "id, person, accepts, said_at, actor, actor_name, at"),
            Emptying("emergency_tick", leaving: "id, case_id, step, is_done, at, staff"),
            Emptying("call_report", leaving: "id, phone_call, event, at, agent, staff, heard_at, heard_by"),
            Emptying(
                "key_entry",
                leaving: "id, custody_key, at, actor, actor_name, act, change, in_hand, loan, loss, corrects, detail"),
            Emptying("duty_entry_version", leaving: "entry, version, staff, at"),
        ])
}

extension Dialect {
    /// As ``guarding(_:)``, but that the words go while an erasure stands open.
    func guarding(_ one: Migration.Emptying) -> String {
        self == .sqlite ? one.sqlite : one.postgres
    }
}

extension Migration.Emptying {
    fileprivate var sqlite: String {
        """
        DROP TRIGGER \(table)_is_never_edited;
        CREATE TRIGGER \(table)_is_never_edited BEFORE UPDATE ON \(table)
          WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE is_open = 1)
          BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never edited'); END;
        CREATE TRIGGER \(table)_is_never_otherwise BEFORE UPDATE OF \(fixed) ON \(table)
          BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never edited'); END;
        """
    }

    fileprivate var postgres: String {
        """
        CREATE OR REPLACE FUNCTION refuse_edit() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN
            IF EXISTS (SELECT 1 FROM erasure WHERE is_open = 1) THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'the rows of % are never changed', TG_TABLE_NAME;
          END $$;
        DROP TRIGGER \(table)_is_never_edited ON \(table);
        CREATE TRIGGER \(table)_is_never_edited BEFORE UPDATE ON \(table)
          FOR EACH ROW EXECUTE FUNCTION refuse_edit();
        CREATE TRIGGER \(table)_is_never_otherwise BEFORE UPDATE OF \(fixed) ON \(table)
          FOR EACH ROW EXECUTE FUNCTION refuse_change();
        """
    }
}
