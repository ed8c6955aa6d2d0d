import Directory
import Kernel
import Store
import Workforce

extension Articles {
    /// Articles of somebody go to whoever was named, else to whoever lets them go, else to the first by name: of those
    /// who write articles there. Where nobody does, they stay.
    package var leaving: LeaverRoom { LeaverRoom(.articles, count: { try owned($0, by: $1).count }, handOn: handOn) }

    private func owned(_ db: DB, by staff: ID<Staff>) throws -> [Article] {
        try ProjectTable.all(db).flatMap { try ArticleTable.standing(db, of: staff, in: $0.id) }
    }

    @Sendable private func handOn(_ tx: Tx, _ leaving: LeaverRoom.Leaving) throws {
        for old in try owned(tx, by: leaving.leaver.id) {
            let writers = try StaffTable.holders(tx, of: .articleWrite, in: [old.project])
            let named = writers.first { $0.id == leaving.heir?.id } ?? writers.first { $0.id == leaving.actor.staff }
            guard let heir = named ?? writers.first else { continue }
            var one = old
            (one.owner, one.version) = (heir.id, one.version + 1)
            try ArticleTable.update(tx, one)
            try keep(tx, one, "handOn", leaving.words(to: heir.name), by: leaving.actor)
        }
    }
}
