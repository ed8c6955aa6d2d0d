import Store

extension Migration {
    package static let ofHandover = [
        Migration(
            54, "duty logs, and hand-overs between shifts",
            """
            CREATE TABLE duty_entry (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              department BIGINT NOT NULL REFERENCES department (id), day TEXT NOT NULL, shift TEXT NOT NULL,
              at BIGINT NOT NULL, place BIGINT REFERENCES place (id), place_text TEXT NOT NULL,
              event TEXT NOT NULL CHECK (event <> ''), course TEXT NOT NULL, result TEXT NOT NULL,
              is_struck BIGINT NOT NULL CHECK (is_struck IN (0, 1)), case_id BIGINT REFERENCES cases (id),
              by_staff BIGINT NOT NULL REFERENCES staff (id), written_at BIGINT NOT NULL,
              version BIGINT NOT NULL CHECK (version >= 1)
            );
            CREATE INDEX duty_entry_by_time ON duty_entry (project, department, at, id);
            CREATE INDEX duty_entry_open ON duty_entry (project, department, id) WHERE result = '' AND is_struck = 0;
            CREATE INDEX duty_entry_by_case ON duty_entry (case_id) WHERE case_id IS NOT NULL;
            CREATE TABLE duty_entry_version (
              entry BIGINT NOT NULL REFERENCES duty_entry (id), version BIGINT NOT NULL CHECK (version >= 1),
              content TEXT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL,
              reason TEXT NOT NULL, PRIMARY KEY (entry, version)
            );
            CREATE TABLE shift_handover (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              department BIGINT NOT NULL REFERENCES department (id),
              state TEXT NOT NULL CHECK (state IN ('waiting', 'signed', 'withdrawn')),
              by_staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL, sheet TEXT NOT NULL,
              signed_by BIGINT REFERENCES staff (id), decided_at BIGINT, signature TEXT, withdrawal TEXT NOT NULL,
              CHECK ((state = 'waiting') = (decided_at IS NULL)),
              CHECK ((state = 'signed') = (signed_by IS NOT NULL)),
              CHECK ((state = 'signed') = (signature IS NOT NULL)),
              CHECK (signed_by IS NULL OR signed_by <> by_staff)
            );
            CREATE UNIQUE INDEX shift_handover_waiting ON shift_handover (project, department) WHERE state = 'waiting';
            CREATE INDEX shift_handover_by_post ON shift_handover (project, department, id);
            CREATE INDEX shift_handover_by_wait ON shift_handover (project, at) WHERE state = 'waiting';
            """, keeping: ["duty_entry_version"])
    ]
}
