import Directory
import Kernel
import Store
import Workforce

/// What was registered, in the order of the audit trail, and how far it was looked through.
enum IncidentFeedTable {
    private static let name = "incidents-looked-at"

    struct Batch: Sendable {
        let place: Int64
        let end: Int64
        let fresh: [Demanded]
    }

    static func next(_ db: DB, limit: Int) throws -> Batch {
        let place = try db.value(Int64.self, "SELECT value FROM counter WHERE project = 0 AND name = ?1", name) ?? 0
        let entries = try db.rows(
            "SELECT seq, act, subject FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2", place, limit
        ) { (seq: try $0.next(Int64.self), act: try $0.next(String.self), subject: try $0.next(String.self)) }
        let numbers = entries.filter { $0.act == "case.register" }.map(\.subject)
        return Batch(place: place, end: entries.last?.seq ?? place, fresh: try demands(db, numbers))
    }

    /// - Returns: false where another moved on meanwhile.
    static func go(_ tx: Tx, from place: Int64, to end: Int64) throws -> Bool {
        try tx.run(
            "UPDATE counter SET value = ?3 WHERE project = 0 AND name = ?1 AND value = ?2", name, place, end) == 1
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

    private static func demands(_ db: DB, _ numbers: [String]) throws -> [Demanded] {
        guard !numbers.isEmpty else { return [] }
        return try db.rows(
            "\(select) WHERE number IN (\(IncidentTable.marks(numbers.count, from: 1))) ORDER BY id", list: numbers,
            make: make)
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
