import Store

extension Migration {
    /// The later steps of this room.
    static let sinceIncidents = [
        Migration(
            29, "incidents",
            """
            CREATE TABLE incident (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              desk TEXT NOT NULL, rule TEXT NOT NULL, found_at BIGINT NOT NULL,
              title TEXT NOT NULL CHECK (title <> ''),
              state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'closed', 'dismissed')),
              decided_by BIGINT REFERENCES staff (id), decided_at BIGINT, reason TEXT, closed_at BIGINT,
              version BIGINT NOT NULL CHECK (version >= 1),
              CHECK ((state = 'proposed') = (decided_at IS NULL)), CHECK ((state = 'closed') = (closed_at IS NOT NULL))
            );
            CREATE INDEX incident_by_state ON incident (project, state, id);
            CREATE TABLE incident_case (
              incident BIGINT NOT NULL REFERENCES incident (id), case_id BIGINT NOT NULL REFERENCES cases (id),
              state TEXT NOT NULL CHECK (state IN ('proposed', 'tied', 'untied')),
              likeness BIGINT NOT NULL CHECK (likeness BETWEEN 1 AND 100), at BIGINT NOT NULL,
              PRIMARY KEY (incident, case_id)
            );
            CREATE INDEX incident_by_case ON incident_case (case_id, incident);
            INSERT INTO counter (project, name, value)
              SELECT 0, 'incidents-looked-at', max(seq) FROM audit HAVING max(seq) > 0;
            DROP INDEX notice_by_case;
            """),
        Migration(
            30, "figures count what was undone, and promises by their due time",
            """
            CREATE TABLE reopening (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
              project BIGINT NOT NULL REFERENCES project (id), solved_at BIGINT, closed_at BIGINT,
              closed_rating BIGINT CHECK (closed_rating BETWEEN 1 AND 5), reopened_at BIGINT NOT NULL,
              rating BIGINT CHECK (rating BETWEEN 1 AND 5)
            );
            CREATE INDEX reopening_by_case ON reopening (case_id, id);
            CREATE INDEX reopening_by_time ON reopening (project, reopened_at);
            CREATE INDEX reopening_by_solving ON reopening (project, solved_at) WHERE solved_at IS NOT NULL;
            CREATE INDEX reopening_by_closing ON reopening (project, closed_at) WHERE closed_at IS NOT NULL;
            INSERT INTO reopening (id, case_id, project, solved_at, closed_at, reopened_at)
              SELECT r.id, r.case_id, c.project,
                (SELECT max(s.at) FROM timeline s
                  WHERE s.case_id = r.case_id AND s.id < r.id AND s.events LIKE '%"solved":{%'),
                (SELECT max(s.at) FROM timeline s
                  WHERE s.case_id = r.case_id AND s.id < r.id AND s.events LIKE '%"closed":{%'), r.at
              FROM timeline r JOIN cases c ON c.id = r.case_id WHERE r.events LIKE '%"reopened":{%';
            UPDATE reopening SET closed_at = NULL WHERE EXISTS (
              SELECT 1 FROM reopening e WHERE e.case_id = reopening.case_id AND e.id < reopening.id
                AND e.reopened_at >= reopening.closed_at);
            CREATE INDEX promise_by_due ON promise (due_at) WHERE settled_at IS NOT NULL;
            CREATE INDEX cases_of_import ON cases (project, opened_at) WHERE import_key IS NOT NULL;
            """),
        Migration(
            31, "what happens by itself, and who is told of it",
            """
            ALTER TABLE cases ADD COLUMN wake_at BIGINT;
            UPDATE cases SET wake_at = 0 WHERE import_key IS NULL AND (phase IN ('waiting', 'solved', 'confirming')
              OR EXISTS (SELECT 1 FROM task WHERE task.case_id = cases.id AND task.state = 'sent'));
            CREATE INDEX cases_by_wake ON cases (wake_at, id) WHERE wake_at IS NOT NULL;
            DROP INDEX cases_by_agent;
            CREATE INDEX cases_by_agent ON cases (agent, phase, next_due, import_key);
            CREATE INDEX staff_left ON staff (id) WHERE is_active = 0;
            CREATE TABLE notice_of_all (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
              about TEXT NOT NULL CHECK (about IN ('promise', 'unaccepted', 'off-duty', 'left', 'deferred',
                'unconfirmed')),
              promise BIGINT REFERENCES promise (id), case_id BIGINT NOT NULL REFERENCES cases (id),
              share BIGINT CHECK (share > 0), due_at BIGINT, at BIGINT NOT NULL,
              is_stand_in BIGINT NOT NULL CHECK (is_stand_in IN (0, 1)), seen_at BIGINT,
              UNIQUE (promise, staff, share), CHECK ((about = 'promise') = (promise IS NOT NULL)),
              CHECK ((promise IS NULL) = (share IS NULL)), CHECK ((promise IS NULL) = (due_at IS NULL))
            );
            INSERT INTO notice_of_all (id, staff, about, promise, case_id, share, due_at, at, is_stand_in, seen_at)
              SELECT id, staff, 'promise', promise, case_id, share, due_at, at, is_stand_in, seen_at FROM notice;
            DROP TABLE notice;
            ALTER TABLE notice_of_all RENAME TO notice;
            CREATE INDEX notice_by_staff ON notice (staff, id);
            CREATE INDEX notice_unseen ON notice (staff, id) WHERE seen_at IS NULL;
            """),
        Migration(
            33, "red marks and their reviews",
            """
            ALTER TABLE promise ADD COLUMN review TEXT;
            ALTER TABLE promise ADD COLUMN is_red BIGINT NOT NULL DEFAULT 0;
            UPDATE promise SET is_red = 1 WHERE state = 'broken' AND (word IS NULL OR NOT EXISTS (
              SELECT 1 FROM timeline WHERE timeline.case_id = promise.case_id AND timeline.act = 'word'
                AND timeline.at <= promise.due_at));
            CREATE INDEX promise_red ON promise (case_id) WHERE is_red = 1;
            """),
    ]
}
