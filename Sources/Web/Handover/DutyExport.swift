import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Sheets
import Workforce

/// The log of a post as a table for spreadsheets.
enum DutyExport {
    private static let columns = [
        "day", "shift", "at", "place", "event", "course", "result", "state", "case", "who", "written", "version",
    ]

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · what ``DutyLog/page(_:_:for:)`` throws
    @Sendable
    static func response(_ ask: Ask) async throws -> Response {
        let place = try await ask.dutyPlace(ask.query("project"), ask.query("department"))
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        let names = try await Names(ask.house, ask.language)
        var filter = try ask.dutyFilter()
        filter.limit = DutyFilter.mostRows
        let table = ExportTable(
            name: "duty-log", title: names.text("nav.dutyLog"),
            header: columns.map { names.text("dutyLog.column.\($0)") })
        let file = try ExportFile(table, format)
        repeat {
            let page = try await ask.house.dutyLog.page(filter, place, for: try ask.actor)
            try ask.actor.require(.exportRun, in: page.post.project.id)
            let words = DutyWords(
                names: names, times: TimeWords(ask, zone: page.post.project.zone), rules: ask.house.roster.rules)
            for entry in page.entries { try file.add(cells(entry, entry.item.flatMap { page.numbers[$0] }, words)) }
            filter.after = page.next
        } while filter.after != nil
        try file.finish()
        try await ask.house.exports.note("duty-log", rows: file.rows, by: try ask.actor)
        return try file.response(in: ask)
    }

    private static func cells(_ entry: DutyEntry, _ number: String?, _ words: DutyWords) -> [Cell] {
        let (content, zone) = (entry.content, words.times.zone)
        let state = content.isStruck ? "struck" : entry.isOpen ? "open" : "done"
        let texts = [content.placeText, content.event, content.course, content.result].map { Cell.text($0) }
        return [.day(entry.day), .text(words.shift(entry.shift)), zone.cell(content.at)] + texts + [
            .text(words.names.text("dutyLog.state.\(state)")), .text(number ?? ""),
            .text(words.names.staff(entry.by)), zone.cell(entry.writtenAt),
            .number(Double(entry.version), "\(entry.version)"),
        ]
    }
}
