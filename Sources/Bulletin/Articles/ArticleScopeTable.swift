import Directory
import Kernel
import Store

/// Rows ↔ where articles hold, and by which tags they are shown.
enum ArticleScopeTable {
    /// Whether a row of `article` holds at one of the places `above`, or in the whole project.
    static let isHere = """
        NOT EXISTS (SELECT 1 FROM article_place JOIN above ON above.id = article_place.place
          WHERE article_place.article = article.id AND article_place.is_out = 1)
        AND (EXISTS (SELECT 1 FROM article_place JOIN above ON above.id = article_place.place
            WHERE article_place.article = article.id AND article_place.is_out = 0)
          OR NOT EXISTS (SELECT 1 FROM article_place
            WHERE article_place.article = article.id AND article_place.is_out = 0))
        """

    /// Places and tags as they stand now; what stood before is in the versions.
    static func keep(_ tx: Tx, _ one: Article) throws {
        try tx.run("DELETE FROM article_place WHERE article = ?1", one.id)
        for (places, isOut) in [(one.places, false), (one.without, true)] {
            for place in places {
                try tx.run(
                    "INSERT INTO article_place (article, place, is_out) VALUES (?1, ?2, ?3)", one.id, place.id, isOut)
            }
        }
        try tx.run("DELETE FROM article_tag WHERE article = ?1", one.id)
        for tag in one.content.tags {
            try tx.run(
                "INSERT INTO article_tag (article, project, tag) VALUES (?1, ?2, ?3)", one.id, one.project,
                Article.folded(tag))
        }
    }

    static func withPlaces(_ db: DB, _ one: Article) throws -> Article {
        var one = one
        let rows = try db.rows(
            "SELECT place, is_out FROM article_place WHERE article = ?1 ORDER BY place", one.id
        ) { (try $0.next(ID<Place>.self), try $0.next(Bool.self)) }
        for (id, isOut) in rows {
            guard let place = try PlaceTable.find(db, id) else { continue }
            if isOut { one.without.append(place) } else { one.places.append(place) }
        }
        one.places.sort { $0.code < $1.code }
        one.without.sort { $0.code < $1.code }
        return one
    }
}
