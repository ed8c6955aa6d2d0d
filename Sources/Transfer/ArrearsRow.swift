import Directory
import Kernel

/// A row of a sheet of arrears, read: what is owed for one thing at one room.
struct ArrearsRow {
    let place: PlaceCode
    let word: ArrearsWord
    let day: Day

    /// - Throws: ``TransferRefusal/fieldEmpty(_:)`` · ``TransferRefusal/codeUnreadable(_:)`` ·
    ///   ``TransferRefusal/amountUnreadable(_:)`` · ``TransferRefusal/dayUnreadable(_:field:)`` ·
    ///   ``ArrearsRefusal/statementInFuture`` · what ``ArrearsWord/check(on:)`` refuses
    init(_ row: StagedRow, _ setting: ImportSetting) throws {
        let whole = setting.text("room", row)
        let room = whole.isEmpty ? PlaceRow.joined(["building", "unit", "roomNumber"], row, setting) : whole
        guard !room.isEmpty else { throw TransferRefusal.fieldEmpty("room") }
        place = try PlaceCode(room, words: setting.words).orThrow(TransferRefusal.codeUnreadable(room))
        day = try Self.day(setting.text("day", row), setting)
        let (amount, since) = (setting.text("amount", row), setting.text("since", row))
        guard !amount.isEmpty else { throw TransferRefusal.fieldEmpty("amount") }
        word = ArrearsWord(
            item: setting.text("item", row),
            amount: try MoneyCell.fen(amount).orThrow(TransferRefusal.amountUnreadable(amount)),
            since: try since.isEmpty
                ? nil : MonthCell.first(since).orThrow(TransferRefusal.dayUnreadable(since, field: "since")),
            name: CellWords.names(setting.cell("name", row)).joined(separator: "、"), note: setting.text("note", row))
        try word.check(on: day)
    }

    /// Today where the sheet has no day.
    private static func day(_ text: String, _ setting: ImportSetting) throws -> Day {
        guard !text.isEmpty else { return setting.today }
        let day = try CellWords.day(text).orThrow(TransferRefusal.dayUnreadable(text, field: "day"))
        guard day <= setting.today, day.date.year >= 2000 else { throw ArrearsRefusal.statementInFuture }
        return day
    }
}
