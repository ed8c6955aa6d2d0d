import Casework
import Directory
import Kernel
import Store
import Workforce

/// Something that many are told: written by one, approved by another, for an audience, for some time.
package struct Announcement: Sendable, Hashable {
    /// What is kept of where it is; the rest is told by the clock, see ``State``.
    enum Stage: String, Sendable, SQLConvertible { case draft, submitted, approved, withdrawn }

    /// Where it is now.
    package enum State: String, Sendable, CaseIterable {
        case draft, submitted
        /// Approved, and not yet with anybody.
        case waiting
        case standing, over, withdrawn
    }

    package let id: ID<Announcement>
    /// What people read out: `N2611-003`.
    package let number: String
    package let project: ID<Project>
    /// The outage that it was made of.
    package let outage: ID<Outage>?
    package let by: ID<Staff>
    package let madeAt: Instant
    package var content: Content
    package var audience: Audience
    var stage = Stage.draft
    /// Who wrote what stands there now.
    package var editor: ID<Staff>
    package var approvedBy: ID<Staff>?
    package var approvedAt: Instant?
    /// From when on people have it; nil until it is approved.
    package var leavesAt: Instant?
    /// Whom it was for when it was approved.
    package var reach: Reach?
    package var withdrawnAt: Instant?
    package var version = 1

    /// What it says, on which ways, from when to when.
    package struct Content: Sendable, Codable, Hashable {
        package enum Channel: String, Sendable, Codable, CaseIterable {
            /// A printed sheet.
            case board
            case text
        }

        package var title = ""
        package var text = ""
        /// Both or neither.
        package var titleEnglish = ""
        package var textEnglish = ""
        /// What the text message says; an English one goes to who likes to be spoken to in English.
        package var message = ""
        package var messageEnglish = ""
        package var channels: [Channel] = [.board]
        /// At once where nobody says.
        package var publishAt: Instant?
        package var until: Instant?

        package init() {}

        /// In English for who reads English and where it has been written; else in Chinese.
        package func title(for language: Language) -> String {
            language == .english && !titleEnglish.isEmpty ? titleEnglish : title
        }

        package func text(for language: Language) -> String {
            language == .english && !textEnglish.isEmpty ? textEnglish : text
        }

        /// The text message for somebody.
        func message(for language: Language?) -> String {
            language == .english && !messageEnglish.isEmpty ? messageEnglish : message
        }
    }

    /// Whom it is for: who is at these places now, in these capacities, with this tag.
    package struct Audience: Sendable, Hashable {
        package var isWhole = false
        /// By code; all that lies in one of them belongs to it.
        package var places: [Place] = []
        /// What of it does not.
        package var without: [Place] = []
        /// All where it is empty.
        package var capacities: [Occupancy.Capacity] = []
        /// Everybody where it is empty.
        package var tag = ""
    }

    /// How many an audience is.
    package struct Reach: Sendable, Codable, Hashable {
        package let households: Int
        package let people: Int
        /// Of the people: those with a telephone number who have not refused text messages.
        package let reachable: Int
    }
}

extension Announcement {
    /// Where it is at an instant. Pure.
    package func state(at now: Instant) -> State {
        switch stage {
        case .draft: .draft
        case .submitted: .submitted
        case .withdrawn: .withdrawn
        case .approved where !hasLeft(at: now): .waiting
        case .approved: content.until.map { $0 <= now } ?? false ? .over : .standing
        }
    }

    /// Whether people have had it.
    package func hasLeft(at now: Instant) -> Bool { leavesAt.map { $0 <= now } ?? false }

    /// What may be done with it now. Pure.
    package func allowed(at now: Instant) -> [AnnouncementAct.Name] {
        switch state(at: now) {
        case .draft: [.submit, .withdraw]
        case .submitted: [.approve, .back]
        case .waiting: [.recall]
        case .standing: [.hang, .withdraw]
        case .over, .withdrawn: []
        }
    }
}
