import Store

extension Migration {
    package static let ofRounds = [
        Migration(
            61, "rounds",
            """
            CREATE TABLE round_plan (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              name TEXT NOT NULL CHECK (name <> ''), state TEXT NOT NULL CHECK (state IN ('on', 'off')),
              content TEXT NOT NULL, version BIGINT NOT NULL CHECK (version > 0), proposal TEXT,
              changed_by BIGINT NOT NULL, changed_at BIGINT NOT NULL
            );
            CREATE INDEX round_plan_by_project ON round_plan (project, state, id);
            CREATE TABLE round_route (
              id INTEGER PRIMARY KEY, plan BIGINT NOT NULL REFERENCES round_plan (id),
              digest TEXT NOT NULL UNIQUE, points TEXT NOT NULL
            );
            CREATE TABLE round (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              plan BIGINT NOT NULL REFERENCES round_plan (id), name TEXT NOT NULL, day TEXT NOT NULL,
              part TEXT NOT NULL, route BIGINT NOT NULL REFERENCES round_route (id), points BIGINT NOT NULL,
              starts_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, closes_at BIGINT NOT NULL,
              assignee BIGINT REFERENCES staff (id), former TEXT NOT NULL, department TEXT NOT NULL,
              state TEXT NOT NULL CHECK (state IN ('open', 'walking', 'done', 'missed', 'cancelled')),
              walked BIGINT NOT NULL, begun_at BIGINT, finished_at BIGINT, reason TEXT NOT NULL,
              version BIGINT NOT NULL CHECK (version > 0),
              CHECK (starts_at < ends_at AND ends_at <= closes_at),
              CHECK ((state = 'done') = (finished_at IS NOT NULL)), UNIQUE (plan, day, part)
            );
            CREATE INDEX round_by_day ON round (project, day, starts_at, id);
            CREATE INDEX round_by_assignee ON round (assignee, day, starts_at, id);
            CREATE INDEX round_running ON round (closes_at, id) WHERE state IN ('open', 'walking');
            CREATE INDEX round_missed ON round (project, closes_at) WHERE state = 'missed';
            CREATE TABLE round_visit (
              id INTEGER PRIMARY KEY, round BIGINT NOT NULL REFERENCES round (id),
              project BIGINT NOT NULL REFERENCES project (id), department TEXT NOT NULL, point TEXT NOT NULL,
              place BIGINT NOT NULL REFERENCES place (id), day TEXT NOT NULL, visit_key TEXT NOT NULL,
              at BIGINT NOT NULL, heard_at BIGINT NOT NULL, by_staff BIGINT NOT NULL REFERENCES staff (id),
              content TEXT NOT NULL, passed BIGINT NOT NULL, judged BIGINT NOT NULL, conflict TEXT,
              decision TEXT CHECK (decision IN ('accepted', 'set-aside')), decided_by BIGINT, decided_at BIGINT,
              reason TEXT NOT NULL, UNIQUE (by_staff, visit_key)
            );
            CREATE INDEX round_visit_by_round ON round_visit (round, at, id);
            CREATE INDEX round_visit_by_day ON round_visit (project, day, place, id);
            CREATE INDEX round_visit_undecided ON round_visit (project, id)
              WHERE conflict IS NOT NULL AND decision IS NULL;
            CREATE TABLE round_photo (
              round BIGINT NOT NULL REFERENCES round (id), digest TEXT NOT NULL, type TEXT NOT NULL,
              by_staff BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (round, digest)
            );
            CREATE TABLE round_finding (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              visit BIGINT NOT NULL REFERENCES round_visit (id), round BIGINT NOT NULL REFERENCES round (id),
              place BIGINT NOT NULL REFERENCES place (id), check_key TEXT NOT NULL, check_name TEXT NOT NULL,
              words TEXT NOT NULL, category TEXT, found_at BIGINT NOT NULL, due_at BIGINT NOT NULL,
              by_staff BIGINT NOT NULL REFERENCES staff (id), times BIGINT NOT NULL CHECK (times > 0),
              case_id BIGINT REFERENCES cases (id),
              state TEXT NOT NULL CHECK (state IN ('open', 'corrected', 'closed')),
              rechecked_by BIGINT, rechecked_at BIGINT, recheck_note TEXT NOT NULL, returned BIGINT NOT NULL
            );
            CREATE INDEX round_finding_by_place ON round_finding (place, check_key, found_at);
            CREATE INDEX round_finding_by_project ON round_finding (project, state, id);
            CREATE INDEX round_finding_live ON round_finding (id) WHERE state <> 'closed';
            CREATE INDEX round_finding_unregistered ON round_finding (id) WHERE case_id IS NULL;
            CREATE INDEX round_finding_by_round ON round_finding (round, id);
            CREATE INDEX round_finding_by_visit ON round_finding (visit, id);
            CREATE TABLE place_walked (
              place BIGINT PRIMARY KEY REFERENCES place (id), project BIGINT NOT NULL REFERENCES project (id),
              at BIGINT NOT NULL, by_staff BIGINT NOT NULL
            );
            CREATE INDEX place_walked_by_project ON place_walked (project, place);
            """),
        givings,
    ]
}
