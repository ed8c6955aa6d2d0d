import Store

extension Migration {
    static let ofFactors = [
        Migration(
            45, "second steps at the door",
            """
            CREATE TABLE second_factor (
              staff BIGINT PRIMARY KEY REFERENCES staff (id), sealed TEXT NOT NULL, confirmed_at BIGINT,
              last_step BIGINT NOT NULL
            );
            CREATE TABLE recovery_code (
              staff BIGINT NOT NULL REFERENCES staff (id), digest TEXT NOT NULL, used_at BIGINT,
              PRIMARY KEY (staff, digest)
            );
            CREATE TABLE half_session (
              secret TEXT PRIMARY KEY, staff BIGINT NOT NULL REFERENCES staff (id), device TEXT NOT NULL,
              expires_at BIGINT NOT NULL
            );
            CREATE INDEX half_session_by_end ON half_session (expires_at);
            """)
    ]
}
