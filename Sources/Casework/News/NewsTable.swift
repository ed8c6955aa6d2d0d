import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ news to many, and whom they do not reach.
enum NewsTable {
    private static let columns = """
        id, project, outage, incident, text, channel, actor, actor_name, via, made_at, leaves_at, last_case, hearers,
        said, texts, left_out, done_at
        """

    static func insert(_ tx: Tx, _ news: News) throws {
        let (outage, incident) = news.about.ids
        try tx.put(
            """
            INSERT INTO news (\(columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0, 0, 0, NULL)
            """, news.id, news.project, outage, incident, news.text, news.channel, news.by, news.byName, news.via,
            news.madeAt, news.leavesAt, news.last, news.hearers)
    }

    /// How far it has come.
    static func update(_ tx: Tx, _ news: News) throws {
        try tx.put(
            "UPDATE news SET said = ?2, texts = ?3, left_out = ?4, done_at = ?5 WHERE id = ?1", news.id, news.said,
            news.texts, news.leftOut, news.doneAt)
    }

    static func find(_ db: DB, _ id: ID<News>) throws -> News? {
        try db.row("SELECT \(columns) FROM news WHERE id = ?1", id, make: make)
    }

    /// The newest first, with what became of their text messages.
    static func list(_ db: DB, of about: News.About, limit: Int) throws -> [News] {
        let (column, id) = about.key
        let all = try db.rows(
            "SELECT \(columns) FROM news WHERE \(column) = ?1 ORDER BY id DESC LIMIT ?2", id, limit, make: make)
        return try all.map { try settled(db, $0) }
    }

    static func settled(_ db: DB, _ news: News) throws -> News {
        var news = news
        let counts = try db.rows(
            """
            SELECT state, count(*) FROM delivery WHERE news = ?1 AND coalesce(error, '') <> ?2
            GROUP BY state ORDER BY state
            """, news.id, LeftOut.Why.declined
        ) { (try $0.next(String.self), try $0.next(Int.self)) }
        for (state, count) in counts {
            if state == "sent" { news.sent = count }
            if state == "failed" { news.failed = count }
        }
        return news
    }

    private static func make(_ row: inout Row) throws -> News {
        let (id, project): (ID<News>, ID<Project>) = (try row.next(), try row.next())
        let (outage, incident): (ID<Outage>?, ID<Incident>?) = (try row.next(), try row.next())
        let about = outage.map(News.About.outage) ?? .incident(incident ?? ID(number: 0))
        let (text, channel): (String, String?) = (try row.next(), try row.next())
        var news = News(
            id: id, about: about, project: project, text: text, channel: channel, by: try row.next(),
            byName: try row.next(), via: try row.next(), madeAt: try row.next(), leavesAt: try row.next(),
            last: try row.next(), hearers: try row.next())
        (news.said, news.texts) = (try row.next(), try row.next())
        (news.leftOut, news.doneAt) = (try row.next(), try row.next())
        return news
    }
}

/// Those whom a news concerns.
extension NewsTable {
    /// How many hear it, and the newest of their cases.
    static func hearers(_ db: DB, _ about: News.About) throws -> (count: Int, last: ID<Case>?) {
        let found = try db.rows(
            "SELECT count(*) AS hearers, max(cases.id) FROM \(about.audience) ORDER BY hearers", about.key.id
        ) { (try $0.next(Int.self), try $0.next(ID<Case>?.self)) }
        return found.first ?? (0, nil)
    }

    /// How many of them said last that they take no unasked text messages.
    static func declining(_ db: DB, _ about: News.About) throws -> Int {
        let last = ConsentTable.lastWord(of: "cases.person")
        return try db.value(
            Int.self, "SELECT count(*) FROM \(about.audience) AND (\(last)) = 0", about.key.id) ?? 0
    }

    /// Some of their cases, in the order of their identities.
    static func portion(
        _ db: DB, _ about: News.About, after: ID<Case>, upTo last: ID<Case>, limit: Int
    ) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT case_id FROM \(about.ties) AND case_id > ?2 AND case_id <= ?3 ORDER BY case_id LIMIT ?4
            """, about.key.id, after, last, limit
        ) { try $0.next() }
    }

    /// Somebody whom its text message does not go to after all.
    static func leftAfterAll(_ tx: Tx, _ id: ID<News>) throws {
        try tx.put("UPDATE news SET texts = texts - 1, left_out = left_out + 1 WHERE id = ?1", id)
    }

    static func leave(_ tx: Tx, _ item: ID<Case>, out news: ID<News>, _ why: LeftOut.Why) throws {
        try tx.put(
            "INSERT INTO news_left (news, case_id, why) VALUES (?1, ?2, ?3) ON CONFLICT (news, case_id) DO NOTHING",
            news, item, why)
    }

    /// Whom it does not reach, in the order of their cases.
    static func left(
        _ db: DB, of news: ID<News>, after: ID<Case>, limit: Int
    ) throws -> [(item: ID<Case>, why: LeftOut.Why)] {
        try db.rows(
            "SELECT case_id, why FROM news_left WHERE news = ?1 AND case_id > ?2 ORDER BY case_id LIMIT ?3", news,
            after, limit
        ) { (try $0.next(), try $0.next()) }
    }
}

extension News.About {
    fileprivate var ids: (outage: ID<Outage>?, incident: ID<Incident>?) {
        switch self {
        case .outage(let id): (id, nil)
        case .incident(let id): (nil, id)
        }
    }

    fileprivate var key: (column: String, id: Int64) {
        switch self {
        case .outage(let id): ("outage", id.number)
        case .incident(let id): ("incident", id.number)
        }
    }

    /// The rows of those tied to it, by its identity (`?1`).
    fileprivate var ties: String {
        switch self {
        case .outage: "outage_case AS tie WHERE tie.outage = ?1 AND tie.state = 'tied'"
        case .incident: "incident_case AS tie WHERE tie.incident = ?1 AND tie.state = 'tied'"
        }
    }

    /// Their cases, those that hear it.
    fileprivate var audience: String {
        switch self {
        case .outage:
            """
            outage_case AS tie JOIN cases ON cases.id = tie.case_id
            WHERE tie.outage = ?1 AND tie.state = 'tied' AND cases.phase <> 'cancelled'
            """
        case .incident:
            """
            incident_case AS tie JOIN cases ON cases.id = tie.case_id
            WHERE tie.incident = ?1 AND tie.state = 'tied' AND cases.phase NOT IN ('closed', 'cancelled')
            """
        }
    }
}
