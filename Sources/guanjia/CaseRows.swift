import Casework
import Kernel
import Sheets

/// Rows of a sheet ↔ old cases.
struct CaseRows {
    let columns: HeaderMap
    let zone: Zone
    let kind: String

    /// Why a row cannot be read.
    struct Fault: Error {
        let code: String
        let field: String
    }

    func read(_ row: SheetRow) -> Result<OldCase, Fault> {
        func text(_ field: String) -> String { columns.cell(field, in: row).text.trimmed }
        guard let reported = SheetTime.parse(columns.cell("reportedAt", in: row)) else {
            return .failure(Fault(code: "dateOutOfRange", field: "reportedAt"))
        }
        var old = OldCase(reportedAt: instant(reported), kind: text("kind").isEmpty ? kind : text("kind"))
        (old.externalNumber, old.writer, old.phone) = (
            Self.filled(text("externalNumber")), text("writer"), text("phone")
        )
        (old.title, old.text, old.placeText) = (Self.filled(text("title")), text("text"), text("place"))
        (old.isDayOnly, old.category) = (!reported.hasTime, Self.filled(text("category")))
        old.answer = Self.filled(text("answer"))
        let answeredCell = columns.cell("answeredAt", in: row)
        if !answeredCell.isBlank {
            guard let answered = SheetTime.parse(answeredCell) else {
                return .failure(Fault(code: "dateOutOfRange", field: "answeredAt"))
            }
            (old.answeredAt, old.isAnswerDayOnly) = (instant(answered), !answered.hasTime)
        }
        for field in ["for", "against"] where !text(field).isEmpty { old.extra[field] = text(field) }
        return .success(old)
    }

    private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

    private func instant(_ time: SheetTime) -> Instant {
        guard let date = CivilDate(year: time.year, month: time.month, day: time.day) else {
            return Instant(seconds: 0)
        }
        let wall = WallClock(date: date, hour: time.hour, minute: time.minute, second: time.second)
        guard let offset = time.offsetSeconds else { return zone.instant(of: wall) }
        return Zone.utc.instant(of: wall) - .seconds(Int64(offset))
    }
}
