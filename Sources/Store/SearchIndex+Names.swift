import Kernel

extension SearchIndex {
    /// How many of those who may be meant by a name are looked at first, and how many at once at most.
    private static let looks = (first: 120, most: 480)

    /// The things that are meant by all that was typed, read as one name, newest first: where so many are, whoever
    /// merely has each piece of it somewhere is not looked for beside them.
    ///
    /// - Returns: nil where it is no such name, where few are meant, or where the engine keeps no tokens to be read.
    static func named(
        _ db: DB, _ query: SearchQuery, _ scope: Scope, before: Int64, limit: Int
    ) throws -> [Int64]? {
        guard db.dialect.searching.findWithTokens != nil, let names = query.names else { return nil }
        var newest = Look(expression: db.dialect.expression(names.narrow, scope), whole: names.whole, place: .max)
        try newest.go(db, until: enough, step: looks.first)
        try newest.go(db, until: enough, step: looks.most)
        guard newest.found.count >= enough else { return nil }
        var rest = newest
        if before != .max { (rest.found, rest.place) = ([], before) }
        while rest.found.count < limit, rest.place != nil { try rest.go(db, until: limit, step: looks.most) }
        return Array(rest.found.prefix(limit))
    }

    /// A walk along those who may be meant, from the newest on.
    private struct Look {
        let expression: String
        let whole: SearchQuery
        var found: [Int64] = []
        /// All from here on were looked at; nil at the end.
        var place: Int64?

        init(expression: String, whole: SearchQuery, place: Int64) {
            (self.expression, self.whole, self.place) = (expression, whole, place)
        }

        /// Looks at the next so many, where there are not enough yet.
        mutating func go(_ db: DB, until enough: Int, step: Int) throws {
            guard found.count < enough, let place, let sql = db.dialect.searching.findWithTokens else { return }
            let rows = try db.rows(sql, expression, place, step) { row in
                (id: try row.next(Int64.self), tokens: try row.next(String.self))
            }
            found += rows.filter { whole.isMet(by: $0.tokens.split(separator: " ")) }.map(\.id)
            self.place = rows.count < step ? nil : rows.last?.id
        }
    }
}
