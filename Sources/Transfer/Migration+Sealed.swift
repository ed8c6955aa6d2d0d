import Store

extension Migration {
    /// Which columns of a sheet are sealed, and by what a row's customer was known.
    static let ofSealedCells = Migration(
        89, "sealed columns of sheets",
        """
        ALTER TABLE import ADD COLUMN sealed TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE import_row ADD COLUMN known_by TEXT;
        """)
}
