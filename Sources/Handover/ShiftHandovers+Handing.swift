import Casework
import Directory
import Kernel
import Store
import Workforce

extension ShiftHandovers {
    /// Hands a post over, as it stands at this moment: who takes over signs for it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)`` · ``HandoverRefusal/handoverWaits(_:)`` ·
    ///   what a sheet that is filled in wrong is refused with
    package func hand(
        _ draft: HandoverDraft, _ place: RosterPlace, request: RequestKey? = nil, by actor: Actor
    ) async throws -> HandoverFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let post = try Post(tx, place, [.dutyWrite], actor)
                let (project, department) = (post.project.id, post.department.id)
                if let other = try ShiftHandoverTable.waiting(tx, in: project, of: department) {
                    throw HandoverRefusal.handoverWaits(other.number)
                }
                let rules = rules(of: post.department)
                var sheet = try sheet(tx, post, at: tx.now, by: actor)
                sheet.counts = try draft.counted(rules.counts, last: last(tx, post))
                (sheet.closing, sheet.remarks) = try draft.closed(rules.closing)
                let one = ShiftHandover(
                    id: tx.newID(), number: try Counters.number(tx, "S", of: "handover", in: post.project.zone),
                    project: project,
                    department: department, by: actor.staff, at: tx.now, sheet: sheet)
                try ShiftHandoverTable.insert(tx, one)
                try note(tx, "hand", one, actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }
}
