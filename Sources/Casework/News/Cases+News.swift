import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many news of one outage or incident are shown, the newest.
    private static let mostNews = 20

    func news(_ db: DB, of about: News.About) throws -> [News] {
        try NewsTable.list(db, of: about, limit: Self.mostNews)
    }

    /// How many would hear a news, and when text messages would leave.
    func outlook(_ db: DB, _ about: News.About, of desk: String, in project: Project) throws -> NewsOutlook {
        NewsOutlook(
            hearers: try NewsTable.hearers(db, about).count, declined: try NewsTable.declining(db, about),
            leavesAt: quietEnd(of: desk, in: project))
    }

    /// A news and those whom it does not reach, who are to be called instead; in the order of their cases.
    ///
    /// - Throws: ``CaseRefusal/unknownNews(_:)``
    package func news(
        _ name: String, after: ID<Case>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> (news: News, left: Page<LeftOut>) {
        try await store.read { db in
            guard let news = try ID<News>(name).flatMap({ try NewsTable.find(db, $0) }),
                Self.maySeeOutages(in: news.project, actor)
            else { throw CaseRefusal.unknownNews(name) }
            let limit = CaseFilter.rows(limit)
            let rows = try NewsTable.left(db, of: news.id, after: after ?? ID(number: 0), limit: limit + 1)
            let items = try rows.prefix(limit).compactMap { row in
                try CaseTable.find(db, row.item).map { LeftOut(item: $0, why: row.why) }
            }
            let next = rows.count > limit ? rows[limit - 1].item.description : nil
            return (
                try NewsTable.settled(db, news), Page(items: items.filter { Self.maySee($0.item, actor) }, next: next)
            )
        }
    }
}
