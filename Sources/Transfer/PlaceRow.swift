import Directory
import Kernel

/// A row of a sheet of places, read: a code in one column, or its parts in columns of their own.
struct PlaceRow {
    let code: PlaceCode
    let name: String
    let kind: Place.Kind?
    /// The code of what it lies in, where the sheet says it.
    let parent: PlaceCode?

    /// - Throws: ``TransferRefusal/fieldEmpty(_:)`` · ``TransferRefusal/codeUnreadable(_:)`` ·
    ///   ``TransferRefusal/wordUnknown(_:field:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    init(_ row: StagedRow, _ setting: ImportSetting) throws {
        code = try Self.code(row, setting)
        name = setting.text("name", row)
        guard name.count <= 200 else { throw DirectoryRefusal.tooLong(field: "name", limit: 200) }
        let word = setting.text("kind", row)
        kind = try word.isEmpty
            ? nil
            : Place.Kind(rawValue: setting.words.meaning(word, in: "kinds") ?? "").orThrow(
                TransferRefusal.wordUnknown(word, field: "kind"))
        let above = setting.text("parent", row)
        parent = try above.isEmpty
            ? nil : PlaceCode(above, words: setting.words).orThrow(TransferRefusal.codeUnreadable(above))
    }

    private static func code(_ row: StagedRow, _ setting: ImportSetting) throws -> PlaceCode {
        let whole = setting.text("code", row)
        let text = whole.isEmpty ? joined(["building", "unit", "floor", "room"], row, setting) : whole
        guard !text.isEmpty else { throw TransferRefusal.fieldEmpty("code") }
        return try PlaceCode(text, words: setting.words).orThrow(TransferRefusal.codeUnreadable(text))
    }

    /// Parts of columns of their own. A room that says its building itself stands alone.
    static func joined(_ fields: [String], _ row: StagedRow, _ setting: ImportSetting) -> String {
        let parts = fields.compactMap { PlaceCode.part(setting.text($0, row), words: setting.words) }
        guard parts.count > 1, let last = parts.last, last.contains("-") else { return parts.joined(separator: "-") }
        let above = parts.dropLast().joined(separator: "-")
        return last.hasPrefix(above + "-") || last.split(separator: "-").count > parts.count - 1
            ? last : "\(above)-\(last)"
    }

    /// What a place is whose sheet does not say it: a room at the end of a code with a dash, a building without.
    static func kind(ofCode code: String, isRoom: Bool) -> Place.Kind {
        let depth = code.split(separator: "-").count
        if isRoom, depth > 1 { return .room }
        return depth == 1 ? .building : depth == 2 ? .unit : .floor
    }
}

extension Optional {
    /// - Throws: the refusal where there is nothing.
    func orThrow(_ refusal: any Refusal) throws -> Wrapped {
        guard let self else { throw refusal }
        return self
    }
}
