import Store

extension Migration {
    /// Sheets of occupancies, vehicles and old cases; rows that are done in the order of their time.
    static let ofImportKinds = Migration(
        55, "imports of occupancies, vehicles and cases",
        """
        CREATE TABLE import_of_any (
          id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN (
            'places', 'people', 'occupancies', 'vehicles', 'staff', 'cases', 'arrears')),
          project BIGINT NOT NULL REFERENCES project (id), file TEXT NOT NULL, header TEXT NOT NULL,
          columns TEXT NOT NULL, good_rows BIGINT NOT NULL CHECK (good_rows IN (0, 1)),
          state TEXT NOT NULL CHECK (state IN (
            'reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'cancelled')),
          row_count BIGINT NOT NULL, left_out BIGINT NOT NULL, progress BIGINT NOT NULL,
          at_row BIGINT NOT NULL, created BIGINT NOT NULL,
          changed BIGINT NOT NULL, unchanged BIGINT NOT NULL, refused BIGINT NOT NULL, kept BIGINT NOT NULL,
          password TEXT NOT NULL, actor BIGINT NOT NULL, actor_name TEXT NOT NULL, via TEXT NOT NULL,
          made_at BIGINT NOT NULL, done_at BIGINT, case_kind TEXT NOT NULL, at_turn BIGINT NOT NULL
        );
        CREATE TABLE import_row_of_any (
          import BIGINT NOT NULL REFERENCES import_of_any (id), number BIGINT NOT NULL, cells TEXT NOT NULL,
          key TEXT, verdict TEXT CHECK (verdict IN ('created', 'changed', 'unchanged', 'refused')),
          said TEXT, effects TEXT, kept TEXT CHECK (kept IN ('changed', 'used', 'gone')), turn BIGINT,
          PRIMARY KEY (import, number)
        );
        INSERT INTO import_of_any SELECT id, kind, project, file, header, columns, good_rows, state, row_count,
          left_out, progress, at_row, created, changed, unchanged, refused, kept, password, actor, actor_name, via,
          made_at, done_at, '', 0 FROM import;
        INSERT INTO import_row_of_any
          SELECT import, number, cells, key, verdict, said, effects, kept, NULL FROM import_row;
        DROP TABLE import_row;
        DROP TABLE import;
        ALTER TABLE import_of_any RENAME TO import;
        ALTER TABLE import_row_of_any RENAME TO import_row;
        CREATE INDEX import_by_project ON import (project, id);
        CREATE INDEX import_row_by_key ON import_row (import, key, number) WHERE key IS NOT NULL;
        CREATE INDEX import_row_by_verdict ON import_row (import, verdict, number) WHERE verdict IS NOT NULL;
        CREATE INDEX import_row_kept ON import_row (import, number) WHERE kept IS NOT NULL;
        CREATE INDEX import_row_by_turn ON import_row (import, turn, number) WHERE turn IS NOT NULL;
        """)
}
