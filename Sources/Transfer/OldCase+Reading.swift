import Casework
import Directory
import Kernel
import Sheets

extension OldCase {
    /// A row of a sheet of old cases, read.
    ///
    /// - Parameters:
    ///   - columns: which column, from 0, is which field.
    ///   - zone: of the wall clock, where the text itself brings no offset.
    ///   - kind: where the row does not say it.
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    package init(cells: [String], columns: [String: Int], zone: Zone, kind: String) throws {
        func text(_ field: String) -> String { columns.cell(field, cells).trimmed }
        func filled(_ field: String) -> String? { text(field).isEmpty ? nil : text(field) }
        let reported = try Self.time(text("reportedAt"), "reportedAt")
            .orThrow(CaseRefusal.dateOutOfRange(field: "reportedAt"))
        self.init(reportedAt: zone.instant(of: reported), kind: filled("kind") ?? kind)
        (externalNumber, writer, phone) = (filled("externalNumber"), text("writer"), text("phone"))
        (title, self.text, placeText) = (filled("title"), text("text"), text("place"))
        (isDayOnly, category, answer) = (!reported.hasTime, filled("category"), filled("answer"))
        if let answered = try Self.time(text("answeredAt"), "answeredAt") {
            (answeredAt, isAnswerDayOnly) = (zone.instant(of: answered), !answered.hasTime)
        }
        for field in ["for", "against"] { extra[field] = filled(field) }
    }

    /// Nil where nothing is written; a bare number is what a date cell without a format shows.
    private static func time(_ text: String, _ field: String) throws -> SheetTime? {
        guard !text.isEmpty else { return nil }
        let days = Double(text).flatMap { (10_000..<100_000).contains($0) ? SheetTime(serial: $0) : nil }
        return try (days ?? SheetTime.parse(text)).orThrow(CaseRefusal.dateOutOfRange(field: field))
    }

    /// A row of an import: kinds and categories also by their names.
    init(_ row: StagedRow, _ setting: ImportSetting) throws {
        try self.init(
            cells: row.cells, columns: setting.columns, zone: setting.project.zone, kind: setting.caseKind)
        kind = setting.kind(kind)
        category = category.map(setting.category)
    }
}

extension ImportSetting {
    /// The key of a kind by its key or by its name in any language; what nobody knows stays as it is.
    fileprivate func kind(_ word: String) -> String {
        let all = (try? cases?.desk())?.procedures ?? []
        return all.first { $0.kind == word || $0.name.holds(word) }?.kind ?? word
    }

    /// The path of a category by its path, or by its name where one alone has it.
    fileprivate func category(_ word: String) -> String {
        guard let tree = (try? cases?.desk())?.categories, tree[word] == nil else { return word }
        let named = tree.all.filter { $0.name.holds(word) }
        return named.count == 1 ? named[0].path : word
    }
}

extension Words {
    fileprivate func holds(_ word: String) -> Bool { Language.allCases.contains { self[$0] == word } }
}

extension Zone {
    /// By this wall clock, unless the text itself brought an offset.
    fileprivate func instant(of time: SheetTime) -> Instant {
        guard let date = CivilDate(year: time.year, month: time.month, day: time.day) else {
            return Instant(seconds: 0)
        }
        let wall = WallClock(date: date, hour: time.hour, minute: time.minute, second: time.second)
        guard let offset = time.offsetSeconds else { return instant(of: wall) }
        return Zone.utc.instant(of: wall) - .seconds(Int64(offset))
    }
}
