extension Migration {
    /// The store's own tables: outbox, audit trail, idempotency keys, search.
    static let ofStore = [
        Migration(
            1, "outbox, audit, keys, search",
            """
            CREATE TABLE outbox (
              id INTEGER PRIMARY KEY, topic TEXT NOT NULL, key TEXT NOT NULL UNIQUE, payload TEXT NOT NULL,
              at BIGINT NOT NULL
            );
            CREATE TABLE audit (
              seq INTEGER PRIMARY KEY, at BIGINT NOT NULL, actor BIGINT NOT NULL, act TEXT NOT NULL,
              subject TEXT NOT NULL, detail TEXT NOT NULL, digest TEXT NOT NULL CHECK (length(digest) = 64)
            );
            CREATE TABLE answered_request (
              actor BIGINT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL, at BIGINT NOT NULL,
              PRIMARY KEY (actor, key)
            );
            CREATE TABLE counter (
              project BIGINT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (project, name)
            ) WITHOUT ROWID;
            """, keeping: ["audit"],
            own: [
                .sqlite:
                    """
                    CREATE VIRTUAL TABLE search USING fts5 (
                      tokens, tokenize = "ascii tokenchars '@'", detail = 'none', columnsize = 0);
                    """,
                .postgres:
                    """
                    CREATE TABLE search (id BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL);
                    CREATE INDEX search_by_token ON search USING gin (tokens);
                    """,
            ]),
        Migration(
            21, "jobs",
            """
            CREATE TABLE job (
              id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, due_at BIGINT NOT NULL,
              tries BIGINT NOT NULL CHECK (tries >= 0), done_at BIGINT, trouble TEXT, UNIQUE (kind, key)
            );
            CREATE INDEX job_by_due ON job (due_at, id) WHERE done_at IS NULL;
            CREATE INDEX answered_request_by_time ON answered_request (at);
            """),
        Migration(
            32, "search by scope, the newest first", "",
            own: [
                .postgres:
                    """
                    ALTER TABLE search RENAME TO search_before;
                    ALTER INDEX search_pkey RENAME TO search_before_pkey;
                    CREATE TABLE search (
                      id BIGINT PRIMARY KEY, scope TEXT COLLATE "C" NOT NULL, tokens TSVECTOR NOT NULL);
                    INSERT INTO search (id, scope, tokens)
                      SELECT id, coalesce(substring(CAST(tokens AS TEXT) FROM '@[0-9a-z]+'), ''), tokens
                      FROM search_before;
                    DROP TABLE search_before;
                    CREATE INDEX search_by_scope ON search (scope, (-id));
                    CREATE INDEX search_by_token ON search USING gin (tokens);
                    """
            ]),
        erasing,
        Migration(
            77, "the audit trail is read by what was done, by whom and when",
            """
            CREATE INDEX audit_by_act ON audit (act, at, seq);
            CREATE INDEX audit_by_actor ON audit (actor, at, seq);
            CREATE INDEX audit_by_time ON audit (at, seq);
            """),
    ]
}
