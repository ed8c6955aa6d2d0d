import Kernel
import Store
import Workforce

/// Rows ↔ every version of articles.
package enum ArticleVersionTable {
    static func keep(_ tx: Tx, _ one: Article, _ act: String, _ words: String, by actor: Actor) throws {
        let places = one.places.map(\.code) + one.without.map { "-\($0.code)" }
        try tx.run(
            """
            INSERT INTO article_version (article, version, act, words, content, places, staff, staff_name, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, one.id, one.version, act, words, JSONColumn(one.content), JSONColumn(places), actor.staff,
            actor.name, tx.now)
    }

    /// The newest first.
    package static func versions(_ db: DB, of one: ID<Article>, limit: Int) throws -> [ArticleVersion] {
        try db.rows(
            """
            SELECT version, act, words, content, places, at, staff, staff_name FROM article_version WHERE article = ?1
            ORDER BY version DESC LIMIT ?2
            """, one, limit
        ) {
            ArticleVersion(
                version: try $0.next(), act: try $0.next(), words: try $0.next(), content: try $0.json(),
                places: try $0.json(), at: try $0.next(), staff: try $0.next(), staffName: try $0.next())
        }
    }
}
