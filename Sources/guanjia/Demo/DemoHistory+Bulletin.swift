import Bulletin
import Kernel
import Web

extension DemoHistory {
    /// What many are told: written by one, approved by another, or waiting for that.
    func announces(before end: Instant) {
        for one in script.announcements {
            then(end - .days(one.daysAgo) - .hours(2)) { [self] in
                var draft = AnnouncementDraft()
                (draft.project, draft.isWhole, draft.places) = (estate.project.code, one.places.isEmpty, one.places)
                (draft.content.title, draft.content.text) = (one.title, one.text)
                (draft.content.titleEnglish, draft.content.textEnglish) = (one.titleEnglish, one.textEnglish)
                draft.content.until = end + .days(one.daysAhead)
                let number = try await house.announcements.write(draft, by: try actor(one.by)).one.number
                _ = try await house.announcements.act(.submit, on: number, by: try actor(one.by))
                guard let approver = one.approvedBy else { return }
                _ = try await house.announcements.act(.approve, on: number, by: try actor(approver))
            }
        }
    }
}
