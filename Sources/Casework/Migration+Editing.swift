import Store

extension Migration {
    /// What the house publishes of procedures, and what somebody has begun to write.
    static let editing = Migration(
        67, "published procedures and drafts",
        """
        CREATE TABLE procedure_publication (
          desk TEXT NOT NULL, kind TEXT NOT NULL, version BIGINT NOT NULL CHECK (version > 1000),
          delivered BIGINT NOT NULL CHECK (delivered >= 0), staff BIGINT NOT NULL REFERENCES staff (id),
          by_name TEXT NOT NULL, note TEXT NOT NULL CHECK (note <> ''), at BIGINT NOT NULL,
          PRIMARY KEY (desk, kind, version)
        );
        CREATE TABLE procedure_draft (
          desk TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind <> ''), revision BIGINT NOT NULL CHECK (revision > 0),
          base BIGINT NOT NULL CHECK (base >= 0), source TEXT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id),
          by_name TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (desk, kind, revision)
        );
        """)
}
