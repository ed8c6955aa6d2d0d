import Kernel

/// Running numbers, changed in the transaction of the event that changes them.
package enum Counters {
    struct Name: Hashable {
        let project: Int64
        let name: String
    }

    /// Counts with the commit; nobody reads it before.
    package static func add(_ tx: Tx, project: Int64, _ name: String, _ change: Int) {
        tx.rest.counts[Name(project: project, name: name), default: 0] += change
    }

    /// Writes what the writes of a commit have counted, in order of name.
    static func add(_ tx: Tx, _ counts: [Name: Int]) throws {
        for (counter, change) in counts.sorted(by: { ($0.key.project, $0.key.name) < ($1.key.project, $1.key.name) })
        where change != 0 {
            try tx.put(
                """
                INSERT INTO counter (project, name, value) VALUES (?1, ?2, ?3)
                ON CONFLICT (project, name) DO UPDATE SET value = counter.value + excluded.value
                """, counter.project, counter.name, change)
        }
    }

    /// The next number of a sequence: 1, 2, 3 …
    package static func next(_ tx: Tx, project: Int64, _ name: String) throws -> Int {
        let value = try tx.value(
            Int.self,
            """
            INSERT INTO counter (project, name, value) VALUES (?1, ?2, 1)
            ON CONFLICT (project, name) DO UPDATE SET value = counter.value + 1 RETURNING value
            """, project, name)
        return value ?? 1
    }

    /// `L2611-003`: a letter, year and month on a wall clock, and the next number of that month.
    ///
    /// - Parameters:
    ///   - name: of the sequence, one for each month.
    ///   - now: what the clock shows; that of the transaction where nobody says another.
    package static func number(
        _ tx: Tx, _ letter: String, of name: String, in zone: Zone, at now: Instant? = nil, digits: Int = 3
    ) throws -> String {
        let date = zone.day(of: now ?? tx.now).date
        let month = padded(date.year % 100) + padded(date.month)
        return "\(letter)\(month)-\(padded(try next(tx, project: 0, "\(name):\(month)"), digits))"
    }

    /// Every counter of the projects whose name begins with `prefix`, summed over them.
    package static func all(_ db: DB, projects: [Int64], prefix: String) throws -> [String: Int] {
        var sums: [String: Int] = [:]
        for project in projects {
            let rows = try db.rows(
                "SELECT name, value FROM counter WHERE project = ?1 AND name >= ?2 AND name < ?3 ORDER BY name",
                project, prefix, prefix + "\u{10FFFF}"
            ) { (try $0.next(String.self), try $0.next(Int.self)) }
            for (name, value) in rows { sums[name, default: 0] += value }
        }
        return sums
    }

    /// The sum of the counters of a project from one name on up to another, which is left out.
    package static func sum(_ db: DB, project: Int64, from: String, to: String) throws -> Int {
        let sum = try db.value(
            Int.self,
            """
            SELECT CAST(coalesce(sum(value), 0) AS BIGINT) FROM counter
            WHERE project = ?1 AND name >= ?2 AND name < ?3
            """, project, from, to)
        return sum ?? 0
    }

    /// Drops those between two names that have come back to nothing.
    package static func dropEmpty(_ tx: Tx, from: String, to: String) throws -> Int {
        try tx.run("DELETE FROM counter WHERE name >= ?1 AND name < ?2 AND value = 0", from, to)
    }
}
