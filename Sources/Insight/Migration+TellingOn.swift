import Store

extension Migration {
    /// Its one number.
    static let tellingOn = Migration(
        44, "alerts that nobody takes up are told on",
        """
        ALTER TABLE alert ADD COLUMN tell_on_at BIGINT;
        ALTER TABLE alert ADD COLUMN told_on BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX alert_by_tell_on ON alert (tell_on_at, id) WHERE tell_on_at IS NOT NULL;
        CREATE TABLE alert_telling (
          id INTEGER PRIMARY KEY, alert BIGINT NOT NULL REFERENCES alert (id),
          staff BIGINT NOT NULL REFERENCES staff (id), role TEXT NOT NULL, at BIGINT NOT NULL,
          is_stand_in BIGINT NOT NULL CHECK (is_stand_in IN (0, 1)), UNIQUE (alert, staff)
        );
        CREATE INDEX alert_telling_by_staff ON alert_telling (staff, alert);
        ALTER TABLE calendar ADD COLUMN place BIGINT REFERENCES place (id);
        """, keeping: ["alert_telling"])
}
