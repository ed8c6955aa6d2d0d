import Kernel
import Workforce

/// What somebody does with an announcement.
package enum AnnouncementAct: Sendable {
    /// It is ready for the second pair of eyes.
    case submit
    case approve
    /// It is a draft again, and why.
    case back(reason: String)
    /// Taken back before anybody has it: a draft again.
    case recall
    /// Nobody is told any more, and why. A draft is dropped by it.
    case withdraw(reason: String)
    /// A sheet was hung up, and where.
    case hang(where: String)

    package enum Name: String, Sendable, CaseIterable { case submit, approve, back, recall, withdraw, hang }

    package var name: Name {
        switch self {
        case .submit: .submit
        case .approve: .approve
        case .back: .back
        case .recall: .recall
        case .withdraw: .withdraw
        case .hang: .hang
        }
    }

    /// What its history keeps of it.
    var words: String {
        switch self {
        case .submit, .approve, .recall: ""
        case .back(let text), .withdraw(let text), .hang(let text): text.trimmed
        }
    }

    /// - Throws: ``BulletinRefusal/announcementLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func check() throws {
        guard [.back, .withdraw, .hang].contains(name) else { return }
        let field = name == .hang ? "where" : "reason"
        guard !words.isEmpty else { throw BulletinRefusal.announcementLacks(field) }
        _ = try AnnouncementDraft.checked(words, field, most: AnnouncementDraft.longestReason)
    }
}

extension AnnouncementAct.Name {
    /// Whoever has one of these may take it.
    var rights: [Right] {
        switch self {
        case .submit, .hang: [.announcementWrite]
        case .approve: [.announcementApprove]
        case .back, .recall, .withdraw: [.announcementWrite, .announcementApprove]
        }
    }
}

/// Something that was done with an announcement; never edited.
package struct AnnouncementEntry: Sendable, Hashable {
    package let at: Instant
    package let actor: ID<Staff>
    package let actorName: String
    package let act: String
    package let words: String
}
