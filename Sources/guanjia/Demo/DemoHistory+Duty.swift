import Handover
import Kernel
import Web
import Workforce

extension DemoHistory {
    /// What the posts wrote down in the last day; of one of the entries a case was made.
    func duty(before end: Instant) {
        for one in script.dutyLog {
            then(end - one.ago.span) { [self] in
                let (post, writer) = (
                    RosterPlace(project: estate.project.code, department: one.department), try actor(one.by)
                )
                var draft = DutyDraft()
                (draft.place, draft.event) = (one.place, one.event)
                (draft.course, draft.result) = (one.course ?? "", one.result ?? "")
                let file = try await house.dutyLog.write(draft, post, by: writer)
                guard let kind = one.makes else { return }
                _ = try await house.dutyLog.makeCase(of: file.entry.id, kind: kind, by: writer)
            }
        }
    }
}
