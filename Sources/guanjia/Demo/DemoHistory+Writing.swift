import Bulletin
import Kernel
import Web

extension DemoHistory {
    /// What the house has written down, and the letters that came and went.
    func writesDown(before end: Instant) {
        for one in script.articles {
            then(end - .days(one.daysAgo) - .hours(3)) { [self] in
                var draft = ArticleDraft()
                (draft.project, draft.kind, draft.places) = (estate.project.code, one.kind, one.places)
                (draft.content.title, draft.content.text) = (one.title, one.text)
                (draft.content.titleEnglish, draft.content.textEnglish) = (one.titleEnglish, one.textEnglish)
                (draft.content.phone, draft.content.tags) = (one.phone, one.tags)
                draft.content.checkDays = one.checkDays
                _ = try await house.articles.write(draft, by: try actor(one.by))
            }
        }
        for one in script.letters {
            then(end - .days(one.daysAgo) - .hours(1)) { [self] in
                let today = estate.project.zone.day(of: house.store.clock.now())
                var draft = LetterDraft()
                (draft.project, draft.direction, draft.kind) = (estate.project.code, one.direction, one.kind)
                (draft.correspondent, draft.subject) = (one.correspondent, one.subject)
                (draft.theirNumber, draft.note, draft.owner) = (one.theirNumber, one.note, one.owner ?? "")
                draft.dueOn = one.dueInDays.map { today.adding(days: $0) }
                if one.answersLast { draft.answers = lastLetter }
                lastLetter = try await house.letters.write(draft, by: try actor(one.by)).one.number
            }
        }
    }
}
