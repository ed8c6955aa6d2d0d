import Store

extension Migration {
    /// Work sheets, turns, what staff can do and where. Notices of other occasions than those that were known.
    static let onSite = Migration(
        35, "work sheets, turns, skills and zones",
        """
        ALTER TABLE task ADD COLUMN sheet TEXT;
        CREATE TABLE rotation (
          project BIGINT NOT NULL REFERENCES project (id), department BIGINT NOT NULL REFERENCES department (id),
          staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL, PRIMARY KEY (project, department)
        );
        CREATE TABLE staff_skill (
          staff BIGINT NOT NULL REFERENCES staff (id), category TEXT NOT NULL CHECK (category <> ''),
          PRIMARY KEY (staff, category)
        );
        CREATE TABLE staff_zone (
          staff BIGINT NOT NULL REFERENCES staff (id), place BIGINT NOT NULL REFERENCES place (id),
          PRIMARY KEY (staff, place)
        );
        CREATE TABLE notice_of_any (
          id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
          about TEXT NOT NULL CHECK (about <> ''),
          promise BIGINT REFERENCES promise (id), case_id BIGINT NOT NULL REFERENCES cases (id),
          share BIGINT CHECK (share > 0), due_at BIGINT, at BIGINT NOT NULL,
          is_stand_in BIGINT NOT NULL CHECK (is_stand_in IN (0, 1)), seen_at BIGINT,
          UNIQUE (promise, staff, share), CHECK ((about = 'promise') = (promise IS NOT NULL)),
          CHECK ((promise IS NULL) = (share IS NULL)), CHECK ((promise IS NULL) = (due_at IS NULL))
        );
        INSERT INTO notice_of_any (id, staff, about, promise, case_id, share, due_at, at, is_stand_in, seen_at)
          SELECT id, staff, about, promise, case_id, share, due_at, at, is_stand_in, seen_at FROM notice;
        DROP TABLE notice;
        ALTER TABLE notice_of_any RENAME TO notice;
        CREATE INDEX notice_by_staff ON notice (staff, id);
        CREATE INDEX notice_unseen ON notice (staff, id) WHERE seen_at IS NULL;
        """)
}
