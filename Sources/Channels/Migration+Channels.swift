import Store

extension Migration {
    package static let ofChannels = [
        Migration(
            52, "telephone calls",
            """
            CREATE TABLE phone_call (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              call_key TEXT NOT NULL UNIQUE CHECK (call_key <> ''), caller TEXT NOT NULL, digits TEXT NOT NULL,
              line TEXT NOT NULL CHECK (line <> ''), person BIGINT REFERENCES person (id),
              began_at BIGINT NOT NULL, answered_at BIGINT, ended_at BIGINT, missed_at BIGINT,
              rung BIGINT REFERENCES staff (id), agent BIGINT REFERENCES staff (id), recording TEXT,
              state TEXT NOT NULL CHECK (state IN ('ringing', 'talking', 'ended', 'missed')),
              returned_by BIGINT REFERENCES staff (id), returned_at BIGINT, returned_words TEXT,
              CHECK ((state IN ('talking', 'ended')) = (answered_at IS NOT NULL)),
              CHECK (returned_at IS NULL OR state <> 'ringing'),
              CHECK ((returned_at IS NULL) = (returned_words IS NULL))
            );
            CREATE INDEX phone_call_by_time ON phone_call (project, began_at, id);
            CREATE INDEX phone_call_now ON phone_call (project, began_at) WHERE state = 'ringing';
            CREATE INDEX phone_call_owed ON phone_call (project, digits, began_at)
              WHERE state = 'missed' AND returned_at IS NULL;
            CREATE INDEX phone_call_by_caller ON phone_call (digits, began_at) WHERE digits <> '';
            CREATE TABLE call_report (
              id INTEGER PRIMARY KEY, phone_call BIGINT NOT NULL REFERENCES phone_call (id),
              event TEXT NOT NULL CHECK (event IN ('ringing', 'answered', 'ended', 'missed')), at BIGINT NOT NULL,
              agent TEXT NOT NULL, staff BIGINT REFERENCES staff (id),
              recording TEXT, heard_at BIGINT NOT NULL, heard_by BIGINT NOT NULL,
              UNIQUE (phone_call, event, at)
            );
            """, keeping: ["call_report"]),
        Migration(
            78, "the calls of a customer",
            """
            CREATE INDEX phone_call_by_person ON phone_call (person, began_at, id) WHERE person IS NOT NULL;
            """),
    ]
}
