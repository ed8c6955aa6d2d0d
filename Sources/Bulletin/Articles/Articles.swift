import Casework
import Directory
import Kernel
import Store
import Workforce

/// What the house knows in writing: articles, useful numbers, scripts. Each activity is an extension in a file of its
/// own.
package struct Articles: Sendable {
    package static let readers: [Right] = [
        .articleWrite, .caseRegister, .caseFollow, .caseWork, .caseRead,
    ]

    let store: Store
    let cases: Cases
    package let rules: ArticleRules

    package init(_ store: Store, cases: Cases, rules: ArticleRules) {
        (self.store, self.cases, self.rules) = (store, cases, rules)
    }

    /// Whoever speaks with customers or works for them reads; what is retired is seen by those who write.
    static func reads(_ actor: Actor, in project: ID<Project>) -> Bool {
        readers.contains { actor.reaches($0, in: project) }
    }

    static func maySee(_ one: Article, _ actor: Actor) -> Bool {
        one.retiredAt == nil ? reads(actor, in: one.project) : actor.may(.articleWrite, in: one.project)
    }

    /// One that `actor` may see, by number or ID.
    ///
    /// - Throws: ``ArticleRefusal/unknownArticle``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Article {
        guard let one = try ArticleTable.find(db, named: name), Self.maySee(one, actor) else {
            throw ArticleRefusal.unknownArticle
        }
        return one
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    func keep(_ tx: Tx, _ one: Article, _ act: String, _ words: String = "", by actor: Actor) throws {
        try ArticleVersionTable.keep(tx, one, act, words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "article.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }
}
