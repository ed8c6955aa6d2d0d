import Store

extension Migration {
    /// What forms hold, field by field, and the procedures' files as they were; passes, who showed them, and what is
    /// booked.
    static let paperwork = [
        Migration(
            58, "forms and versions of procedures",
            """
            CREATE TABLE form_value (
              case_id BIGINT NOT NULL REFERENCES cases (id), field TEXT NOT NULL CHECK (field <> ''),
              part BIGINT NOT NULL CHECK (part >= 0), text TEXT NOT NULL, number BIGINT,
              PRIMARY KEY (case_id, field, part)
            );
            CREATE INDEX form_value_by_text ON form_value (field, text, case_id);
            CREATE INDEX form_value_by_number ON form_value (field, number, case_id) WHERE number IS NOT NULL;
            CREATE TABLE procedure_version (
              desk TEXT NOT NULL, kind TEXT NOT NULL, version BIGINT NOT NULL, digest TEXT NOT NULL,
              source TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (desk, kind, version)
            );
            """),
        Migration(
            59, "passes and slots",
            """
            CREATE TABLE pass (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
              project BIGINT NOT NULL REFERENCES project (id), key TEXT NOT NULL CHECK (key <> ''),
              code TEXT NOT NULL UNIQUE, uses BIGINT NOT NULL CHECK (uses > 0),
              used BIGINT NOT NULL CHECK (used >= 0 AND used <= uses), from_at BIGINT NOT NULL,
              until_at BIGINT NOT NULL, ended_at BIGINT, CHECK (until_at > from_at)
            );
            CREATE INDEX pass_by_case ON pass (case_id, id);
            CREATE TABLE pass_try (
              id INTEGER PRIMARY KEY, pass BIGINT REFERENCES pass (id), code TEXT NOT NULL,
              staff BIGINT NOT NULL, at BIGINT NOT NULL, outcome TEXT NOT NULL CHECK (outcome <> '')
            );
            CREATE INDEX pass_try_by_pass ON pass_try (pass, id) WHERE pass IS NOT NULL;
            CREATE TABLE slot_booking (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
              project BIGINT NOT NULL REFERENCES project (id), resource TEXT NOT NULL CHECK (resource <> ''),
              building TEXT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL, freed_at BIGINT,
              CHECK (until_at > from_at)
            );
            CREATE INDEX slot_booking_by_time ON slot_booking (project, resource, building, until_at)
              WHERE freed_at IS NULL;
            CREATE INDEX slot_booking_by_case ON slot_booking (case_id, id);
            """),
        Migration(91, "work that is of a trade", "ALTER TABLE task ADD COLUMN trade TEXT;"),
    ]
}
