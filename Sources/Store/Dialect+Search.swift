import Kernel

extension Dialect {
    /// The statements of the search index: FTS5 over tokens split at spaces, or a GIN index over the same tokens as
    /// lexemes, which no parser of PostgreSQL has touched.
    struct Searching {
        let put: String
        let remove: String
        let add: String
        /// Takes tokens from a thing; nil where ``held`` is read and written anew.
        var strike: String?
        var held: String?
        let find: String
        /// The same with the tokens of each, as they are kept; nil where they are kept in no such form.
        var findWithTokens: String?
        /// Looks among the newest of a scope alone; nil where the engine walks a token's list from its newest end.
        var findAmongNewest: String?
    }

    var searching: Searching {
        switch self {
        case .sqlite:
            Searching(
                put: "INSERT INTO search (rowid, tokens) VALUES (?1, ?2)",
                remove: "DELETE FROM search WHERE rowid = ?1",
                add: "UPDATE search SET tokens = tokens || ' ' || ?2 WHERE rowid = ?1",
                held: "SELECT tokens FROM search WHERE rowid = ?1",
                find: "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3",
                findWithTokens: """
                    SELECT rowid, tokens FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3
                    """)
        case .postgres:
            // Written so that the planner, who does not know what will be asked, has but one index to take: for an
            // identity that is worked out not that of the identities.
            Searching(
                put: """
                    INSERT INTO search (id, scope, tokens) VALUES (
                      ?1, coalesce(substring(?2 FROM '@[0-9a-z]+'), ''), array_to_tsvector(string_to_array(?2, ' ')))
                    """,
                remove: "DELETE FROM search WHERE id = ?1",
                add: "UPDATE search SET tokens = tokens || array_to_tsvector(string_to_array(?2, ' ')) WHERE id = ?1",
                strike: "UPDATE search SET tokens = ts_delete(tokens, string_to_array(?2, ' ')) WHERE id = ?1",
                find: """
                    SELECT id FROM search WHERE tokens @@ CAST(?1 AS tsquery) AND id + 0 < ?2
                    ORDER BY id + 0 DESC LIMIT ?3
                    """,
                findAmongNewest: """
                    SELECT id FROM (
                      SELECT id, tokens, -id AS age FROM search WHERE scope = ?4 AND -id > - CAST(?2 AS BIGINT)
                      ORDER BY -id LIMIT 2000) AS newest
                    WHERE tokens @@ CAST(?1 AS tsquery) ORDER BY age LIMIT ?3
                    """)
        }
    }

    /// A query in the engine's own language; every token is quoted, so that nothing typed is taken for an operator.
    func expression(_ query: SearchQuery, _ scope: SearchIndex.Scope) -> String {
        let (and, or) = self == .sqlite ? (" AND ", " OR ") : (" & ", " | ")
        let terms = query.terms.map { term in
            let alternatives = term.alternatives.map { tokens in
                "(" + tokens.map { quoted($0.text, isPrefix: $0.isPrefix) }.joined(separator: and) + ")"
            }
            return "(" + alternatives.joined(separator: or) + ")"
        }
        return (terms + [quoted(scope.token, isPrefix: false)]).joined(separator: and)
    }

    private func quoted(_ text: String, isPrefix: Bool) -> String {
        switch self {
        case .sqlite: "\"" + text.replacing("\"", with: "\"\"") + "\"" + (isPrefix ? " *" : "")
        case .postgres:
            "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'" + (isPrefix ? ":*" : "")
        }
    }
}
