import Store

extension Migration {
    /// Which sheet said something of a place, and which sheets are being taken back: what such a sheet said leaves with
    /// it, and nothing else that was said of places ever does.
    static let takingBack = Migration(
        68, "what sheets said of places",
        """
        ALTER TABLE place_edit ADD COLUMN import BIGINT;
        ALTER TABLE place_status ADD COLUMN import BIGINT;
        CREATE TABLE sheet_taken_back (import INTEGER PRIMARY KEY);
        """,
        own: [
            .sqlite: ["place_edit", "place_status"].map(sqlite).joined(),
            .postgres: """
                CREATE OR REPLACE FUNCTION refuse_removal() RETURNS trigger LANGUAGE plpgsql AS
                  $$ BEGIN
                    IF EXISTS (SELECT 1 FROM sheet_taken_back WHERE sheet_taken_back.import = OLD.import) THEN
                      RETURN OLD;
                    END IF;
                    RAISE EXCEPTION 'the rows of % are never changed', TG_TABLE_NAME;
                  END $$;
                \(["place_edit", "place_status"].map(postgres).joined())
                """,
        ])

    private static func sqlite(_ table: String) -> String {
        """
        DROP TRIGGER \(table)_is_never_deleted;
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
          WHEN NOT EXISTS (SELECT 1 FROM sheet_taken_back WHERE sheet_taken_back.import = OLD.import)
          BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never deleted'); END;

        """
    }

    private static func postgres(_ table: String) -> String {
        """
        DROP TRIGGER \(table)_is_never_deleted ON \(table);
        CREATE TRIGGER \(table)_is_never_deleted BEFORE DELETE ON \(table)
          FOR EACH ROW EXECUTE FUNCTION refuse_removal();

        """
    }
}
