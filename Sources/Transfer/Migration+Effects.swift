import Store

extension Migration {
    /// What rows did lies beside them, so that a row is not written again with all its cells; what rows speak of is
    /// known while a sheet is looked at, and kept nowhere.
    static let ofEffects = Migration(
        76, "what rows of sheets did, beside them",
        """
        CREATE TABLE import_effect (
          import BIGINT NOT NULL REFERENCES import (id), number BIGINT NOT NULL, effects TEXT,
          kept TEXT CHECK (kept IN ('changed', 'used', 'gone')), PRIMARY KEY (import, number)
        );
        INSERT INTO import_effect
          SELECT import, number, effects, kept FROM import_row WHERE effects IS NOT NULL OR kept IS NOT NULL;
        CREATE INDEX import_effect_kept ON import_effect (import, number) WHERE kept IS NOT NULL;
        DROP INDEX import_row_kept;
        DROP INDEX import_row_by_key;
        ALTER TABLE import_row DROP COLUMN effects;
        ALTER TABLE import_row DROP COLUMN kept;
        ALTER TABLE import_row DROP COLUMN key;
        """)
}
