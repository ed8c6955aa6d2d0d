import Kernel
import Store
import Synchronization

/// How far this copy of the program looked for findings whose demand moved: the case of a finding moves with an entry
/// of the audit trail, so that where there is none since nothing needs to be looked at.
final class FindingsLook: Sendable {
    private let place = Mutex<Int64>(-1)

    /// What is to be done now, from one reading; no findings are looked through where nothing was done since.
    func due(_ db: DB, at now: Instant, most: Int) throws -> Due {
        let newest = try Audit.newest(db)
        let isNew = place.withLock { $0 != newest }
        return Due(
            trail: newest, isMissed: try RoundTable.overdue(db, at: now) > 0,
            unregistered: try FindingTable.unregistered(db, limit: most),
            isMoved: try isNew && !FindingTable.moved(db, limit: 1).isEmpty)
    }

    /// Nothing was left to be moved when the trail had come so far.
    func done(_ trail: Int64) { place.withLock { $0 = trail } }

    struct Due: Sendable {
        let trail: Int64
        let isMissed: Bool
        let unregistered: [RoundFinding]
        let isMoved: Bool
    }
}
