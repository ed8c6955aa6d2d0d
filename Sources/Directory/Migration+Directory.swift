import Store

extension Migration {
    package static let ofDirectory = [
        Migration(
            2, "projects, places, people",
            """
            CREATE TABLE project (
              id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE CHECK (code <> ''),
              name TEXT NOT NULL CHECK (name <> ''),
              zone TEXT NOT NULL
            );
            CREATE TABLE place (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              parent BIGINT REFERENCES place (id),
              kind TEXT NOT NULL CHECK (kind IN ('building', 'unit', 'floor', 'room', 'parking', 'area', 'facility')),
              code TEXT NOT NULL CHECK (code <> ''), name TEXT NOT NULL, UNIQUE (project, code)
            );
            CREATE INDEX place_by_parent ON place (project, coalesce(parent, 0), code);
            CREATE TABLE person (
              id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
              name TEXT NOT NULL CHECK (name <> ''), phones TEXT NOT NULL, tags TEXT NOT NULL, note TEXT NOT NULL
            );
            CREATE INDEX person_by_project ON person (project, id);
            CREATE TABLE person_phone (
              digits TEXT NOT NULL, person BIGINT NOT NULL REFERENCES person (id), PRIMARY KEY (digits, person)
            );
            CREATE TABLE occupancy (
              id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id),
              place BIGINT NOT NULL REFERENCES place (id),
              capacity TEXT NOT NULL CHECK (capacity IN ('owner', 'tenant', 'family', 'occupier')),
              from_day TEXT NOT NULL, to_day TEXT CHECK (to_day IS NULL OR to_day >= from_day)
            );
            CREATE INDEX occupancy_by_person ON occupancy (person, from_day);
            CREATE INDEX occupancy_by_place ON occupancy (place, from_day);
            CREATE TABLE vehicle (
              plate TEXT NOT NULL, person BIGINT NOT NULL REFERENCES person (id), parking TEXT NOT NULL,
              PRIMARY KEY (plate, person)
            );
            CREATE INDEX vehicle_by_person ON vehicle (person, plate);
            """),
        Migration(
            80, "projects change and close",
            """
            ALTER TABLE project ADD COLUMN closed_at BIGINT;
            ALTER TABLE project ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
            """),
    ] + sinceFinding
}
