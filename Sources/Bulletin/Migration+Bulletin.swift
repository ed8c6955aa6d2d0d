import Store

extension Migration {
    package static let ofBulletin = [
        Migration(
            85, "announcements that customers have read",
            """
            CREATE TABLE announcement_read (
              announcement BIGINT NOT NULL REFERENCES announcement (id),
              person BIGINT NOT NULL REFERENCES person (id), at BIGINT NOT NULL, PRIMARY KEY (announcement, person)
            );
            """),
        Migration(
            87, "announcements by whoever has read them",
            "CREATE INDEX announcement_read_by_person ON announcement_read (person, announcement);"),
        Migration(
            64, "announcements and their text messages",
            """
            CREATE TABLE announcement (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              outage BIGINT REFERENCES outage (id), by_staff BIGINT NOT NULL REFERENCES staff (id),
              made_at BIGINT NOT NULL, content TEXT NOT NULL, until_at BIGINT,
              is_whole BIGINT NOT NULL CHECK (is_whole IN (0, 1)), capacities TEXT NOT NULL, tag TEXT NOT NULL,
              stage TEXT NOT NULL CHECK (stage IN ('draft', 'submitted', 'approved', 'withdrawn')),
              editor BIGINT NOT NULL REFERENCES staff (id), approved_by BIGINT REFERENCES staff (id),
              approved_at BIGINT, leaves_at BIGINT, reach TEXT, withdrawn_at BIGINT,
              version BIGINT NOT NULL CHECK (version >= 1),
              CHECK (approved_by IS NULL OR (approved_by <> by_staff AND approved_by <> editor)),
              CHECK ((approved_by IS NULL) = (leaves_at IS NULL)),
              CHECK (stage <> 'approved' OR leaves_at IS NOT NULL),
              CHECK ((stage = 'withdrawn') = (withdrawn_at IS NOT NULL))
            );
            CREATE INDEX announcement_by_project ON announcement (project, id);
            CREATE TABLE announcement_place (
              announcement BIGINT NOT NULL REFERENCES announcement (id), place BIGINT NOT NULL REFERENCES place (id),
              is_out BIGINT NOT NULL CHECK (is_out IN (0, 1)), PRIMARY KEY (announcement, place)
            );
            CREATE TABLE announcement_version (
              announcement BIGINT NOT NULL REFERENCES announcement (id), version BIGINT NOT NULL CHECK (version >= 1),
              content TEXT NOT NULL, audience TEXT NOT NULL, staff BIGINT NOT NULL REFERENCES staff (id),
              at BIGINT NOT NULL, PRIMARY KEY (announcement, version)
            );
            CREATE TABLE announcement_entry (
              id INTEGER PRIMARY KEY, announcement BIGINT NOT NULL REFERENCES announcement (id), at BIGINT NOT NULL,
              actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, words TEXT NOT NULL
            );
            CREATE INDEX announcement_entry_by_announcement ON announcement_entry (announcement, id);
            CREATE TABLE announcement_text (
              id INTEGER PRIMARY KEY, announcement BIGINT NOT NULL REFERENCES announcement (id),
              person BIGINT NOT NULL REFERENCES person (id),
              state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'stopped')),
              tries BIGINT NOT NULL CHECK (tries >= 0), next_at BIGINT, settled_at BIGINT, reference TEXT, error TEXT,
              UNIQUE (announcement, person), CHECK ((state = 'waiting') = (next_at IS NOT NULL)),
              CHECK ((state = 'waiting') = (settled_at IS NULL))
            );
            CREATE INDEX announcement_text_due ON announcement_text (next_at, id) WHERE next_at IS NOT NULL;
            CREATE INDEX announcement_text_by_state ON announcement_text (announcement, state);
            """, keeping: ["announcement_version", "announcement_entry"])
    ] + ofArticles + ofGatherings
}
