import Casework
import Kernel
import Web

extension DemoHistory {
    /// What is known of places, written down an hour before; and what is off, or will be.
    func knows(before end: Instant) {
        then(end - .hours(1)) { [self] in
            let agent = try actor("chen")
            for hint in script.hints {
                _ = try await house.cases.writeHint(hint.text, about: hint.topic, at: hint.place, by: agent)
            }
            for one in script.outages {
                var draft = OutageDraft()
                (draft.project, draft.kind) = (estate.project.code, one.kind)
                (draft.places, draft.cause) = (one.places, one.cause)
                (draft.from, draft.until) = (end + .hours(one.from), end + .hours(one.until))
                _ = try await house.cases.announce(draft, by: agent)
            }
        }
    }
}
