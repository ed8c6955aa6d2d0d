import Directory
import Kernel
import Store
import Workforce

extension Letters {
    /// Letters that somebody sees to go to whoever was named, where they keep letters there; else nobody sees to them
    /// until somebody says who does.
    package var leaving: LeaverRoom { LeaverRoom(.letters, count: { try open($0, of: $1).count }, handOn: handOn) }

    private func open(_ db: DB, of staff: ID<Staff>) throws -> [Letter] {
        try ProjectTable.all(db).flatMap { try LetterTable.open(db, of: staff, in: $0.id) }
    }

    @Sendable private func handOn(_ tx: Tx, _ leaving: LeaverRoom.Leaving) throws {
        for old in try open(tx, of: leaving.leaver.id) {
            let heir = try StaffTable.holders(tx, of: .letterWrite, in: [old.project])
                .first { $0.id == leaving.heir?.id }
            var one = old
            (one.owner, one.version) = (heir?.id, one.version + 1)
            try LetterTable.update(tx, one)
            try keep(tx, one, "handOn", leaving.words(to: heir?.name), by: leaving.actor)
        }
    }
}
