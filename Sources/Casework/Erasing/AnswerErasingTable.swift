import Kernel
import Store

/// Rows ↔ answers that are kept for requests that come again: they tell of cases and people too.
enum AnswerErasingTable {
    private typealias Kept = (actor: Int64, key: String, answer: String)
    private static let page = 500

    /// Takes the words out of what tells of one of these; reads everything once, so many at a time.
    ///
    /// - Parameter ids: as answers write them, between quotation marks.
    static func erase(_ tx: Tx, naming ids: Set<String>, _ words: ErasedWords) throws {
        var kept = try next(tx, after: (.min, ""))
        while let last = kept.last {
            for row in kept where !ids.isDisjoint(with: row.answer.split(separator: "\"").lazy.map(String.init)) {
                try tx.run(
                    "UPDATE answered_request SET answer = ?3 WHERE actor = ?1 AND key = ?2", row.actor, row.key,
                    try words.json(row.answer))
            }
            kept = try next(tx, after: (last.actor, last.key))
        }
    }

    private static func next(_ tx: Tx, after last: (actor: Int64, key: String)) throws -> [Kept] {
        try tx.rows(
            """
            SELECT actor, key, answer FROM answered_request WHERE (actor, key) > (?1, ?2) ORDER BY actor, key LIMIT ?3
            """, last.actor, last.key, page
        ) { (try $0.next(Int64.self), try $0.next(String.self), try $0.next(String.self)) }
    }
}
