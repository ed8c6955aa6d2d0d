import Store

extension Migration {
    static let ofSending = Migration(
        41, "text messages on their way out",
        """
        CREATE TABLE delivery (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          promise BIGINT REFERENCES promise (id), phone TEXT NOT NULL CHECK (phone <> ''),
          text TEXT NOT NULL CHECK (text <> ''), made_at BIGINT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
          tries BIGINT NOT NULL CHECK (tries >= 0), next_at BIGINT, settled_at BIGINT, reference TEXT, error TEXT,
          CHECK ((state = 'waiting') = (next_at IS NOT NULL)),
          CHECK ((state = 'waiting') = (settled_at IS NULL))
        );
        CREATE INDEX delivery_due ON delivery (next_at, id) WHERE next_at IS NOT NULL;
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
