import Kernel

/// Finds things by the tokens of their texts. The row of a thing is its ID.
package enum SearchIndex {
    /// One kind of thing in one project: a token of its own (`@case0s1…`), so that a search walks only its list.
    package struct Scope: Sendable {
        let token: String

        package init<Project>(_ kind: String, in project: ID<Project>) { token = "@\(kind)\(project)" }
    }

    /// What a thing is found by, spelled out: made before the transaction, off the writing thread.
    package struct Document: Sendable {
        fileprivate let text: String

        /// - Parameter tokens: each is kept once.
        package init(_ scope: Scope, _ tokens: [String]) {
            var seen = Set<ExactText>(minimumCapacity: tokens.count)
            text = ([scope.token] + tokens.filter { seen.insert(ExactText($0)).inserted }).joined(separator: " ")
        }
    }

    /// - Parameter more: tokens that were not known when the document was made.
    package static func put(_ tx: Tx, id: Int64, _ document: Document, more: [String] = []) {
        let text = more.reduce(document.text) { $0 + " " + $1 }
        tx.atTheEnd { try $0.put($0.dialect.searching.put, id, text) }
    }

    package static func replace(_ tx: Tx, id: Int64, _ document: Document) {
        remove(tx, id: id)
        put(tx, id: id, document)
    }

    /// Nothing is found by it any more.
    package static func remove(_ tx: Tx, id: Int64) {
        tx.atTheEnd { try $0.put($0.dialect.searching.remove, id) }
    }

    /// Adds the tokens of a further text to a thing that is already there.
    package static func add(_ tx: Tx, id: Int64, tokens: [String]) {
        guard !tokens.isEmpty else { return }
        let text = tokens.joined(separator: " ")
        tx.atTheEnd { try $0.put($0.dialect.searching.add, id, text) }
    }

    /// Takes tokens from a thing that is already there, and adds others.
    package static func exchange(_ tx: Tx, id: Int64, remove: [String], add tokens: [String]) {
        let gone = Set(remove.map { ExactText($0) })
        tx.atTheEnd { tx in
            let statements = tx.dialect.searching
            if let strike = statements.strike {
                try tx.put(strike, id, remove.joined(separator: " "))
            } else if let held = try statements.held.flatMap({ try tx.value(String.self, $0, id) }) {
                let kept = held.split(separator: " ").filter { !gone.contains(ExactText(String($0))) }
                try tx.put(statements.remove, id)
                try tx.put(statements.put, id, kept.joined(separator: " "))
            }
        }
        add(tx, id: id, tokens: tokens)
    }

    /// So many things that hold the very words are answer enough: beginnings of words are not looked for beside them.
    /// FTS5 merges the lists of every word with that beginning before it answers its first row.
    static let enough = 60

    /// The IDs of the things that meet every term, newest first.
    package static func find(
        _ db: DB, _ query: SearchQuery, scope: Scope, before: Int64 = .max, limit: Int
    ) throws -> [Int64] {
        guard !query.isEmpty else { return [] }
        let exact = db.dialect.expression(query.exact, scope)
        let top = try rows(db, exact, scope, before: .max, limit: enough)
        if top.count == enough {
            return before == .max && limit <= enough
                ? Array(top.prefix(limit)) : try rows(db, exact, scope, before: before, limit: limit)
        }
        if let named = try named(db, query, scope, before: before, limit: limit) { return named }
        let possible = try query.without { try isUnmet(db, $0, scope) }
        guard !possible.isEmpty else { return [] }
        return try rows(db, db.dialect.expression(possible, scope), scope, before: before, limit: limit)
    }

    /// Whether nothing has the whole words of an alternative, so that nothing meets it. FTS5 would merge the lists of
    /// all words that begin like its beginnings before it finds that out: thousands for `guo…`, where `jiangu` and
    /// `guo…` are one reading of `jianguo`. To ask PostgreSQL would be one more round trip.
    private static func isUnmet(_ db: DB, _ tokens: [SearchQuery.Token], _ scope: Scope) throws -> Bool {
        let words = tokens.filter { !$0.isPrefix }
        guard db.dialect == .sqlite, !words.isEmpty, words.count < tokens.count else { return false }
        let expression = db.dialect.expression(SearchQuery(of: [words]), scope)
        return try rows(db, expression, scope, before: .max, limit: 1).isEmpty
    }

    /// A GIN index gives the things of a token in no order: for a token that many have, all of them would be read and
    /// sorted. Many of the newest have it too, so those are looked through first.
    private static func rows(
        _ db: DB, _ expression: String, _ scope: Scope, before: Int64, limit: Int
    ) throws -> [Int64] {
        let statements = db.dialect.searching
        if let newest = statements.findAmongNewest {
            let found: [Int64] = try db.rows(newest, expression, before, limit, scope.token) { try $0.next() }
            if found.count == limit { return found }
        }
        return try db.rows(statements.find, expression, before, limit) { try $0.next() }
    }
}
