import Store

extension Migration {
    /// What is told beside a case: outages and hints; and how cases belong together.
    static let ofKnowledge = [
        Migration(
            36, "outages, hints of places, links of cases",
            """
            CREATE TABLE outage (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              desk TEXT NOT NULL, kind TEXT NOT NULL, is_whole BIGINT NOT NULL CHECK (is_whole IN (0, 1)),
              from_at BIGINT NOT NULL, until_at BIGINT, cause TEXT NOT NULL CHECK (cause <> ''),
              sentence TEXT NOT NULL CHECK (sentence <> ''), notice TEXT,
              announced_by BIGINT NOT NULL REFERENCES staff (id), announced_at BIGINT NOT NULL, ended_at BIGINT,
              version BIGINT NOT NULL CHECK (version >= 1), CHECK (until_at IS NULL OR until_at > from_at)
            );
            CREATE INDEX outage_standing ON outage (project, id) WHERE ended_at IS NULL;
            CREATE INDEX outage_over ON outage (project, id) WHERE ended_at IS NOT NULL;
            CREATE TABLE outage_place (
              outage BIGINT NOT NULL REFERENCES outage (id), place BIGINT NOT NULL REFERENCES place (id),
              PRIMARY KEY (outage, place)
            );
            CREATE INDEX outage_place_by_place ON outage_place (place, outage);
            CREATE TABLE outage_case (
              outage BIGINT NOT NULL REFERENCES outage (id), case_id BIGINT NOT NULL REFERENCES cases (id),
              state TEXT NOT NULL CHECK (state IN ('tied', 'untied')), at BIGINT NOT NULL,
              PRIMARY KEY (outage, case_id)
            );
            CREATE INDEX outage_by_case ON outage_case (case_id, outage);
            CREATE TABLE outage_entry (
              id INTEGER PRIMARY KEY, outage BIGINT NOT NULL REFERENCES outage (id), at BIGINT NOT NULL,
              actor BIGINT NOT NULL, actor_name TEXT NOT NULL, act TEXT NOT NULL, words TEXT NOT NULL, until_at BIGINT
            );
            CREATE INDEX outage_entry_by_outage ON outage_entry (outage, id);
            CREATE TABLE hint (
              id INTEGER PRIMARY KEY, place BIGINT NOT NULL REFERENCES place (id), topic TEXT NOT NULL,
              text TEXT NOT NULL CHECK (text <> ''), written_by BIGINT NOT NULL REFERENCES staff (id),
              written_at BIGINT NOT NULL, checked_on TEXT NOT NULL, follows BIGINT REFERENCES hint (id),
              closed_by BIGINT REFERENCES staff (id), closed_at BIGINT,
              CHECK ((closed_by IS NULL) = (closed_at IS NULL))
            );
            CREATE INDEX hint_by_place ON hint (place, id);
            CREATE TABLE case_link (
              id INTEGER PRIMARY KEY, from_case BIGINT NOT NULL REFERENCES cases (id),
              to_case BIGINT NOT NULL REFERENCES cases (id),
              relation TEXT NOT NULL CHECK (relation IN ('related', 'caused-by', 'duplicate-of')),
              made_by BIGINT NOT NULL REFERENCES staff (id), made_at BIGINT NOT NULL,
              withdrawn_by BIGINT REFERENCES staff (id), withdrawn_at BIGINT, reason TEXT,
              CHECK (from_case <> to_case), CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
            );
            CREATE UNIQUE INDEX case_link_standing ON case_link (from_case, to_case, relation)
              WHERE withdrawn_at IS NULL;
            CREATE INDEX case_link_by_to ON case_link (to_case, id);
            CREATE TABLE distinct_case (
              one BIGINT NOT NULL REFERENCES cases (id), two BIGINT NOT NULL REFERENCES cases (id),
              said_by BIGINT NOT NULL REFERENCES staff (id), said_at BIGINT NOT NULL,
              PRIMARY KEY (one, two), CHECK (one < two)
            );
            """, keeping: ["outage_entry"])
    ]
}
