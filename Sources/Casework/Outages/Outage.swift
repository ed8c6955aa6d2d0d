import Directory
import Kernel
import Workforce

/// Water, power or a lift that is off, or works, at some places for some time, with what to tell whoever asks.
package struct Outage: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable { case planned, running, over }

    package let id: ID<Outage>
    /// What people read out: `O2611-003`.
    package let number: String
    package let project: ID<Project>
    package let desk: String
    /// A key of the desk's `outages.yaml`.
    package let kind: String
    /// The whole project is affected; there are no places then.
    package let isWhole: Bool
    package let from: Instant
    /// When it is expected to end; nil where nobody knows.
    package var until: Instant?
    package let cause: String
    /// What to tell whoever asks, as it was written: with blanks, see ``OutageRules``.
    package var sentence: String
    /// The notice as somebody has changed it; nil while it is as the desk drafts it.
    package var notice: OutageNotice?
    package let announcedBy: ID<Staff>
    package let announcedAt: Instant
    package var endedAt: Instant?
    package var version = 1
    /// By code; all that lies in one of them is affected.
    package var places: [Place] = []
    /// How many asked, counted by the cases that are tied to it.
    package var asked = 0
}

extension Outage {
    package func state(at now: Instant) -> State { endedAt != nil ? .over : now < from ? .planned : .running }

    /// It should be over by now, and nobody has said that it is, nor until when.
    package func isPastItsEnd(at now: Instant) -> Bool { endedAt == nil && (until.map { $0 < now } ?? false) }

    /// What may be done with it now.
    package func allowed(at now: Instant) -> [OutageAct.Name] {
        state(at: now) == .over ? [.untie, .news] : OutageAct.Name.allCases
    }
}

/// A notice to hang up, in Chinese and in English.
package struct OutageNotice: Sendable, Codable, Hashable {
    package var title: String
    package var body: String
    package var titleEnglish: String
    package var bodyEnglish: String

    package init(title: String, body: String, titleEnglish: String, bodyEnglish: String) {
        (self.title, self.body) = (title, body)
        (self.titleEnglish, self.bodyEnglish) = (titleEnglish, bodyEnglish)
    }
}

/// An outage as it is put down for the first time; places by code.
package struct OutageDraft: Sendable {
    package var project: String?
    /// As of ``Intake/desk``.
    package var desk = ""
    package var kind = ""
    package var places: [String] = []
    package var isWhole = false
    /// Now, where nobody says.
    package var from: Instant?
    package var until: Instant?
    package var cause = ""
    /// The desk's own sentence, where it is empty.
    package var sentence = ""

    package init() {}
}

/// Something that was done with an outage; never edited.
package struct OutageEntry: Sendable, Hashable {
    package let at: Instant
    package let actor: ID<Staff>
    package let actorName: String
    package let act: String
    package let words: String
    /// The expected end from then on, where the act was about it.
    package let until: Instant?
}
