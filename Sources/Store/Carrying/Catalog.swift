/// What the tables of a store are: read from the database itself, the same value from either engine.
///
/// The search index and the list of schema steps are each engine's own and are left out.
package struct Catalog: Hashable, Sendable {
    package enum Kind: String, Sendable { case number, text }

    package struct Column: Hashable, Sendable {
        package let name: String
        package let kind: Kind
        package let isRequired: Bool
    }

    package struct Reference: Hashable, Sendable {
        package let column: String
        package let table: String
    }

    package struct Index: Hashable, Sendable {
        /// Nil where a rule of the table made it.
        package let name: String?
        package let isUnique: Bool
        package let isPartial: Bool
        /// `()` stands for an expression.
        package let columns: [String]
    }

    package struct Table: Hashable, Sendable {
        package let name: String
        package let columns: [Column]
        /// What tells its rows apart; empty where nothing does.
        package let key: [String]
        package let references: Set<Reference>
        package let indexes: Set<Index>
        /// How many `CHECK`s guard its rows.
        package let checks: Int
        /// Whether triggers keep its rows from being edited and deleted.
        package let isKept: Bool
    }

    /// In order of name.
    package let tables: [Table]

    /// What every row of a table can be told by and ordered by.
    static func order(_ table: Table) -> [String] { table.key.isEmpty ? table.columns.map(\.name) : table.key }

    package init(_ db: DB) throws {
        switch db.dialect {
        case .sqlite: tables = try Self.sqliteTables(db)
        case .postgres: tables = try Self.postgresTables(db)
        }
    }

    /// What a backup adds, and what each engine has of its own.
    static func isOwn(_ name: String) -> Bool {
        name == "search" || name.hasPrefix("search_") || name == "schema_step" || name == "sqlar"
            || name.hasPrefix("sqlite_")
    }
}
