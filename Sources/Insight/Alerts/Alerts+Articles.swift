import Bulletin
import Casework
import Directory
import Kernel
import Store
import Workforce

extension Sighting {
    /// An article that nobody has looked at in time.
    static func article(_ rule: AlertRules.Rule, _ one: Article, desk: String, on today: Day) -> Sighting {
        let days = today.date.daysSince1970 - one.checkDue.date.daysSince1970
        return Sighting(
            rule: rule, project: one.project, desk: desk, subject: one.number,
            saw: ["article": one.number, "title": one.content.title, "days": "\(days)"], owner: one.owner)
    }
}

extension Alerts {
    /// What ends that an article waits for a check, as the audit trail calls it.
    private static let articleEnds: Set = ["article.check", "article.edit", "article.retire"]
    /// So many are warned of at once.
    private static let mostUnchecked = 50

    func articles(
        _ db: DB, _ rule: AlertRules.Rule, desk: String, _ project: Project, over window: Span, at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        return try ArticleTable.unchecked(
            db, in: project.id, before: project.zone.day(of: now - window), limit: Self.mostUnchecked
        ).map { Sighting.article(rule, $0, desk: desk, on: today) }
    }

    func articleFinds(_ db: DB, _ entries: [Audit.Done]) throws -> [Find] {
        try entries.filter { Self.articleEnds.contains($0.act) }.compactMap { try articleFind(db, $0.subject) }
    }

    private func articleFind(_ db: DB, _ number: String) throws -> Find? {
        guard let one = try ArticleTable.find(db, named: number) else { return nil }
        return try ArticleVersionTable.versions(db, of: one.id, limit: 1).first.map { .article(one, by: $0.staff) }
    }

    /// Whoever looks at an article decides the warning that nobody had.
    func follow(_ tx: Tx, _ one: Article, by staff: ID<Staff>, _ raised: inout Raised) throws {
        let today = try project(tx, one.project).zone.day(of: tx.now)
        for (key, desk) in desks.sorted(by: { $0.key < $1.key }) {
            for rule in desk.alerts.rules where rule.sight.name == .article {
                let sighting = Sighting.article(rule, one, desk: key, on: today)
                guard var alert = try AlertTable.last(tx, sighting), !alert.state.isDecided else { continue }
                alert.follow(staff, .acted, one.number, at: tx.now)
                try AlertTable.update(tx, alert)
                try Audit.append(
                    tx, actor: staff.number, act: "alert.\(alert.state.rawValue)", subject: alert.number,
                    detail: one.number)
                raised.projects.insert(alert.project)
            }
        }
    }
}
