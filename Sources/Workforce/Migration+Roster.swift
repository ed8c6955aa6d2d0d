import Store

extension Migration {
    /// Plans of who works when, with every change of them; leave, swaps, and the addresses of calendar feeds.
    static let roster = Migration(
        50, "rosters, leave and swaps",
        """
        CREATE TABLE roster_cell (
          staff BIGINT NOT NULL REFERENCES staff (id), day TEXT NOT NULL,
          project BIGINT NOT NULL REFERENCES project (id), department BIGINT NOT NULL REFERENCES department (id),
          shift TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (staff, day, project)
        );
        CREATE INDEX roster_cell_by_plan ON roster_cell (project, department, day);
        CREATE INDEX roster_cell_by_day ON roster_cell (day, project);
        CREATE TABLE roster_change (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          department BIGINT NOT NULL REFERENCES department (id), staff BIGINT NOT NULL REFERENCES staff (id),
          day TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, way TEXT NOT NULL CHECK (way <> ''),
          is_after_publishing BIGINT NOT NULL CHECK (is_after_publishing IN (0, 1)),
          by_staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL, reason TEXT NOT NULL
        );
        CREATE INDEX roster_change_by_plan ON roster_change (project, department, is_after_publishing, id);
        CREATE INDEX roster_change_by_staff ON roster_change (staff, is_after_publishing, id);
        CREATE TABLE roster_publication (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          department BIGINT NOT NULL REFERENCES department (id), month TEXT NOT NULL,
          by_staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL, UNIQUE (project, department, month)
        );
        CREATE TABLE roster_override (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          department BIGINT NOT NULL REFERENCES department (id), breach TEXT NOT NULL,
          reason TEXT NOT NULL CHECK (reason <> ''), by_staff BIGINT NOT NULL REFERENCES staff (id),
          at BIGINT NOT NULL, UNIQUE (project, department, breach)
        );
        CREATE TABLE staff_leave (
          id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), kind TEXT NOT NULL CHECK (kind <> ''),
          first_day TEXT NOT NULL, last_day TEXT NOT NULL, is_from_noon BIGINT NOT NULL CHECK (is_from_noon IN (0, 1)),
          is_to_noon BIGINT NOT NULL CHECK (is_to_noon IN (0, 1)), reason TEXT NOT NULL, asked_at BIGINT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn')),
          decided_by BIGINT REFERENCES staff (id), decided_at BIGINT, note TEXT NOT NULL,
          CHECK (last_day >= first_day), CHECK ((state = 'asked') = (decided_at IS NULL))
        );
        CREATE INDEX staff_leave_by_staff ON staff_leave (staff, last_day);
        CREATE INDEX staff_leave_by_end ON staff_leave (state, last_day);
        CREATE TABLE roster_swap (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          department BIGINT NOT NULL REFERENCES department (id), asker BIGINT NOT NULL REFERENCES staff (id),
          other BIGINT NOT NULL REFERENCES staff (id), held TEXT NOT NULL, reason TEXT NOT NULL,
          asked_at BIGINT NOT NULL,
          state TEXT NOT NULL
            CHECK (state IN ('asked', 'accepted', 'declined', 'approved', 'refused', 'withdrawn')),
          answered_at BIGINT, decided_by BIGINT REFERENCES staff (id), decided_at BIGINT, note TEXT NOT NULL,
          CHECK (asker <> other)
        );
        CREATE INDEX roster_swap_by_plan ON roster_swap (project, department, state, id);
        CREATE INDEX roster_swap_by_asker ON roster_swap (asker, id);
        CREATE INDEX roster_swap_by_other ON roster_swap (other, id);
        CREATE TABLE calendar_feed (
          staff BIGINT PRIMARY KEY REFERENCES staff (id), secret TEXT NOT NULL UNIQUE, made_at BIGINT NOT NULL
        );
        """, keeping: ["roster_change", "roster_publication", "roster_override"])
}
