import Store

extension Migration {
    /// What is kept of places: records with their versions, what they were and when, care of facilities, and who looks
    /// after which part of the tree from when to when.
    static let premises = Migration(
        46, "records of places, statuses, care, zones with days",
        """
        ALTER TABLE place ADD COLUMN status TEXT;
        ALTER TABLE place ADD COLUMN status_from TEXT;
        ALTER TABLE place ADD COLUMN area BIGINT CHECK (area >= 0);
        ALTER TABLE place ADD COLUMN use_key TEXT;
        ALTER TABLE place ADD COLUMN record TEXT;
        ALTER TABLE place ADD COLUMN record_version BIGINT NOT NULL DEFAULT 1;
        ALTER TABLE place ADD COLUMN retired_on TEXT;
        CREATE INDEX place_in_use ON place (project, kind, code, status) WHERE retired_on IS NULL;
        CREATE INDEX place_by_parent_alone ON place (parent, code);
        CREATE INDEX vehicle_by_parking ON vehicle (parking, plate);
        CREATE TABLE place_edit (
          place BIGINT NOT NULL REFERENCES place (id), version BIGINT NOT NULL CHECK (version > 1),
          act TEXT NOT NULL CHECK (act IN ('change', 'retire', 'restore')), record TEXT NOT NULL, words TEXT NOT NULL,
          by_staff BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (place, version)
        );
        CREATE TABLE place_status (
          id INTEGER PRIMARY KEY, place BIGINT NOT NULL REFERENCES place (id),
          status TEXT NOT NULL CHECK (status <> ''),
          from_day TEXT NOT NULL, note TEXT NOT NULL, by_staff BIGINT NOT NULL, at BIGINT NOT NULL
        );
        CREATE INDEX place_status_by_place ON place_status (place, from_day, id);
        CREATE TABLE care_plan (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          place BIGINT NOT NULL REFERENCES place (id), what TEXT NOT NULL CHECK (what <> ''),
          every BIGINT NOT NULL CHECK (every > 0), unit TEXT NOT NULL CHECK (unit IN ('days', 'months')),
          is_statutory BIGINT NOT NULL CHECK (is_statutory IN (0, 1)), last_done TEXT, next_due TEXT NOT NULL,
          ended_on TEXT, by_staff BIGINT NOT NULL, at BIGINT NOT NULL
        );
        CREATE INDEX care_plan_by_due ON care_plan (project, next_due, id) WHERE ended_on IS NULL;
        CREATE INDEX care_plan_by_place ON care_plan (place, id);
        CREATE TABLE care_done (
          id INTEGER PRIMARY KEY, plan BIGINT NOT NULL REFERENCES care_plan (id), done_on TEXT NOT NULL,
          note TEXT NOT NULL, by_staff BIGINT NOT NULL, at BIGINT NOT NULL
        );
        CREATE INDEX care_done_by_plan ON care_done (plan, done_on, id);
        CREATE TABLE zone_post (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          staff BIGINT NOT NULL REFERENCES staff (id), place BIGINT NOT NULL REFERENCES place (id),
          duty TEXT NOT NULL CHECK (duty IN ('steward', 'trade')), from_day TEXT NOT NULL, to_day TEXT,
          stands_in_for BIGINT REFERENCES staff (id), by_staff BIGINT NOT NULL, at BIGINT NOT NULL,
          CHECK (stands_in_for IS NULL OR (stands_in_for <> staff AND duty = 'steward' AND to_day IS NOT NULL))
        );
        INSERT INTO zone_post (id, project, staff, place, duty, from_day, by_staff, at)
          SELECT row_number() OVER (ORDER BY staff_zone.staff, staff_zone.place), place.project, staff_zone.staff,
            staff_zone.place, 'trade', '2000-01-01', 0, 0
          FROM staff_zone JOIN place ON place.id = staff_zone.place;
        DROP TABLE staff_zone;
        CREATE INDEX zone_post_by_project ON zone_post (project, duty, from_day, id);
        CREATE INDEX zone_post_by_staff ON zone_post (staff, from_day, id);
        CREATE INDEX zone_post_by_place ON zone_post (place, from_day, id);
        """, keeping: ["place_edit", "place_status", "care_done"])
}
