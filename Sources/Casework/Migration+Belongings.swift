import Store

extension Migration {
    /// Whom customers work for and what they are members of stand beside their vehicles and pets.
    static let belongings = Migration(
        83, "memberships and employers of customers",
        """
        CREATE TABLE belonging_of_any (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id),
          kind TEXT NOT NULL CHECK (kind IN ('vehicle', 'pet', 'emergency', 'contact', 'employer', 'membership')),
          label TEXT NOT NULL, detail TEXT NOT NULL, spot TEXT NOT NULL, code TEXT NOT NULL, from_day TEXT,
          to_day TEXT, struck_at BIGINT, struck_why TEXT, follows BIGINT REFERENCES belonging_of_any (id),
          CHECK (from_day IS NULL OR to_day IS NULL OR to_day >= from_day)
        );
        INSERT INTO belonging_of_any SELECT id, person, kind, label, detail, spot, code, from_day, to_day, struck_at,
          struck_why, follows FROM belonging;
        DROP TABLE belonging;
        ALTER TABLE belonging_of_any RENAME TO belonging;
        CREATE INDEX belonging_by_person ON belonging (person, kind, id);
        CREATE INDEX belonging_by_spot ON belonging (spot, label);
        """)
}
