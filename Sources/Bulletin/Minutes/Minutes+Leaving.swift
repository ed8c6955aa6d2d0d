import Kernel
import Store
import Workforce

extension Minutes {
    /// What somebody has to do after meetings goes to whoever was named, else to who had the chair, else to whoever
    /// lets them go.
    package var leaving: LeaverRoom {
        LeaverRoom(.followUps, count: { try FollowUpTable.open($0, of: $1, limit: .max).count }, handOn: handOn)
    }

    @Sendable private func handOn(_ tx: Tx, _ leaving: LeaverRoom.Leaving) throws {
        for old in try FollowUpTable.open(tx, of: leaving.leaver.id, limit: .max) {
            guard let meeting = try MeetingTable.find(tx, old.meeting) else { continue }
            let heir = try leaving.heir ?? chair(tx, of: meeting)
            var one = old
            (one.owner, one.version) = (heir?.id ?? leaving.actor.staff, one.version + 1)
            try FollowUpTable.update(tx, one)
            let words = leaving.words(to: heir?.name ?? leaving.actor.name)
            try note(tx, meeting, "handOnFollowUp", "\(one.place). \(words)", by: leaving.actor)
        }
    }

    /// Nil where they are here no more.
    private func chair(_ db: DB, of meeting: Meeting) throws -> Staff? {
        let chair = try StaffTable.find(db, meeting.content.chair)
        return chair?.isActive == true ? chair : nil
    }
}
