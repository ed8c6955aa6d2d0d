import Store

extension Migration {
    /// What the accounts tell of who owes what, day by day; who is not the same person as somebody else; which roles
    /// are as they were delivered: in a store from before, those of which the audit trail has no change.
    static let ofArrears = Migration(
        56, "arrears as the accounts tell them, people who are not the same, roles as they were delivered",
        """
        CREATE TABLE arrears_statement (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id), day TEXT NOT NULL,
          by_staff BIGINT NOT NULL, at BIGINT NOT NULL, UNIQUE (project, day)
        );
        CREATE TABLE arrears (
          id INTEGER PRIMARY KEY, statement BIGINT NOT NULL REFERENCES arrears_statement (id),
          place BIGINT NOT NULL REFERENCES place (id), code TEXT NOT NULL,
          is_room BIGINT NOT NULL CHECK (is_room IN (0, 1)), item TEXT NOT NULL,
          amount BIGINT NOT NULL CHECK (amount >= 0), since_month TEXT, person BIGINT REFERENCES person (id),
          name TEXT NOT NULL, note TEXT NOT NULL, by_staff BIGINT NOT NULL, at BIGINT NOT NULL, struck_at BIGINT
        );
        CREATE UNIQUE INDEX arrears_standing ON arrears (statement, code, item, coalesce(since_month, ''))
          WHERE struck_at IS NULL;
        CREATE INDEX arrears_by_place ON arrears (place, statement, id);
        CREATE INDEX arrears_by_statement ON arrears (statement, id);
        CREATE INDEX arrears_by_person ON arrears (person, id) WHERE person IS NOT NULL;
        CREATE TABLE distinct_person (
          id INTEGER PRIMARY KEY, one BIGINT NOT NULL REFERENCES person (id),
          other BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL, actor BIGINT NOT NULL,
          actor_name TEXT NOT NULL, why TEXT NOT NULL, undone_at BIGINT, undone_by BIGINT, undone_by_name TEXT,
          CHECK (one < other), CHECK ((undone_at IS NULL) = (undone_by IS NULL))
        );
        CREATE UNIQUE INDEX distinct_person_standing ON distinct_person (one, other) WHERE undone_at IS NULL;
        CREATE INDEX distinct_person_by_one ON distinct_person (one, id);
        CREATE INDEX distinct_person_by_other ON distinct_person (other, id);
        ALTER TABLE role ADD COLUMN delivered TEXT;
        UPDATE role SET delivered = '{"name":' || name || ',"rights":' || rights || '}'
          WHERE version = 1 AND retired_at IS NULL
            AND key NOT IN (SELECT subject FROM audit WHERE act LIKE 'role.%');
        """)
}
