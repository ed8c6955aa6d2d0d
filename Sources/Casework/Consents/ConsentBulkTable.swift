import Directory
import Kernel
import Store

/// What many customers said about unasked text messages and calls: what a sheet reads and writes by few statements.
extension ConsentTable {
    /// The last words of some people by channel; a channel about which somebody said nothing is not there.
    package static func lastWords(
        _ db: DB, of people: [ID<Person>]
    ) throws -> [ID<Person>: [Consent.Channel: Bool]] {
        let words = Consent.Channel.allCases.map { "(\(lastWord(of: "person.id", on: $0)))" }.joined(separator: ", ")
        var all: [ID<Person>: [Consent.Channel: Bool]] = [:]
        for start in stride(from: 0, to: people.count, by: PlaceTable.batch) {
            let some = Array(people[start..<min(start + PlaceTable.batch, people.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            let found = try db.rows(
                "SELECT id, \(words) FROM person WHERE id IN (\(marks)) ORDER BY id", list: some
            ) { row in
                let id: ID<Person> = try row.next()
                return (id, try Consent.Channel.allCases.map { ($0, try row.next(Bool?.self)) })
            }
            for (id, said) in found {
                for case (let channel, let accepts?) in said { all[id, default: [:]][channel] = accepts }
            }
        }
        return all
    }

    /// - Parameter sheet: the import that says so: what it said leaves with it.
    package static func append(_ tx: Tx, _ all: [Consent], sheet: Int64) throws {
        try tx.put(
            into: "text_consent", "id, person, accepts, how, said_at, actor, actor_name, at, channel, import",
            rows: all.map { one in
                [
                    one.id, one.person, one.accepts, one.how, one.saidAt, one.by, one.byName, one.at, one.channel,
                    sheet,
                ]
            })
    }

    /// Takes back what a sheet said, while that sheet is taken back; the engine refuses it of anything else.
    package static func takeBack(_ tx: Tx, _ id: ID<Consent>) throws {
        try tx.put("DELETE FROM text_consent WHERE id = ?1", id)
    }
}
