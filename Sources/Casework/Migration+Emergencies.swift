import Store

extension Migration {
    /// Its one number.
    static let emergencies = Migration(
        37, "emergencies, and who is called to a case",
        """
        CREATE TABLE alarm (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          project BIGINT NOT NULL REFERENCES project (id),
          about TEXT NOT NULL CHECK (about IN ('emergency', 'major')), chain TEXT NOT NULL, began_at BIGINT NOT NULL,
          called BIGINT NOT NULL CHECK (called >= 0), next_at BIGINT, ended_at BIGINT, UNIQUE (case_id, about),
          CHECK (ended_at IS NULL OR next_at IS NULL)
        );
        CREATE INDEX alarm_by_next ON alarm (next_at, id) WHERE next_at IS NOT NULL;
        CREATE TABLE alarm_call (
          id INTEGER PRIMARY KEY, alarm BIGINT NOT NULL REFERENCES alarm (id), link BIGINT NOT NULL CHECK (link >= 0),
          staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL, due_at BIGINT NOT NULL,
          is_stand_in BIGINT NOT NULL CHECK (is_stand_in IN (0, 1)), answered_at BIGINT, note TEXT NOT NULL,
          is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)), UNIQUE (alarm, staff),
          CHECK (answered_at IS NULL OR is_open = 0)
        );
        CREATE INDEX alarm_call_by_staff ON alarm_call (staff, alarm);
        CREATE INDEX alarm_call_open ON alarm_call (staff, id) WHERE is_open = 1;
        CREATE TABLE emergency (
          case_id BIGINT PRIMARY KEY REFERENCES cases (id), project BIGINT NOT NULL REFERENCES project (id),
          card TEXT NOT NULL, opened_at BIGINT NOT NULL, opened_by BIGINT NOT NULL REFERENCES staff (id),
          closed_at BIGINT, closed_by BIGINT REFERENCES staff (id), outcome TEXT NOT NULL,
          aftercare BIGINT REFERENCES cases (id),
          CHECK ((closed_at IS NULL) = (closed_by IS NULL)), CHECK ((closed_at IS NULL) = (aftercare IS NULL))
        );
        CREATE INDEX emergency_running ON emergency (case_id) WHERE closed_at IS NULL;
        CREATE INDEX emergency_by_project ON emergency (project, case_id);
        CREATE INDEX emergency_by_aftercare ON emergency (aftercare) WHERE aftercare IS NOT NULL;
        CREATE TABLE emergency_tick (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          step BIGINT NOT NULL CHECK (step >= 0), is_done BIGINT NOT NULL CHECK (is_done IN (0, 1)),
          at BIGINT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id), note TEXT NOT NULL
        );
        CREATE INDEX emergency_tick_by_case ON emergency_tick (case_id, id);
        """, keeping: ["emergency_tick"])
}
