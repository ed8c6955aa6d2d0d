import Kernel
import Store
import Workforce

/// Rows ↔ entries. A promise that was made stands in its own row; the entry keeps only which ones they were.
enum TimelineTable {
    /// Events as an entry keeps them: the promises by their numbers, the others as JSON.
    struct Events: Sendable {
        fileprivate let promises: String?
        fileprivate let rest: SQLValue

        init(_ events: [CaseEvent]) {
            let made = events.compactMap(\.promise).map { String($0.id.number) }
            let others = events.filter { $0.promise == nil }
            promises = made.isEmpty ? nil : made.joined(separator: " ")
            rest = others.isEmpty ? .null : JSONColumn(others).sqlValue
        }
    }

    static func append(_ tx: Tx, to id: ID<Case>, _ deed: Deed, _ events: Events) throws {
        try tx.put(
            """
            INSERT INTO timeline (id, case_id, at, actor, actor_name, via, audience, act, words, promises, events)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """, tx.newID(TimelineEntry.self), id, deed.now, deed.actor.staff, deed.actor.name, deed.actor.via,
            deed.audience, deed.act, deed.words, events.promises, events.rest)
    }

    /// How many entries of an act a case has.
    static func count(_ db: DB, of id: ID<Case>, act: String) throws -> Int {
        try db.value(
            Int.self, "SELECT count(*) FROM timeline WHERE case_id = ?1 AND id > ?2 AND act = ?3", id,
            id.number - earliest, act) ?? 0
    }

    /// Entries are made after their case, give or take the clocks of two machines: what is older need not be looked
    /// through for them.
    static let earliest: Int64 = 86_400_000 << 22

    private static let columns = "id, at, actor, actor_name, via, audience, act, words, promises, events"

    static func entries(_ db: DB, of id: ID<Case>, after: Int64, limit: Int) throws -> [TimelineEntry] {
        let made = try PromiseTable.made(db, of: id)
        return try db.rows(
            """
            SELECT \(columns) FROM timeline
            WHERE case_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """, id, max(after, id.number - earliest), limit
        ) { try entry(&$0, made) }
    }

    /// The cases that split off from a case, by a person or by an action.
    static func parts(_ db: DB, of id: ID<Case>) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT events FROM timeline WHERE case_id = ?1 AND id > ?2
              AND (events LIKE '%broughtCase%' OR events LIKE '%splitInto%') ORDER BY id
            """, id, id.number - earliest
        ) { try $0.next(JSONColumn<[CaseEvent]>.self).value.flatMap(\.parts) }.flatMap(\.self)
    }

    /// The cases that actions brought, by themselves.
    static func brought(_ db: DB, of id: ID<Case>) throws -> [ID<Case>] {
        try db.rows(
            """
            SELECT events FROM timeline WHERE case_id = ?1 AND id > ?2 AND events LIKE '%broughtCase%' ORDER BY id
            """, id, id.number - earliest
        ) { try $0.next(JSONColumn<[CaseEvent]>.self).value.compactMap(\.brought) }.flatMap(\.self)
    }

    /// The last words of an act that are meant for somebody, the newest first.
    static func last(
        _ db: DB, of id: ID<Case>, act: String, for audience: Audience, limit: Int
    ) throws -> [TimelineEntry] {
        let made = try PromiseTable.made(db, of: id)
        return try db.rows(
            """
            SELECT \(columns) FROM timeline
            WHERE case_id = ?1 AND id > ?2 AND act = ?3 AND audience = ?4 ORDER BY id DESC LIMIT ?5
            """, id, id.number - earliest, act, audience, limit
        ) { try entry(&$0, made) }
    }

    private static func entry(_ row: inout Row, _ made: [ID<Promise>: Promise]) throws -> TimelineEntry {
        TimelineEntry(
            id: try row.next(), at: try row.next(), actor: try row.next(), actorName: try row.next(),
            via: try row.next(), audience: try row.next(), act: try row.next(), words: try row.next(),
            events: try promised(&row, made) + (try row.next(JSONColumn<[CaseEvent]>?.self)?.value ?? []))
    }

    private static func promised(_ row: inout Row, _ made: [ID<Promise>: Promise]) throws -> [CaseEvent] {
        let numbers = try row.next(String?.self)?.split(separator: " ").compactMap { Int64($0) } ?? []
        return numbers.compactMap { made[ID(number: $0)] }.map { .promised($0) }
    }
}
