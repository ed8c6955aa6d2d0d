import Store

extension Migration {
    /// Links to customers' pages: of a secret only its digest; none before the text message that carries it leaves.
    static let customerPages = Migration(
        72, "links to customers' pages",
        """
        CREATE TABLE page_link (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id), secret TEXT UNIQUE,
          by_text BIGINT NOT NULL CHECK (by_text IN (0, 1)), staff BIGINT NOT NULL REFERENCES staff (id),
          made_at BIGINT NOT NULL, until_at BIGINT NOT NULL CHECK (until_at > made_at), opened_at BIGINT,
          revoked_at BIGINT, revoked_by BIGINT
        );
        CREATE INDEX page_link_by_case ON page_link (case_id, id);
        """)
}
