import Directory
import Kernel

/// A number of an identity paper in a cell of a sheet of people.
enum PaperCell: Sendable {
    /// With the mark that it is found by.
    case number(PaperNumber, mark: String)
    /// As it leaves the house for those who may not see it: it says nothing but what is there.
    case masked(String)

    static let fields = ["paperKind", "paperNumber"]

    /// All of a row, in the order in which they are written; nil where it is written that there is none.
    ///
    /// - Throws: ``TransferRefusal/paperUnreadable`` · ``TransferRefusal/paperRounded`` ·
    ///   ``TransferRefusal/wordUnknown(_:field:)`` · ``PersonRefusal/sealedAway``
    static func all(_ row: StagedRow, _ setting: ImportSetting) throws -> [PaperCell?] {
        guard let column = setting.columns["paperNumber"], let sealed = setting.sealed else { return [] }
        let text = PlaceCode.halfWidth(try sealed.open(column, row)).trimmed
        let numbers = CellWords.list(text)
        func isNone(_ word: String) -> Bool { word == "-" || setting.words.meaning(word, in: "answers") == "no" }
        guard !numbers.allSatisfy(isNone) else { return [] }
        guard let held = sealed.key else { throw PersonRefusal.sealedAway }
        let kinds = try CellWords.list(setting.text("paperKind", row)).map { word in
            try PaperNumber.Kind(rawValue: setting.words.meaning(word, in: "paperKinds") ?? "").orThrow(
                TransferRefusal.wordUnknown(word, field: "paperKind"))
        }
        guard [0, 1, numbers.count].contains(kinds.count) else { throw TransferRefusal.paperUnreadable }
        return try numbers.enumerated().map { place, typed -> PaperCell? in
            if isNone(typed) { return nil }
            if typed.contains("*") { return .masked(typed) }
            let kind = kinds.count > 1 ? kinds[place] : kinds.first
            let number = try number(kind, typed, setting)
            return PaperCell.number(number, mark: held.mark(of: number.text))
        }
    }

    /// Excel keeps 15 digits of a number: what it made of a longer one ends in noughts.
    private static func number(
        _ kind: PaperNumber.Kind?, _ typed: String, _ setting: ImportSetting
    ) throws -> PaperNumber {
        let isRounded = typed.uppercased().contains("E+") || (typed.count == 18 && typed.hasSuffix("000"))
        if isRounded { throw TransferRefusal.paperRounded }
        do {
            return try kind.map { try PaperNumber($0, typed, today: setting.today) }
                ?? PaperNumber(guessing: typed, today: setting.today)
        } catch PersonRefusal.paperNumberWrong { throw TransferRefusal.paperUnreadable }
    }
}

/// What a row makes of somebody's papers: one more, in place of another of its kind where there is one alone.
struct PaperChange {
    let number: PaperNumber
    let mark: String
    let replaces: Paper?
}
