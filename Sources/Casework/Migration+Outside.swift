import Store

extension Migration {
    /// Which outside body has which case; and what figures count of judgements, closings and of work in people's hands.
    /// Of reopenings before this step it is not known how many of the five things were done; work that was handed on,
    /// given back or paused is counted from this step on.
    static let outside = Migration(
        42, "outside bodies, judgements, work in hand",
        """
        CREATE TABLE outside_matter (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          body TEXT NOT NULL CHECK (body <> ''), number TEXT NOT NULL, at BIGINT NOT NULL
        );
        CREATE INDEX outside_by_body ON outside_matter (body, case_id);
        CREATE INDEX outside_by_number ON outside_matter (number, case_id);
        CREATE TABLE judgement (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          project BIGINT NOT NULL REFERENCES project (id), at BIGINT NOT NULL,
          is_true BIGINT NOT NULL CHECK (is_true IN (0, 1)),
          is_reasonable BIGINT NOT NULL CHECK (is_reasonable IN (0, 1))
        );
        CREATE INDEX judgement_by_time ON judgement (project, at);
        CREATE INDEX judgement_by_case ON judgement (case_id, id);
        INSERT INTO judgement (id, case_id, project, at, is_true, is_reasonable)
          SELECT t.id, t.case_id, c.project, t.at, CASE WHEN t.events LIKE '%"isTrue":true%' THEN 1 ELSE 0 END,
            CASE WHEN t.events LIKE '%"isReasonable":true%' THEN 1 ELSE 0 END
          FROM timeline t JOIN cases c ON c.id = t.case_id WHERE t.events LIKE '%"judged":{%';
        CREATE TABLE handling (
          id INTEGER PRIMARY KEY, case_id BIGINT NOT NULL REFERENCES cases (id),
          project BIGINT NOT NULL REFERENCES project (id), staff BIGINT NOT NULL,
          what TEXT NOT NULL CHECK (what IN ('handed-on', 'given-back', 'paused')), at BIGINT NOT NULL
        );
        CREATE INDEX handling_by_time ON handling (project, at);
        ALTER TABLE reopening ADD COLUMN things_done BIGINT CHECK (things_done BETWEEN 0 AND 5);
        """, keeping: ["outside_matter", "judgement", "handling"])
}
