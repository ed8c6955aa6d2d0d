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

    /// Everybody who owns an invited room has a word and a link of their own.
    static let ofCoOwners = Migration(
        88, "co-owners are invited",
        """
        ALTER TABLE page_link ADD COLUMN person BIGINT REFERENCES person (id);
        CREATE TABLE invited_person (
          invited BIGINT NOT NULL REFERENCES invited_place (id), person BIGINT NOT NULL REFERENCES person (id),
          is_first BIGINT NOT NULL CHECK (is_first IN (0, 1)), by_text BIGINT NOT NULL CHECK (by_text IN (0, 1)),
          delivery BIGINT REFERENCES delivery (id), printed_at BIGINT, PRIMARY KEY (invited, person)
        );
        INSERT INTO invited_person (invited, person, is_first, by_text, delivery, printed_at)
        SELECT invited.id, cases.person, 1, invited.by_text, (
            SELECT max(delivery.id) FROM delivery WHERE delivery.case_id = cases.id AND delivery.errand IS NOT NULL),
          invited.printed_at
        FROM invited_place invited JOIN cases ON cases.id = invited.case_id
        WHERE invited.state = 'invited' AND cases.person IS NOT NULL;
        """)
}
