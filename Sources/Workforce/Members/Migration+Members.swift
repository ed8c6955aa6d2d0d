import Store

extension Migration {
    /// What an administrator says of staff, whose passwords were given, who takes over from whom, and where one is
    /// signed in.
    static let ofMembers = [
        Migration(
            49, "staff and roles change, leave and come back",
            """
            ALTER TABLE staff ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
            ALTER TABLE staff ADD COLUMN stage TEXT NOT NULL DEFAULT 'confirmed';
            ALTER TABLE staff ADD COLUMN manager BIGINT;
            ALTER TABLE staff ADD COLUMN must_choose BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE role ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
            ALTER TABLE role ADD COLUMN retired_at BIGINT;
            ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
            ALTER TABLE session ADD COLUMN seen_at BIGINT;
            CREATE TABLE hand_over (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id),
              decided_by BIGINT NOT NULL REFERENCES staff (id), decided_at BIGINT NOT NULL, reason TEXT NOT NULL,
              heirs TEXT NOT NULL, back_at BIGINT, CHECK (back_at >= decided_at)
            );
            CREATE INDEX token_by_staff ON token (staff);
            CREATE UNIQUE INDEX hand_over_now ON hand_over (staff) WHERE back_at IS NULL;
            """)
    ]
}
