import Casework
import Directory
import Kernel

/// An announcement as somebody writes it; places by code.
package struct AnnouncementDraft: Sendable {
    package static let longestTitle = 120
    package static let longestText = 4000
    package static let longestMessage = SendRules.longestText
    package static let longestReason = 500
    package static let longestTag = 40
    package static let mostPlaces = 200

    package var project: String?
    package var content = Announcement.Content()
    package var isWhole = false
    package var places: [String] = []
    package var without: [String] = []
    /// Users of stewards whose zones are added to the places.
    package var zones: [String] = []
    package var capacities: [Occupancy.Capacity] = []
    package var tag = ""
    /// By number: what is empty is filled from its notice.
    package var outage: String?
    var outageID: ID<Outage>?
    /// By key: what is empty is filled from it.
    package var template: String?

    package init() {}

    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)``
    static func checked(_ text: String, _ field: String, most: Int) throws -> String {
        let text = text.trimmed
        guard text.count <= most else { throw DirectoryRefusal.tooLong(field: field, limit: most) }
        return text
    }

    /// The same with every text trimmed.
    ///
    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)`` · ``BulletinRefusal/announcementLacks(_:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``BulletinRefusal/tooManyPlaces(most:)``
    func checked() throws -> AnnouncementDraft {
        var draft = self
        draft.content = try content.checked()
        draft.tag = try Self.checked(tag, "tag", most: Self.longestTag)
        guard places.count + without.count <= Self.mostPlaces, zones.count <= Self.mostPlaces else {
            throw BulletinRefusal.tooManyPlaces(most: Self.mostPlaces)
        }
        draft.capacities = Occupancy.Capacity.allCases.filter(capacities.contains)
        return draft
    }

    /// Texts that nobody has written come from elsewhere.
    mutating func fill(title: String, text: String, titleEnglish: String, textEnglish: String) {
        func filled(_ old: String, _ new: String) -> String { old.trimmed.isEmpty ? new : old }
        (content.title, content.text) = (filled(content.title, title), filled(content.text, text))
        content.titleEnglish = filled(content.titleEnglish, titleEnglish)
        content.textEnglish = filled(content.textEnglish, textEnglish)
    }
}

extension Announcement.Content {
    private static var texts: [(String, WritableKeyPath<Self, String>, Int)] {
        let (title, text) = (AnnouncementDraft.longestTitle, AnnouncementDraft.longestText)
        let message = AnnouncementDraft.longestMessage
        return [
            ("title", \.title, title), ("titleEnglish", \.titleEnglish, title), ("text", \.text, text),
            ("textEnglish", \.textEnglish, text), ("message", \.message, message),
            ("messageEnglish", \.messageEnglish, message),
        ]
    }

    func checked() throws -> Self {
        var one = self
        for (field, path, most) in Self.texts {
            one[keyPath: path] = try AnnouncementDraft.checked(self[keyPath: path], field, most: most)
        }
        one.channels = Channel.allCases.filter(channels.contains)
        guard !one.title.isEmpty else { throw BulletinRefusal.announcementLacks("title") }
        for (field, at) in [("publishAt", publishAt), ("until", until)] {
            guard at.map(Instant.sayable.contains) ?? true else { throw CaseRefusal.dateOutOfRange(field: field) }
        }
        return one
    }

    /// Whether it can go to the second pair of eyes, and later to people.
    ///
    /// - Parameter sends: whether text messages leave the house by themselves.
    /// - Throws: ``BulletinRefusal/announcementLacks(_:)`` · ``BulletinRefusal/channelMissing`` ·
    ///   ``BulletinRefusal/noTextGateway`` · ``BulletinRefusal/announcementEndsEarly`` ·
    ///   ``BulletinRefusal/blankLeft(_:)`` where a template's blank was not filled in
    func checkWhole(leaving: Instant, sends: Bool, blank: String) throws {
        let left = Self.texts.first { !blank.isEmpty && self[keyPath: $0.1].contains(blank) }
        if let left { throw BulletinRefusal.blankLeft(left.0) }
        guard !text.isEmpty else { throw BulletinRefusal.announcementLacks("text") }
        if titleEnglish.isEmpty != textEnglish.isEmpty {
            throw BulletinRefusal.announcementLacks(titleEnglish.isEmpty ? "titleEnglish" : "textEnglish")
        }
        guard !channels.isEmpty else { throw BulletinRefusal.channelMissing }
        if channels.contains(.text) {
            guard sends else { throw BulletinRefusal.noTextGateway }
            guard !message.isEmpty else { throw BulletinRefusal.announcementLacks("message") }
        }
        guard until.map({ $0 > leaving }) ?? true else { throw BulletinRefusal.announcementEndsEarly }
    }
}

extension AnnouncementDraft {
    /// What is empty is filled from a template.
    package mutating func begin(with one: BulletinRules.Template) {
        fill(title: one.title, text: one.text, titleEnglish: one.titleEnglish, textEnglish: one.textEnglish)
    }
}
