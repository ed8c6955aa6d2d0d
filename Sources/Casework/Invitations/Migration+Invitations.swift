import Store

extension Migration {
    /// One procedure for many places at once.
    static let ofInvitations = Migration(
        84, "invitations of many places",
        """
        CREATE TABLE invitation (
          id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
          desk TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL, by_staff BIGINT NOT NULL REFERENCES staff (id),
          by_name TEXT NOT NULL, via TEXT NOT NULL, made_at BIGINT NOT NULL, done_at BIGINT
        );
        CREATE INDEX invitation_by_project ON invitation (project, id);
        CREATE TABLE invited_place (
          id INTEGER PRIMARY KEY, invitation BIGINT NOT NULL REFERENCES invitation (id),
          place BIGINT NOT NULL REFERENCES place (id),
          state TEXT NOT NULL CHECK (state IN ('waiting', 'invited', 'running', 'ownerless', 'refused')),
          why TEXT NOT NULL, case_id BIGINT REFERENCES cases (id), by_text BIGINT NOT NULL CHECK (by_text IN (0, 1)),
          printed_at BIGINT, UNIQUE (invitation, place),
          CHECK ((case_id IS NOT NULL) = (state IN ('invited', 'running')))
        );
        CREATE INDEX invited_place_waiting ON invited_place (invitation, id) WHERE state = 'waiting';
        CREATE INDEX delivery_failed ON delivery (case_id) WHERE state = 'failed';
        """)
}
