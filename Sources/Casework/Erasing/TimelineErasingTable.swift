import Directory
import Kernel
import Store

/// Rows ↔ entries of cases whose customer was taken out. That, when, by whom and what was done stays.
enum TimelineErasingTable {
    static func erase(_ tx: Tx, _ id: ID<Case>, _ erasure: PersonErasure) throws {
        let earliest = id.number - TimelineTable.earliest
        try tx.run(
            "UPDATE timeline SET words = ?3 WHERE case_id = ?1 AND id > ?2 AND words <> ''", id, earliest, erasure.mark)
        try eraseEvents(tx, id, after: earliest, erasure.words)
    }

    /// What cases that had been merged into it, and have left it again, tell of what was said in it meanwhile.
    static func eraseLeftBehind(_ tx: Tx, of item: Case, _ words: ErasedWords) throws {
        let entries = try TimelineTable.entries(tx, of: item.id, after: 0, limit: .max)
        for case .released(let other) in entries.flatMap(\.events) {
            try eraseEvents(
                tx, other, after: other.number - TimelineTable.earliest, words,
                holding: "%\"leftBehind\":%\"number\":\"\(item.number)\"%")
        }
    }

    /// - Parameter pattern: what must stand in them.
    private static func eraseEvents(
        _ tx: Tx, _ id: ID<Case>, after earliest: Int64, _ words: ErasedWords, holding pattern: String = "%"
    ) throws {
        let entries = try tx.rows(
            "SELECT id, events FROM timeline WHERE case_id = ?1 AND id > ?2 AND events LIKE ?3 ORDER BY id", id,
            earliest, pattern
        ) { (id: try $0.next(Int64.self), events: try $0.next(String.self)) }
        for entry in entries {
            let events = try words.json(entry.events)
            // What could not be read again would be lost with the words.
            guard JSONColumn<[CaseEvent]>(sqlValue: .text(events)) != nil else {
                throw StoreFailure.unreadable(column: 1, type: "events without words")
            }
            if events != entry.events { try tx.run("UPDATE timeline SET events = ?2 WHERE id = ?1", entry.id, events) }
        }
    }
}
