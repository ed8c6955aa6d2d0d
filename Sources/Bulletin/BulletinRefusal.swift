import Kernel

/// What can be wrong with what many are to be told.
package enum BulletinRefusal: Refusal, Equatable {
    case unknownAnnouncement
    /// A text that it needs is empty.
    case announcementLacks(String)
    /// What a template leaves open stands there still.
    case blankLeft(String)
    case audienceMissing
    case channelMissing
    /// Text messages do not leave this house by themselves.
    case noTextGateway
    case announcementEndsEarly
    /// Somebody else wrote or did something meanwhile.
    case announcementChanged
    case announcementNotNow
    /// Whoever wrote it does not approve it.
    case ownAnnouncement
    case unknownTemplate(String)
    case tooManyPlaces(most: Int)
    /// Nobody of that name is steward of a zone there.
    case noSuchZone(String)

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownAnnouncement: .notFound
        case .announcementChanged: .stale
        case .announcementNotNow: .conflict
        case .ownAnnouncement: .notAllowed
        case .announcementLacks, .blankLeft, .audienceMissing, .channelMissing, .noTextGateway, .announcementEndsEarly,
            .unknownTemplate, .tooManyPlaces, .noSuchZone:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .announcementLacks(let field), .blankLeft(let field): ["field": field]
        case .unknownTemplate(let text), .noSuchZone(let text): ["given": String(text.prefix(60))]
        case .tooManyPlaces(let most): ["most": "\(most)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .announcementLacks(let field), .blankLeft(let field): [field]
        case .audienceMissing, .tooManyPlaces: ["places"]
        case .channelMissing, .noTextGateway: ["channels"]
        case .announcementEndsEarly: ["until"]
        case .unknownTemplate: ["template"]
        case .noSuchZone: ["zones"]
        default: []
        }
    }
}
