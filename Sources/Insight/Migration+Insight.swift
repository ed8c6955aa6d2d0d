import Store

extension Migration {
    /// The steps of this room.
    package static let ofInsight = [
        Migration(
            38, "early warnings and morning digests",
            """
            CREATE TABLE alert (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              desk TEXT NOT NULL, rule TEXT NOT NULL, sight TEXT NOT NULL,
              severity TEXT NOT NULL CHECK (severity IN ('notice', 'warning', 'grave')),
              subject TEXT NOT NULL, at BIGINT NOT NULL, saw TEXT NOT NULL, parameters TEXT NOT NULL,
              owner BIGINT REFERENCES staff (id), incident BIGINT REFERENCES incident (id),
              former BIGINT REFERENCES alert (id),
              state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'acted', 'dismissed')),
              taken_by BIGINT REFERENCES staff (id), taken_at BIGINT,
              decided_by BIGINT REFERENCES staff (id), decided_at BIGINT, words TEXT,
              done_case BIGINT REFERENCES cases (id), version BIGINT NOT NULL CHECK (version >= 1),
              CHECK ((state = 'open') = (taken_at IS NULL)),
              CHECK ((state IN ('acted', 'dismissed')) = (decided_at IS NOT NULL)),
              CHECK ((decided_at IS NULL) = (words IS NULL)), CHECK (done_case IS NULL OR state = 'acted')
            );
            CREATE UNIQUE INDEX alert_undecided ON alert (project, desk, rule, subject) WHERE decided_at IS NULL;
            CREATE INDEX alert_by_subject ON alert (project, desk, rule, subject, id);
            CREATE INDEX alert_by_state ON alert (project, state, id);
            CREATE INDEX alert_by_project ON alert (project, id);
            CREATE INDEX alert_by_owner ON alert (owner, state, id);
            CREATE INDEX alert_by_former ON alert (former) WHERE former IS NOT NULL;
            CREATE TABLE alert_case (
              alert BIGINT NOT NULL REFERENCES alert (id), case_id BIGINT NOT NULL REFERENCES cases (id),
              at BIGINT NOT NULL, PRIMARY KEY (alert, case_id)
            );
            CREATE INDEX alert_by_case ON alert_case (case_id, alert);
            CREATE TABLE digest (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), zone TEXT NOT NULL,
              day TEXT NOT NULL, at BIGINT NOT NULL, seen_at BIGINT, UNIQUE (staff, zone, day)
            );
            CREATE INDEX digest_by_staff ON digest (staff, id);
            CREATE INDEX digest_unseen ON digest (staff, id) WHERE seen_at IS NULL;
            CREATE TABLE digest_line (
              digest BIGINT NOT NULL REFERENCES digest (id), project BIGINT NOT NULL REFERENCES project (id),
              measure TEXT NOT NULL, number BIGINT NOT NULL CHECK (number >= 0), PRIMARY KEY (digest, project, measure)
            );
            INSERT INTO counter (project, name, value)
              SELECT 0, 'alerts-looked-at', max(seq) FROM audit HAVING max(seq) > 0;
            """, keeping: ["digest_line"]),
        tellingOn,
    ]
}
