import Store

extension Migration {
    /// The file of a customer: what changes in it, what belongs to them, papers, merging, contacts.
    static let ofPeople = Migration(
        47, "the files of customers",
        """
        ALTER TABLE person ADD COLUMN nature TEXT NOT NULL DEFAULT 'person' CHECK (nature IN ('person', 'company'));
        ALTER TABLE person ADD COLUMN language TEXT;
        ALTER TABLE person ADD COLUMN birthday TEXT;
        ALTER TABLE person ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
        ALTER TABLE person ADD COLUMN merged_into BIGINT REFERENCES person (id);
        ALTER TABLE person ADD COLUMN erased_at BIGINT;
        CREATE INDEX person_phone_by_person ON person_phone (person, digits);
        ALTER TABLE occupancy ADD COLUMN struck_at BIGINT;
        ALTER TABLE occupancy ADD COLUMN struck_why TEXT;
        ALTER TABLE occupancy ADD COLUMN follows BIGINT REFERENCES occupancy (id);
        CREATE TABLE belonging (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id),
          kind TEXT NOT NULL CHECK (kind IN ('vehicle', 'pet', 'emergency', 'contact')), label TEXT NOT NULL,
          detail TEXT NOT NULL, spot TEXT NOT NULL, code TEXT NOT NULL, from_day TEXT,
          to_day TEXT, struck_at BIGINT, struck_why TEXT, follows BIGINT REFERENCES belonging (id),
          CHECK (from_day IS NULL OR to_day IS NULL OR to_day >= from_day)
        );
        CREATE INDEX belonging_by_person ON belonging (person, kind, id);
        CREATE INDEX belonging_by_spot ON belonging (spot, label);
        INSERT INTO belonging (id, person, kind, label, detail, spot, code)
          SELECT row_number() OVER (ORDER BY person, plate), person, 'vehicle', plate, '', parking, '' FROM vehicle;
        DROP TABLE vehicle;
        CREATE TABLE person_paper (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), kind TEXT NOT NULL,
          sealed TEXT, mark TEXT, valid_until TEXT, made_at BIGINT NOT NULL, made_by BIGINT NOT NULL,
          struck_at BIGINT, struck_why TEXT, CHECK ((sealed IS NULL) = (mark IS NULL))
        );
        CREATE INDEX person_paper_by_person ON person_paper (person, id);
        CREATE INDEX person_paper_by_mark ON person_paper (mark, person) WHERE mark IS NOT NULL;
        CREATE TABLE person_change (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL,
          actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, about TEXT NOT NULL, was TEXT,
          becomes TEXT, why TEXT
        );
        CREATE INDEX person_change_by_person ON person_change (person, id);
        CREATE TABLE person_merge (
          id INTEGER PRIMARY KEY, kept BIGINT NOT NULL REFERENCES person (id),
          gone BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL, actor BIGINT NOT NULL,
          actor_name TEXT NOT NULL, why TEXT NOT NULL, was TEXT NOT NULL, becomes TEXT NOT NULL, undone_at BIGINT,
          undone_by BIGINT, undone_by_name TEXT, undone_why TEXT, CHECK (kept <> gone)
        );
        CREATE INDEX person_merge_by_kept ON person_merge (kept, id);
        CREATE INDEX person_merge_by_gone ON person_merge (gone, id);
        CREATE UNIQUE INDEX person_merge_standing ON person_merge (gone) WHERE undone_at IS NULL;
        CREATE TABLE person_moved (
          merge_id BIGINT NOT NULL REFERENCES person_merge (id), what TEXT NOT NULL, row_id BIGINT NOT NULL,
          PRIMARY KEY (merge_id, what, row_id)
        );
        CREATE TABLE person_contact (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL,
          way TEXT NOT NULL, spoke TEXT NOT NULL, next_on TEXT, actor BIGINT NOT NULL, actor_name TEXT NOT NULL,
          made_at BIGINT NOT NULL
        );
        CREATE INDEX person_contact_by_person ON person_contact (person, at);
        """)
}
