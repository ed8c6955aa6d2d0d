import Kernel
import Store

/// Tells lines of one statement, each in the place of what stood there.
package struct ArrearsTeller {
    private struct Key: Hashable {
        let place: ID<Place>
        let item: String
        let since: Day?
    }

    private let statement: ArrearsStatement
    private let staff: Int64
    private var standing: [Key: ArrearsLine]
    private let people: [ID<Place>: [(name: String, id: ID<Person>)]]
    private var told: Set<Key> = []

    /// Reads all that these places have in the statement.
    package init(_ db: DB, _ statement: ArrearsStatement, at places: [Place], by staff: Int64) throws {
        (self.statement, self.staff) = (statement, staff)
        let all = try ArrearsTable.standing(db, statement.id, at: Set(places.map(\.code)).sorted())
        standing = Dictionary(all.map { (Key(place: $0.place, item: $0.item, since: $0.since), $0) }) { $1 }
        people = try ArrearsTable.people(db, at: Set(places.map(\.id)).sorted())
    }

    /// What stands of a place, for the thing and month that a word is about.
    package func line(_ word: ArrearsWord, at place: Place) -> ArrearsLine? {
        standing[Key(place: place.id, item: word.item, since: word.since)]
    }

    /// The line that a word makes.
    private func line(
        _ word: ArrearsWord, at place: Place, id: ID<ArrearsLine>, now: Instant
    ) -> ArrearsLine {
        ArrearsLine(
            id: id, statement: statement.id, place: place.id, code: place.code, isRoom: place.kind == .room,
            item: word.item, amount: word.amount, since: word.since,
            person: people[place.id]?.first { $0.name == word.name }?.id, name: word.name, note: word.note, by: staff,
            at: now)
    }

    /// - Returns: the new line; nil where the same was told before.
    /// - Throws: ``ArrearsRefusal/toldTwice(_:)``
    package mutating func tell(_ tx: Tx, _ word: ArrearsWord, at place: Place) throws -> ArrearsLine? {
        let key = Key(place: place.id, item: word.item, since: word.since)
        guard told.insert(key).inserted else { throw ArrearsRefusal.toldTwice(place.code) }
        let new = line(word, at: place, id: tx.newID(), now: tx.now)
        if let old = standing[key] {
            if old.tells(new) { return nil }
            try ArrearsTable.strike(tx, old.id, at: tx.now)
        }
        try ArrearsTable.insert(tx, new)
        standing[key] = new
        return new
    }
}
