import Store

extension Migration {
    static let ofArticles = [
        Migration(
            69, "articles, useful numbers and scripts; the register of letters",
            """
            CREATE TABLE article (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              kind TEXT NOT NULL CHECK (kind IN ('article', 'number', 'script')),
              by_staff BIGINT NOT NULL REFERENCES staff (id), made_at BIGINT NOT NULL, content TEXT NOT NULL,
              until_on TEXT, check_due TEXT NOT NULL, checked_on TEXT NOT NULL,
              checked_by BIGINT NOT NULL REFERENCES staff (id), owner BIGINT NOT NULL REFERENCES staff (id),
              editor BIGINT NOT NULL REFERENCES staff (id), retired_at BIGINT,
              version BIGINT NOT NULL CHECK (version >= 1)
            );
            CREATE INDEX article_by_project ON article (project, id);
            CREATE TABLE article_place (
              article BIGINT NOT NULL REFERENCES article (id), place BIGINT NOT NULL REFERENCES place (id),
              is_out BIGINT NOT NULL CHECK (is_out IN (0, 1)), PRIMARY KEY (article, place)
            );
            CREATE TABLE article_tag (
              article BIGINT NOT NULL REFERENCES article (id), project BIGINT NOT NULL REFERENCES project (id),
              tag TEXT NOT NULL, PRIMARY KEY (article, tag)
            );
            CREATE INDEX article_tag_by_tag ON article_tag (project, tag, article);
            CREATE TABLE article_version (
              article BIGINT NOT NULL REFERENCES article (id), version BIGINT NOT NULL CHECK (version >= 1),
              act TEXT NOT NULL, words TEXT NOT NULL, content TEXT NOT NULL, places TEXT NOT NULL,
              staff BIGINT NOT NULL REFERENCES staff (id), staff_name TEXT NOT NULL, at BIGINT NOT NULL,
              PRIMARY KEY (article, version)
            );
            CREATE TABLE letter (
              id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, project BIGINT NOT NULL REFERENCES project (id),
              direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
              kind TEXT NOT NULL CHECK (kind IN ('letter', 'notice', 'email')),
              by_staff BIGINT NOT NULL REFERENCES staff (id), made_at BIGINT NOT NULL, content TEXT NOT NULL,
              dated TEXT NOT NULL, due_on TEXT, owner BIGINT REFERENCES staff (id),
              answers BIGINT REFERENCES letter (id),
              settled TEXT NOT NULL CHECK (settled IN ('', 'answered', 'filed', 'struck')),
              version BIGINT NOT NULL CHECK (version >= 1),
              CHECK (direction = 'in' OR due_on IS NULL), CHECK (direction = 'out' OR answers IS NULL)
            );
            CREATE INDEX letter_by_project ON letter (project, id);
            CREATE INDEX letter_due ON letter (project, due_on) WHERE due_on IS NOT NULL AND settled = '';
            CREATE INDEX letter_by_answered ON letter (answers) WHERE answers IS NOT NULL;
            CREATE TABLE letter_version (
              letter BIGINT NOT NULL REFERENCES letter (id), version BIGINT NOT NULL CHECK (version >= 1),
              act TEXT NOT NULL, words TEXT NOT NULL, content TEXT NOT NULL,
              staff BIGINT NOT NULL REFERENCES staff (id), staff_name TEXT NOT NULL, at BIGINT NOT NULL,
              PRIMARY KEY (letter, version)
            );
            CREATE TABLE letter_file (
              id INTEGER PRIMARY KEY, letter BIGINT NOT NULL REFERENCES letter (id), digest TEXT NOT NULL,
              name TEXT NOT NULL, type TEXT NOT NULL, size BIGINT NOT NULL CHECK (size >= 0),
              staff BIGINT NOT NULL REFERENCES staff (id), at BIGINT NOT NULL
            );
            CREATE INDEX letter_file_by_letter ON letter_file (letter, id);
            CREATE INDEX letter_file_by_digest ON letter_file (digest);
            """, keeping: ["article_version", "letter_version", "letter_file"])
    ]
}
