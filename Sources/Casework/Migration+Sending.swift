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
        """)
}
