import Kernel
import Rounds

/// A contractor's payment sheet; sums in the smallest unit.
struct PaymentJSON: JSONValue {
    let file: PaymentFile
    let currency: String

    var json: JSON {
        let (sheet, zone) = (file.sheet, file.project.zone)
        return .object([
            ("id", sheet.id.json), ("project", sheet.project.json), ("department", sheet.department.json),
            ("month", sheet.month.description.json), ("currency", currency.json),
            ("monthly", Int(sheet.monthly).json), ("figures", file.held.figures.json),
            ("score", file.held.figures.score.json), ("percent", file.held.percent.json),
            ("deduction", Int(file.deduction).json), ("pay", Int(file.pay).json), ("drawnBy", sheet.drawnBy.json),
            ("drawnAt", zone.text(sheet.drawnAt).json), ("approvedBy", sheet.approvedBy.json),
            ("approvedAt", sheet.approvedAt.map(zone.text).json),
            ("now", sheet.fixed == nil ? .null : file.now.figures.json),
            ("changed", file.changed.map(\.rawValue).json), ("mayApprove", file.mayApprove.json),
        ])
    }
}

/// A contractor's month, with its sheet where there is one.
struct PaymentLineJSON: JSONValue {
    let line: PaymentLine
    let currency: String

    var json: JSON {
        .object([
            ("department", line.department.json), ("figures", line.now.figures.json),
            ("score", line.now.figures.score.json), ("percent", line.now.percent.json),
            ("lastSum", line.lastSum.map { Int($0) }.json),
            ("sheet", line.file.map { PaymentJSON(file: $0, currency: currency) }.json),
        ])
    }
}

extension MonthFigures {
    fileprivate var json: JSON { .object(Figure.allCases.map { ($0.rawValue, self[$0].json) }) }
}
