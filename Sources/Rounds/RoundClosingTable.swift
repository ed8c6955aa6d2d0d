import Directory
import Kernel
import Store
import Workforce

extension RoundTable {
    /// How many run whose time to be walked is over.
    static func overdue(_ db: DB, at now: Instant) throws -> Int {
        try db.value(
            Int.self, "SELECT count(*) FROM round WHERE state IN ('open', 'walking') AND closes_at <= ?1", now) ?? 0
    }

    /// - Returns: the projects in which rounds are missed from now on.
    static func close(_ tx: Tx) throws -> [ID<Project>] {
        let projects = try tx.rows(
            """
            SELECT project FROM round WHERE state IN ('open', 'walking') AND closes_at <= ?1 ORDER BY closes_at, id
            """, tx.now
        ) { try $0.next(ID<Project>.self) }
        try tx.put(
            """
            UPDATE round SET state = 'missed', version = version + 1
            WHERE state IN ('open', 'walking') AND closes_at <= ?1
            """, tx.now)
        return Set(projects).sorted()
    }
}
