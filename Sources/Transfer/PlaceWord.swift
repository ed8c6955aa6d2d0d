import Directory
import Kernel

/// What a row says of a place besides where it lies: how large it is, used for what, what it is since when, handed
/// over when, under warranty till when. Nothing where a cell is empty.
struct PlaceWord {
    static let fields = ["area", "use", "status", "statusFrom", "deliveredOn", "warranty"]

    /// In hundredths of a square metre.
    let area: Int64?
    /// A key of the desk's `places.yaml`.
    let use: String?
    let status: PlaceStatus?
    /// The first day of the status; nil for today.
    let statusFrom: Day?
    let deliveredOn: Day?
    /// Last days by parts, keys of the desk's `places.yaml`.
    let warranty: [String: Day]

    /// - Returns: nil where the row says nothing of the kind.
    /// - Throws: ``TransferRefusal/numberUnreadable(_:field:)`` · ``TransferRefusal/wordUnknown(_:field:)`` ·
    ///   ``TransferRefusal/dayUnreadable(_:field:)`` · ``TransferRefusal/warrantyUnreadable(_:)`` ·
    ///   ``TransferRefusal/fieldEmpty(_:)`` for a day without its status
    init?(_ row: StagedRow, _ setting: ImportSetting, _ words: PlaceVocabulary) throws {
        func said<T>(_ field: String, _ read: (String) throws -> T?) rethrows -> T? {
            let text = setting.text(field, row)
            return text.isEmpty ? nil : try read(text)
        }
        area = try said("area") {
            try Self.area($0).orThrow(TransferRefusal.numberUnreadable($0, field: "area"))
        }
        use = try said("use") { try words.use($0).orThrow(TransferRefusal.wordUnknown($0, field: "use")) }
        status = try said("status") { try words.status($0).orThrow(TransferRefusal.wordUnknown($0, field: "status")) }
        statusFrom = try said("statusFrom") { try Self.day($0, "statusFrom") }
        deliveredOn = try said("deliveredOn") { try Self.day($0, "deliveredOn") }
        warranty = try said("warranty") { try Self.warranty($0, words) } ?? [:]
        if statusFrom != nil, status == nil { throw TransferRefusal.fieldEmpty("status") }
        let isNothing = area == nil && use == nil && status == nil && deliveredOn == nil && warranty.isEmpty
        if isNothing { return nil }
    }

    /// `89.5`, `1,234.50㎡`, `89.5平方米` in hundredths of a square metre; nil for anything else.
    static func area(_ text: String) -> Int64? {
        let plain = PlaceCode.halfWidth(text).replacing("\u{33A1}", with: "m2").trimmed
            .replacing(/(?:m²|m2|M2|平方米|平米|平方|平)$/, with: "")
        guard plain.allSatisfy({ $0.isASCII }) else { return nil }
        return MoneyCell.fen(plain.trimmed)
    }

    private static func day(_ text: String, _ field: String) throws -> Day {
        try CellWords.day(text).orThrow(TransferRefusal.dayUnreadable(text, field: field))
    }

    /// `防水防渗 2031-05-01；给排水 2028-05-01`.
    private static func warranty(_ text: String, _ words: PlaceVocabulary) throws -> [String: Day] {
        var days: [String: Day] = [:]
        for piece in text.split(whereSeparator: { ";；,，、\n".contains($0) }).map({ String($0).trimmed })
        where !piece.isEmpty {
            guard let match = piece.wholeMatch(of: /(.*?)[\s:：]*(\d[\d\-\/.年月日]{5,})/),
                let day = CellWords.day(String(match.2)), !match.1.isEmpty
            else { throw TransferRefusal.warrantyUnreadable(piece) }
            let word = String(match.1)
            days[try words.part(word).orThrow(TransferRefusal.wordUnknown(word, field: "warranty"))] = day
        }
        return days
    }
}
