import Store

extension Migration {
    /// Words to many, whom they reach and whom not; who takes unasked text messages; what a text message does when it
    /// has left.
    static let ofNews = Migration(
        43, "news to many, consent to text messages, quiet hours",
        """
        CREATE TABLE news (
          id INTEGER PRIMARY KEY, project BIGINT NOT NULL REFERENCES project (id),
          outage BIGINT REFERENCES outage (id), incident BIGINT REFERENCES incident (id),
          text TEXT NOT NULL CHECK (text <> ''), channel TEXT, actor BIGINT NOT NULL, actor_name TEXT NOT NULL,
          via TEXT NOT NULL, made_at BIGINT NOT NULL, leaves_at BIGINT, last_case BIGINT NOT NULL,
          hearers BIGINT NOT NULL, said BIGINT NOT NULL, texts BIGINT NOT NULL, left_out BIGINT NOT NULL,
          done_at BIGINT, CHECK ((outage IS NULL) <> (incident IS NULL))
        );
        CREATE INDEX news_by_outage ON news (outage, id) WHERE outage IS NOT NULL;
        CREATE INDEX news_by_incident ON news (incident, id) WHERE incident IS NOT NULL;
        CREATE TABLE news_left (
          news BIGINT NOT NULL REFERENCES news (id), case_id BIGINT NOT NULL REFERENCES cases (id),
          why TEXT NOT NULL CHECK (why IN ('declined', 'phone')), PRIMARY KEY (news, case_id)
        );
        CREATE TABLE text_consent (
          id INTEGER PRIMARY KEY, person BIGINT NOT NULL REFERENCES person (id),
          accepts BIGINT NOT NULL CHECK (accepts IN (0, 1)), how TEXT NOT NULL CHECK (how <> ''),
          said_at BIGINT NOT NULL, actor BIGINT NOT NULL, actor_name TEXT NOT NULL, at BIGINT NOT NULL
        );
        CREATE INDEX text_consent_by_person ON text_consent (person, id);
        ALTER TABLE delivery ADD COLUMN is_unasked BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE delivery ADD COLUMN news BIGINT REFERENCES news (id);
        ALTER TABLE delivery ADD COLUMN errand TEXT;
        CREATE INDEX delivery_by_news ON delivery (news, state) WHERE news IS NOT NULL;
        """, keeping: ["text_consent"])
}
