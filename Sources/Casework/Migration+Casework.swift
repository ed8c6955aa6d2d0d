import Store

extension Migration {
    package static let ofCasework = [
        Migration(
            4, "cases, tasks, promises, timeline, saved views",
            """
            CREATE TABLE cases (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              desk TEXT NOT NULL, kind TEXT NOT NULL, procedure_version BIGINT NOT NULL,
              channel TEXT NOT NULL, person BIGINT REFERENCES person (id), reporter_name TEXT NOT NULL,
              reporter_phone TEXT NOT NULL, is_anonymous BIGINT NOT NULL CHECK (is_anonymous IN (0, 1)),
              place BIGINT REFERENCES place (id), building TEXT NOT NULL, place_text TEXT NOT NULL,
              title TEXT NOT NULL CHECK (title <> ''), text TEXT NOT NULL CHECK (text <> ''),
              occurred_at BIGINT, reported_at BIGINT NOT NULL, opened_at BIGINT NOT NULL,
              external_number TEXT, import_key TEXT UNIQUE,
              category TEXT, priority TEXT NOT NULL CHECK (priority IN ('general', 'major', 'emergency')),
              stage TEXT NOT NULL, phase TEXT NOT NULL
                CHECK (phase IN ('open', 'waiting', 'solved', 'confirming', 'closed', 'cancelled')),
              agent BIGINT NOT NULL REFERENCES staff (id), assignee BIGINT REFERENCES staff (id),
              assigned_department BIGINT REFERENCES department (id),
              version BIGINT NOT NULL CHECK (version >= 1), next_due BIGINT, changed_at BIGINT NOT NULL,
              first_answered_at BIGINT, solved_at BIGINT, closed_at BIGINT,
              rating BIGINT CHECK (rating BETWEEN 1 AND 5),
              customer_spoke_last BIGINT NOT NULL CHECK (customer_spoke_last IN (0, 1)), detail TEXT,
              CHECK (is_anonymous = 0 OR (reporter_name = '' AND reporter_phone = '' AND person IS NULL)),
              CHECK ((phase IN ('closed', 'cancelled')) = (closed_at IS NOT NULL))
            );
            CREATE INDEX cases_by_project ON cases (project, id);
            CREATE INDEX cases_by_phase ON cases (project, phase, id);
            CREATE INDEX cases_by_agent ON cases (agent, phase, next_due);
            CREATE INDEX cases_by_assignee ON cases (assignee, phase, next_due) WHERE assignee IS NOT NULL;
            CREATE INDEX cases_by_queue ON cases (assigned_department, phase, next_due)
              WHERE assigned_department IS NOT NULL;
            CREATE INDEX cases_by_person ON cases (person, id) WHERE person IS NOT NULL;
            CREATE INDEX cases_by_place ON cases (place, id) WHERE place IS NOT NULL;
            CREATE INDEX cases_open_nearby ON cases (project, building, id)
              WHERE phase IN ('open', 'waiting', 'solved', 'confirming');
            CREATE INDEX cases_by_due ON cases (project, next_due) WHERE next_due IS NOT NULL;
            CREATE INDEX cases_by_external ON cases (external_number) WHERE external_number IS NOT NULL;
            CREATE TABLE task (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id), department BIGINT,
              assignee BIGINT, is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)), note TEXT NOT NULL,
              sent_by BIGINT NOT NULL, sent_at BIGINT NOT NULL, state TEXT NOT NULL CHECK (state IN ('sent', 'accepted',
                'departed', 'arrived', 'paused', 'done', 'declined', 'taken-back')), reason TEXT, steps TEXT,
              CHECK ((state IN ('done', 'declined', 'taken-back')) = (is_open = 0))
            );
            CREATE INDEX task_by_case ON task (case_id, id);
            CREATE INDEX task_by_assignee ON task (assignee, id) WHERE is_open = 1;
            CREATE INDEX task_by_department ON task (department, id) WHERE is_open = 1;
            CREATE TABLE promise (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id), kind TEXT NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'broken', 'replaced', 'void')),
              made_by BIGINT NOT NULL, by_name TEXT NOT NULL, made_at BIGINT NOT NULL, words TEXT NOT NULL, level TEXT,
              starts_at BIGINT NOT NULL, first_due_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
              settled_at BIGINT, paused_since BIGINT,
              paused_for BIGINT NOT NULL CHECK (paused_for >= 0), word TEXT,
              CHECK ((state = 'open') = (settled_at IS NULL))
            );
            CREATE INDEX promise_by_case ON promise (case_id, id);
            CREATE INDEX promise_by_due ON promise (due_at, id) WHERE state = 'open';
            CREATE TABLE timeline (
              id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id), at BIGINT NOT NULL,
              actor BIGINT NOT NULL, actor_name TEXT NOT NULL, via TEXT NOT NULL,
              audience TEXT NOT NULL CHECK (audience IN ('customer', 'inside')), act TEXT NOT NULL,
              words TEXT NOT NULL, promises TEXT, events TEXT
            );
            CREATE INDEX timeline_by_case ON timeline (case_id, id);
            CREATE TABLE saved_view (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
              name TEXT NOT NULL CHECK (name <> ''), address TEXT NOT NULL, UNIQUE (staff, name)
            );
            """, keeping: ["timeline"]),
        Migration(
            20, "what happened on a day, what somebody did",
            """
            CREATE INDEX cases_by_solving ON cases (project, solved_at) WHERE solved_at IS NOT NULL;
            CREATE INDEX cases_by_closing ON cases (project, closed_at) WHERE closed_at IS NOT NULL;
            CREATE INDEX promise_by_settling ON promise (state, settled_at) WHERE settled_at IS NOT NULL;
            CREATE INDEX task_by_worker ON task (assignee, id) WHERE is_open = 0;
            """),
        Migration(22, "timeline and audit trail in parts", parting: ["timeline", "audit"]),
        Migration(
            25, "due times are counted by the hour and by the minute",
            """
            INSERT INTO counter (project, name, value)
              SELECT project, 'due-hour:' || substr(CAST(100000000 + next_due / 3600000 AS VARCHAR), 2), count(*)
              FROM cases WHERE next_due IS NOT NULL GROUP BY 1, 2;
            INSERT INTO counter (project, name, value)
              SELECT project, 'due-minute:' || substr(CAST(10000000000 + next_due / 60000 AS VARCHAR), 2), count(*)
              FROM cases WHERE next_due IS NOT NULL GROUP BY 1, 2;
            """),
        Migration(
            27, "who is told of promises",
            """
            ALTER TABLE promise ADD COLUMN notice_at BIGINT;
            ALTER TABLE promise ADD COLUMN noticed BIGINT NOT NULL DEFAULT 0;
            UPDATE promise SET notice_at = starts_at + paused_for + (due_at - starts_at - paused_for) / 2
              WHERE state = 'open' AND paused_since IS NULL AND due_at > made_at;
            CREATE INDEX promise_by_notice ON promise (notice_at, id) WHERE notice_at IS NOT NULL;
            DROP INDEX promise_by_due;
            CREATE TABLE notice (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
              promise BIGINT NOT NULL REFERENCES promise (id), case_id BIGINT NOT NULL REFERENCES cases (id),
              share BIGINT NOT NULL CHECK (share > 0), due_at BIGINT NOT NULL, at BIGINT NOT NULL,
              is_stand_in BIGINT NOT NULL CHECK (is_stand_in IN (0, 1)), seen_at BIGINT,
              UNIQUE (promise, staff, share)
            );
            CREATE INDEX notice_by_staff ON notice (staff, id);
            CREATE INDEX notice_unseen ON notice (staff, id) WHERE seen_at IS NULL;
            CREATE INDEX notice_by_case ON notice (case_id, id);
            """),
        Migration(
            28, "promises by working calendars",
            """
            ALTER TABLE promise ADD COLUMN calendar TEXT;
            ALTER TABLE promise ADD COLUMN calendar_version BIGINT;
            ALTER TABLE promise ADD COLUMN target BIGINT;
            ALTER TABLE promise ADD COLUMN pauses TEXT;
            UPDATE promise SET calendar = 'always', calendar_version = 1,
              target = CASE WHEN due_at - starts_at > paused_for THEN due_at - starts_at - paused_for ELSE 0 END
              WHERE level IS NOT NULL;
            """),
    ] + sinceIncidents + ofCalendars + [onSite] + ofKnowledge + [emergencies] + ofBoard
        + [together, ofSending, outside, ofNews, premises, ofPeople, ofArrears, editing]
        + [takingBack, customerPages] + paperwork
        + [consents, belongings, ofInvitations, ofCoOwners, consentSheets]
}
