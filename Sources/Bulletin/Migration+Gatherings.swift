import Store

extension Migration {
    /// Community activities, and the minutes of meetings with their follow-ups.
    static let ofGatherings = [
        Migration(
            70, "community activities, minutes of meetings and their follow-ups", activities + minutes,
            keeping: ["activity_version", "activity_entry", "meeting_version", "meeting_entry"])
    ]

    private static let activities = """
        CREATE TABLE activity (
          id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
          by_staff BIGINT NOT NULL REFERENCES staff (id), made_at BIGINT NOT NULL, content TEXT NOT NULL,
          begins_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, seats BIGINT CHECK (seats >= 1),
          taken BIGINT NOT NULL CHECK (taken >= 0),
          stage TEXT NOT NULL CHECK (stage IN ('draft', 'open', 'cancelled')),
          version BIGINT NOT NULL CHECK (version >= 1),
          CHECK (ends_at > begins_at), CHECK (seats IS NULL OR taken <= seats)
        );
        CREATE INDEX activity_by_project ON activity (project, ends_at, id);
        CREATE TABLE activity_place (
          activity BIGINT NOT NULL REFERENCES activity (id), place BIGINT NOT NULL REFERENCES place (id),
          PRIMARY KEY (activity, place)
        );
        CREATE TABLE activity_version (
          activity BIGINT NOT NULL REFERENCES activity (id), version BIGINT NOT NULL CHECK (version >= 1),
          content TEXT NOT NULL, places TEXT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL,
          PRIMARY KEY (activity, version)
        );
        CREATE TABLE activity_entry (
          id INTEGER PRIMARY KEY, activity BIGINT NOT NULL REFERENCES activity (id), at BIGINT NOT NULL,
          actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, words TEXT NOT NULL
        );
        CREATE INDEX activity_entry_by_activity ON activity_entry (activity, id);
        CREATE TABLE activity_registration (
          id INTEGER PRIMARY KEY, activity BIGINT NOT NULL REFERENCES activity (id),
          person BIGINT NOT NULL REFERENCES person (id), heads BIGINT NOT NULL CHECK (heads >= 1),
          state TEXT NOT NULL CHECK (state IN ('seated', 'waiting', 'cancelled')), code TEXT NOT NULL UNIQUE,
          made_at BIGINT NOT NULL, by_staff BIGINT NOT NULL REFERENCES staff (id), ended_at BIGINT, came_at BIGINT,
          came BIGINT, news TEXT NOT NULL CHECK (news IN ('none', 'moved', 'cancelled')), told_at BIGINT,
          CHECK ((state = 'cancelled') = (ended_at IS NOT NULL)), CHECK ((came IS NULL) = (came_at IS NULL)),
          CHECK (came IS NULL OR (state = 'seated' AND came >= 1 AND came <= heads)),
          CHECK (told_at IS NULL OR news <> 'none')
        );
        CREATE INDEX activity_registration_by_activity ON activity_registration (activity, id);
        CREATE UNIQUE INDEX activity_registration_once ON activity_registration (activity, person)
          WHERE state <> 'cancelled';
        CREATE TABLE activity_cost (
          id INTEGER PRIMARY KEY, activity BIGINT NOT NULL REFERENCES activity (id),
          kind TEXT NOT NULL CHECK (kind IN ('planned', 'actual')), what TEXT NOT NULL,
          fen BIGINT NOT NULL CHECK (fen >= 1), at BIGINT NOT NULL, by_staff BIGINT NOT NULL REFERENCES staff (id),
          struck_at BIGINT, struck_by BIGINT REFERENCES staff (id),
          CHECK ((struck_at IS NULL) = (struck_by IS NULL))
        );
        CREATE INDEX activity_cost_by_activity ON activity_cost (activity, id);

        """

    private static let minutes = """
        CREATE TABLE meeting (
          id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
          by_staff BIGINT NOT NULL REFERENCES staff (id), made_at BIGINT NOT NULL, content TEXT NOT NULL,
          held_at BIGINT NOT NULL, chair BIGINT NOT NULL REFERENCES staff (id),
          stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'approved')),
          editor BIGINT NOT NULL REFERENCES staff (id), approved_at BIGINT,
          version BIGINT NOT NULL CHECK (version >= 1),
          CHECK ((stage = 'approved') = (approved_at IS NOT NULL)), CHECK (stage <> 'approved' OR chair <> editor)
        );
        CREATE INDEX meeting_by_project ON meeting (project, id);
        CREATE TABLE meeting_version (
          meeting BIGINT NOT NULL REFERENCES meeting (id), version BIGINT NOT NULL CHECK (version >= 1),
          content TEXT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL,
          PRIMARY KEY (meeting, version)
        );
        CREATE TABLE meeting_entry (
          id INTEGER PRIMARY KEY, meeting BIGINT NOT NULL REFERENCES meeting (id), at BIGINT NOT NULL,
          actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, words TEXT NOT NULL
        );
        CREATE INDEX meeting_entry_by_meeting ON meeting_entry (meeting, id);
        CREATE TABLE follow_up (
          id INTEGER PRIMARY KEY, meeting BIGINT NOT NULL REFERENCES meeting (id),
          project BIGINT NOT NULL REFERENCES project (id), place BIGINT NOT NULL CHECK (place >= 1),
          what TEXT NOT NULL, owner BIGINT NOT NULL REFERENCES staff (id),
          due TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')), result TEXT NOT NULL,
          item BIGINT UNIQUE REFERENCES cases (id), made_at BIGINT NOT NULL,
          by_staff BIGINT NOT NULL REFERENCES staff (id), ended_at BIGINT, version BIGINT NOT NULL CHECK (version >= 1),
          UNIQUE (meeting, place), CHECK ((state = 'open') = (ended_at IS NULL))
        );
        CREATE INDEX follow_up_by_owner ON follow_up (owner, due, id) WHERE ended_at IS NULL;
        CREATE INDEX follow_up_open ON follow_up (project, due, id) WHERE ended_at IS NULL;
        """
}
