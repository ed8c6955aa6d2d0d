import Store

extension Migration {
    /// People who were kept before names had tokens for every reading, or plates for their ends, get theirs by a job.
    static let sinceFinding = [
        Migration(
            48, "people are found by every reading of their names",
            """
            INSERT INTO job (id, kind, key, due_at, tries)
              SELECT 48, 'people.index', '0', 0, 0 WHERE EXISTS (SELECT 1 FROM person);
            """),
        Migration(
            79, "people are found by the last four signs of every plate",
            """
            INSERT INTO job (id, kind, key, due_at, tries)
              SELECT 79, 'people.index.plates', '0', 0, 0 WHERE EXISTS (SELECT 1 FROM person);
            """),
    ]
}
