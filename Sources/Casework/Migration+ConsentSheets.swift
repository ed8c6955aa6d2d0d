import Store

extension Migration {
    /// Which sheet said what a customer takes: it leaves with the sheet, as what a sheet said of places does.
    static let consentSheets = Migration(
        90, "what sheets said of consent",
        "ALTER TABLE text_consent ADD COLUMN import BIGINT;",
        own: [
            .sqlite: """
                DROP TRIGGER text_consent_is_never_deleted;
                CREATE TRIGGER text_consent_is_never_deleted BEFORE DELETE ON text_consent
                  WHEN NOT EXISTS (SELECT 1 FROM sheet_taken_back WHERE sheet_taken_back.import = OLD.import)
                  BEGIN SELECT RAISE(ABORT, 'the rows of text_consent are never deleted'); END;
                """,
            .postgres: """
                DROP TRIGGER text_consent_is_never_deleted ON text_consent;
                CREATE TRIGGER text_consent_is_never_deleted BEFORE DELETE ON text_consent
                  FOR EACH ROW EXECUTE FUNCTION refuse_removal();
                """,
        ])
}
