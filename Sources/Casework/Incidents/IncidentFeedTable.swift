import Directory
import Kernel
import Store
import Workforce

/// What was registered, in the order of the audit trail, and how far it was looked through.
enum IncidentFeedTable {
    private static let mark = Watermark("incidents-looked-at")

    struct Batch: Sendable {
        let place: Int64
        let end: Int64
        /// No more entries were there.
        let isLast: Bool
        let fresh: [Demanded]
    }

    static func next(_ db: DB, limit: Int) throws -> Batch {
        let place = try mark.place(db)
        let entries = try Audit.done(db, after: place, limit: limit)
        return Batch(
            place: place, end: entries.last?.seq ?? place, isLast: entries.count < limit,
            fresh: try demands(db, entries))
    }

    /// What another copy looked at meanwhile; nil where that was too much to be caught up with.
    static func demands(_ db: DB, after place: Int64, upTo end: Int64) throws -> [Demanded]? {
        guard place >= 0, end - place <= 5000 else { return nil }
        return try demands(db, Audit.done(db, after: place, limit: Int(end - place)).filter { $0.seq <= end })
    }

    /// - Returns: false where another moved on meanwhile.
    static func go(_ tx: Tx, from place: Int64, to end: Int64) throws -> Bool {
        try mark.go(tx, from: place, to: end)
    }

    /// The newest demands of a topic before a case, the oldest first.
    static func newest(
        _ db: DB, _ topic: IncidentSearch.Topic, _ rule: IncidentRules.Rule, before: ID<Case>, limit: Int
    ) throws -> [Likeness.Demand] {
        let kinds = rule.kinds.sorted()
        return try db.rows(
            """
            \(select) WHERE project = ?1 AND id < ?2 AND desk = ?3 AND import_key IS NULL
              AND kind IN (\(IncidentTable.marks(kinds.count, from: 5)))
            ORDER BY id DESC LIMIT ?4
            """, list: [topic.project, before, topic.desk, limit] + kinds, make: make
        ).map(\.demand).reversed()
    }

    private static func demands(_ db: DB, _ entries: [Audit.Done]) throws -> [Demanded] {
        let numbers = entries.filter { $0.act == "case.register" }.map(\.subject)
        return try stride(from: 0, to: numbers.count, by: 500).flatMap { start in
            let some = Array(numbers[start..<min(start + 500, numbers.count)])
            return try db.rows(
                "\(select) WHERE number IN (\(IncidentTable.marks(some.count, from: 1))) ORDER BY id", list: some,
                make: make)
        }
    }

    private static let select = """
        SELECT project, desk, kind, id, opened_at, building, person, reporter_phone, reporter_name, title, text
        FROM cases
        """

    private static func make(_ row: inout Row) throws -> Demanded {
        let (project, desk, kind): (ID<Project>, String, String) = (try row.next(), try row.next(), try row.next())
        let (id, at, building): (ID<Case>, Instant, String) = (try row.next(), try row.next(), try row.next())
        let person = try row.next(ID<Person>?.self)?.description ?? ""
        let (phone, name): (String, String) = (try row.next(), try row.next())
        let customer = [person, phone, name].first { !$0.isEmpty } ?? id.description
        return Demanded(
            project: project, desk: desk, kind: kind,
            demand: Likeness.Demand(
                id: id, at: at, building: building, customer: customer, title: try row.next(), text: try row.next()))
    }
}
