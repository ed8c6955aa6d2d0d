import Store

extension Migration {
    /// Who somebody is at a provider, the ways to it that are not ended yet, and how each session came in.
    static let signOn = Migration(
        53, "single sign-on",
        """
        CREATE TABLE staff_identity (
          id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
          issuer TEXT NOT NULL CHECK (issuer <> ''),
          subject TEXT NOT NULL CHECK (subject <> ''), name TEXT NOT NULL, linked_at BIGINT NOT NULL,
          linked_by BIGINT NOT NULL REFERENCES staff (id), used_at BIGINT, ended_at BIGINT,
          CHECK (ended_at >= linked_at)
        );
        CREATE UNIQUE INDEX staff_identity_by_subject ON staff_identity (issuer, subject) WHERE ended_at IS NULL;
        CREATE UNIQUE INDEX staff_identity_by_staff ON staff_identity (staff, issuer) WHERE ended_at IS NULL;
        CREATE TABLE sign_on (
          state TEXT PRIMARY KEY, browser TEXT NOT NULL, staff BIGINT REFERENCES staff (id), session TEXT,
          path TEXT NOT NULL, expires_at BIGINT NOT NULL
        );
        CREATE INDEX sign_on_by_end ON sign_on (expires_at);
        ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
        ALTER TABLE half_session ADD COLUMN way TEXT NOT NULL DEFAULT 'password';
        """)
}
