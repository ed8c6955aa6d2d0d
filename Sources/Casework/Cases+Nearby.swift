import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Open cases of the same building that look like this demand: shown before it is saved.
    ///
    /// Alike are those of the same trade, or with a good share of the same words.
    package func lookAlikes(
        title: String, text: String, category: String?, place: Place?, project: ID<Project>, for actor: Actor
    ) async throws -> [Case] {
        let words = Set(SearchTokens.make("\(title) \(text)", limit: 200))
        guard let place, !words.isEmpty || category != nil else { return [] }
        return try await store.read { db in
            let near = try CaseTable.list(
                db,
                where: """
                    project = ?1 AND building = ?2 AND phase IN ('open', 'waiting', 'solved', 'confirming')
                    ORDER BY id DESC LIMIT 60
                    """, values: [project, place.building])
            let alike = near.filter { item in
                guard Self.maySee(item, actor) else { return false }
                if let category, let other = item.category, Self.trade(category) == Self.trade(other) { return true }
                let theirs = Set(SearchTokens.make("\(item.title) \(item.text)", limit: 200))
                let shared = words.intersection(theirs).count
                return shared >= 2 && shared * 4 >= min(words.count, theirs.count)
            }
            return Array(alike.prefix(5))
        }
    }

    /// `engineering.lifts`: the trade as the board counts it.
    private static func trade(_ category: String) -> [Substring] { Array(category.split(separator: ".").prefix(2)) }

    /// The last cases of a customer, newest first.
    package func recent(of person: ID<Person>, for actor: Actor, limit: Int = 10) async throws -> [Case] {
        var filter = CaseFilter()
        filter.person = person
        filter.limit = limit
        return try await list(filter, for: actor).items
    }
}
