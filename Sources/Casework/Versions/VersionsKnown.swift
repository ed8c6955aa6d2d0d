import Kernel
import Synchronization

/// The versions of procedures that stand in no file, and that cases may run by.
final class VersionsKnown: Sendable {
    private let known = Mutex<[String: Procedure]>([:])

    func find(_ desk: String, _ kind: String, _ version: Int) -> Procedure? {
        known.withLock { $0["\(desk)/\(kind)/\(version)"] }
    }

    /// Those of a kind.
    func all(_ desk: String, _ kind: String) -> [Procedure] {
        known.withLock { $0.values.filter { $0.desk == desk && $0.kind == kind } }
    }

    func learn(_ procedures: [Procedure]) {
        known.withLock { known in
            for one in procedures { known["\(one.desk)/\(one.kind)/\(one.version)"] = one }
        }
    }
}
