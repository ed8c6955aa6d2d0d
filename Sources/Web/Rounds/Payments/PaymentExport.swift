import Casework
import Hummingbird
import Kernel
import Rounds
import Sheets
import Workforce

/// A payment sheet as a table for spreadsheets: a line each, sums as numbers of the currency.
enum PaymentExport {
    /// - Throws: ``RoundRefusal/unknownPaymentSheet(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    @Sendable
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        let file = try await ask.house.payments.file(ask.name("sheet"), for: actor)
        try actor.require(.exportRun, in: file.sheet.project)
        let names = try await Names(ask.house, ask.language)
        let table = ExportTable(
            name: "payment-\(file.sheet.department)-\(file.sheet.month)", title: names.text("payments.sheet"),
            header: [names.text("payments.line"), names.text("payments.value")])
        let out = try ExportFile(table, format)
        for (label, cell) in cells(file, names) { try out.add([.text(label), cell]) }
        try out.finish()
        try await ask.house.exports.note("payment", rows: out.rows, by: actor)
        return try out.response(in: ask)
    }

    private static func cells(_ file: PaymentFile, _ names: Names) -> [(String, Cell)] {
        let (words, sheet, held) = (PaymentWords(names: names), file.sheet, file.held)
        func line(_ key: String, _ cell: Cell) -> (String, Cell) { (names.text(key), cell) }
        func number(_ n: Int?) -> Cell { n.map { .number(Double($0), "\($0)") } ?? .empty }
        func money(_ fen: Int64) -> Cell { .number(Double(fen) / 100, FixedPoint.fullText(fen, places: 2)) }
        let figures = MonthFigures.Figure.allCases.map { (words.name($0), number(held.figures[$0])) }
        let approver = sheet.approvedBy.map(names.staff) ?? names.text("payments.notApproved")
        return [
            line("list.project", .text(file.project.name)),
            line("rounds.department", .text(words.department(sheet.department))),
            line("rounds.month", .text(sheet.month.description)),
        ] + figures + [
            line("payments.score", number(held.figures.score)), line("payments.monthly", money(sheet.monthly)),
            line("payments.percent", number(held.percent)), line("payments.deduction", money(file.deduction)),
            line("payments.pay", money(file.pay)), line("payments.drawn", .text(names.staff(sheet.drawnBy))),
            line("payments.approved", .text(approver)),
            line("payments.approvedAt", file.project.zone.cell(sheet.approvedAt)),
        ]
    }
}
