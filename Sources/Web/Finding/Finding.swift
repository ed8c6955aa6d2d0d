import Directory
import Kernel

/// Something that the one box found, and why.
struct Finding: Sendable {
    /// The raw value is the word in the API, and the text `find.type.<word>`.
    enum Kind: String, Sendable, CaseIterable { case person, `case`, place, staff, article, key }

    /// What of it answers what was typed. The raw value is the word in the API, and the text `find.why.<word>`.
    enum Why: String, Sendable, CaseIterable {
        case number, theirNumber, room, phone, plate, name, pinyin, initials, user, title, text, hook, record
    }

    let kind: Kind
    let id: String
    let title: String
    let detail: String
    let href: String
    /// Nil for staff, who may work in several.
    let project: ID<Project>?
    let reason: FindingReason

    /// The title with what was typed marked, where it is the title that answers.
    var titleParts: [Model] {
        (reason.isOfTitle ? reason.parts : [(title, false)]).map { ["text": $0.text, "isMatch": $0.isMatch] }
    }

    /// What answers, where it is not the title.
    var whyParts: [Model] {
        reason.isOfTitle ? [] : reason.parts.map { ["text": $0.text, "isMatch": $0.isMatch] }
    }

    func model(_ names: Names) -> Model {
        [
            "href": href, "type": names.text("find.type.\(kind.rawValue)"), "titleParts": titleParts, "detail": detail,
            "why": names.text("find.why.\(reason.why.rawValue)"), "whyParts": whyParts,
        ]
    }
}

/// Which text of a thing answers what was typed best, in pieces of which those that were typed are marked.
struct FindingReason: Sendable {
    let why: Finding.Why
    let parts: [(text: String, isMatch: Bool)]
    /// The smaller, the better; below zero it is exactly what was typed.
    let rank: Int
    let isOfTitle: Bool

    /// What it was found by is no text that is shown: a word of its timeline, a former room.
    static let record = FindingReason(why: .record, parts: [], rank: Int.max, isOfTitle: false)

    /// A text that something can be found by.
    struct Field {
        let why: Finding.Why
        let text: String
        var isTitle = false
        /// The rank where all of it is what was typed.
        var wholeRank: Int?
    }

    /// The best of the texts for what was typed; a text that holds only some of its words comes last.
    static func best(_ typed: String, of fields: [Field], _ others: [FindingReason] = []) -> FindingReason {
        let found = fields.compactMap { field -> FindingReason? in
            guard let match = SearchMatch(typed, in: field.text) else { return nil }
            let why: Finding.Why = switch (field.why, match.kind) {
            case (.name, .pinyin), (.title, .pinyin): .pinyin
            case (.name, .initials), (.title, .initials): .initials
            default: field.why
            }
            let rank = match.isWhole && match.kind == .text ? field.wholeRank ?? match.rank : match.rank
            return FindingReason(why: why, parts: match.parts(of: field.text), rank: rank, isOfTitle: field.isTitle)
        }
        return (others + found).min { $0.rank < $1.rank } ?? .record
    }

    /// A telephone number as the reader may see it. What is hidden is never told by a mark: a number that was typed
    /// whole is marked whole, of a tail its shown end.
    static func phone(
        _ typed: String, _ phones: [String], area: String? = nil, shown: (String) -> String
    ) -> [FindingReason] {
        guard let asked = Phone.typed(typed) else { return [] }
        return phones.compactMap { text in
            guard let phone = Phone(text) else { return nil }
            let shown = shown(text)
            if asked.digits.count >= 7, phone.isSame(as: asked, area: area) {
                return FindingReason(why: .phone, parts: [(shown, true)], rank: -1, isOfTitle: false)
            }
            let digits = asked.digits
            guard digits.count >= 4, phone.digits.hasPrefix(digits) || phone.digits.hasSuffix(digits)
            else { return nil }
            let parts = SearchMatch(digits, in: shown)?.parts(of: shown) ?? ends(shown, digits, phone)
            return FindingReason(why: .phone, parts: parts, rank: 1, isOfTitle: false)
        }
    }

    private static func ends(_ shown: String, _ digits: String, _ phone: Phone) -> [(text: String, isMatch: Bool)] {
        let end = String(shown.suffix(4))
        guard phone.digits.hasSuffix(digits), digits.hasSuffix(end) else { return [(shown, false)] }
        return [(String(shown.dropLast(4)), false), (end, true)]
    }
}
