import Store

extension Migration {
    /// Working together on a case: who is at it, who has seen what, what somebody has begun to write.
    static let together = Migration(
        40, "looks and drafts",
        """
        CREATE TABLE look (
          case_id BIGINT NOT NULL REFERENCES cases (id), staff BIGINT NOT NULL REFERENCES staff (id),
          here_until BIGINT NOT NULL, is_writing BIGINT NOT NULL CHECK (is_writing IN (0, 1)),
          seen BIGINT NOT NULL CHECK (seen >= 0), news BIGINT NOT NULL CHECK (news >= 0),
          PRIMARY KEY (case_id, staff)
        );
        CREATE INDEX look_news ON look (staff, case_id) WHERE news > 0;
        CREATE TABLE draft (
          staff BIGINT NOT NULL REFERENCES staff (id), subject TEXT NOT NULL CHECK (subject <> ''),
          fields TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (staff, subject)
        );
        """)
}
