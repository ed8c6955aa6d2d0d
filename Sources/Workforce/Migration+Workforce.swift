import Store

extension Migration {
    package static let ofWorkforce = [
        Migration(
            3, "staff, roles, sessions, tokens",
            """
            CREATE TABLE department (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
            CREATE TABLE role (key TEXT PRIMARY KEY, name TEXT NOT NULL, rights TEXT NOT NULL);
            CREATE TABLE staff (
              id INTEGER PRIMARY KEY, user_name TEXT NOT NULL UNIQUE CHECK (user_name <> ''),
              name TEXT NOT NULL CHECK (name <> ''), phone TEXT NOT NULL, departments TEXT NOT NULL,
              posts TEXT NOT NULL, is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)), language TEXT NOT NULL,
              password TEXT NOT NULL
            );
            CREATE TABLE staff_department (
              department BIGINT NOT NULL REFERENCES department (id), staff BIGINT NOT NULL REFERENCES staff (id),
              PRIMARY KEY (department, staff)
            );
            CREATE TABLE session (
              secret TEXT PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), form_token TEXT NOT NULL,
              device TEXT NOT NULL, made_at BIGINT NOT NULL, expires_at BIGINT NOT NULL, revoked_at BIGINT
            );
            CREATE INDEX session_by_staff ON session (staff, made_at);
            CREATE TABLE token (
              secret TEXT PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), label TEXT NOT NULL,
              scope TEXT NOT NULL, made_at BIGINT NOT NULL, revoked_at BIGINT
            );
            CREATE TABLE sign_in_try (who TEXT NOT NULL, at BIGINT NOT NULL);
            CREATE INDEX sign_in_try_by_who ON sign_in_try (who, at);
            """),
        Migration(23, "tokens end", "ALTER TABLE token ADD COLUMN expires_at BIGINT;"),
        Migration(
            24, "what copies count at the door",
            """
            CREATE TABLE door_count (
              key TEXT NOT NULL, window_at BIGINT NOT NULL, copy BIGINT NOT NULL,
              count BIGINT NOT NULL CHECK (count >= 0), at BIGINT NOT NULL, PRIMARY KEY (key, window_at, copy)
            );
            CREATE INDEX door_count_by_time ON door_count (at);
            """),
        Migration(
            26, "who is on duty",
            """
            CREATE TABLE duty (
              id INTEGER PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), began_at BIGINT NOT NULL,
              ended_at BIGINT, CHECK (ended_at >= began_at)
            );
            CREATE UNIQUE INDEX duty_now ON duty (staff) WHERE ended_at IS NULL;
            CREATE INDEX duty_by_end ON duty (ended_at, began_at);
            """),
        Migration(
            81, "departments change and retire",
            """
            ALTER TABLE department ADD COLUMN retired_at BIGINT;
            ALTER TABLE department ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
            """),
    ] + ofFactors + [roster] + ofMembers + [signOn]
}
