import Store

extension Migration {
    /// The step of published calendars.
    static let ofCalendars = [
        Migration(
            34, "working calendars are published in versions",
            """
            CREATE TABLE calendar (
              id INTEGER PRIMARY KEY, desk TEXT NOT NULL, key TEXT NOT NULL,
              project BIGINT REFERENCES project (id), version BIGINT NOT NULL CHECK (version >= 1),
              content TEXT NOT NULL, published_at BIGINT NOT NULL, published_by BIGINT REFERENCES staff (id),
              by_name TEXT NOT NULL, via TEXT NOT NULL, note TEXT NOT NULL,
              open_promises TEXT NOT NULL CHECK (open_promises IN ('keep', 'move')), taken TEXT NOT NULL,
              UNIQUE (desk, key, version)
            );
            """, keeping: ["calendar"])
    ]
}
