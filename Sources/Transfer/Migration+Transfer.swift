import Store

extension Migration {
    /// Sheets that were brought in, row by row, with what takes them back; what columns mean; numbers of customers.
    package static let ofTransfer = [
        Migration(
            51, "imports of sheets",
            """
            CREATE TABLE import (
              id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('places', 'people', 'staff')),
              project BIGINT NOT NULL REFERENCES project (id), file TEXT NOT NULL, header TEXT NOT NULL,
              columns TEXT NOT NULL, good_rows BIGINT NOT NULL CHECK (good_rows IN (0, 1)),
              state TEXT NOT NULL CHECK (state IN (
                'reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'cancelled')),
              row_count BIGINT NOT NULL, left_out BIGINT NOT NULL, progress BIGINT NOT NULL,
              at_row BIGINT NOT NULL, created BIGINT NOT NULL,
              changed BIGINT NOT NULL, unchanged BIGINT NOT NULL, refused BIGINT NOT NULL, kept BIGINT NOT NULL,
              password TEXT NOT NULL, actor BIGINT NOT NULL, actor_name TEXT NOT NULL, via TEXT NOT NULL,
              made_at BIGINT NOT NULL, done_at BIGINT
            );
            CREATE INDEX import_by_project ON import (project, id);
            CREATE TABLE import_row (
              import BIGINT NOT NULL REFERENCES import (id), number BIGINT NOT NULL, cells TEXT NOT NULL,
              key TEXT, verdict TEXT CHECK (verdict IN ('created', 'changed', 'unchanged', 'refused')),
              said TEXT, effects TEXT, kept TEXT CHECK (kept IN ('changed', 'used', 'gone')),
              PRIMARY KEY (import, number)
            );
            CREATE INDEX import_row_by_key ON import_row (import, key, number) WHERE key IS NOT NULL;
            CREATE INDEX import_row_by_verdict ON import_row (import, verdict, number) WHERE verdict IS NOT NULL;
            CREATE INDEX import_row_kept ON import_row (import, number) WHERE kept IS NOT NULL;
            CREATE TABLE import_mapping (
              kind TEXT NOT NULL, shape TEXT NOT NULL, columns TEXT NOT NULL, at BIGINT NOT NULL,
              PRIMARY KEY (kind, shape)
            );
            CREATE TABLE person_number (
              project BIGINT NOT NULL REFERENCES project (id), number TEXT NOT NULL CHECK (number <> ''),
              person BIGINT NOT NULL UNIQUE REFERENCES person (id), PRIMARY KEY (project, number)
            );
            """), ofImportKinds, ofEffects, ofSealedCells,
    ]
}
