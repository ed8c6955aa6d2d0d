import Casework
import Foundation
import Hummingbird
import Kernel
import Workforce

/// The rows of the list as a file for a spreadsheet, with the filters in force.
enum CaseExport {
    /// More than this is a report, not a list.
    static let mostRows = 10_000

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    static func response(_ query: ListAddress, _ names: Names, in ask: Ask) async throws -> Response {
        let actor = try ask.actor
        try actor.require(.exportRun)
        var filter = query.filter
        filter.limit = CaseFilter.mostRows
        filter.after = nil
        // Excel takes a file for UTF-8 only where it begins with this mark.
        var text = "\u{FEFF}" + line(columns.map { ask.text("export.\($0)") })
        var count = 0
        repeat {
            let page = try await ask.house.cases.list(filter, for: actor)
            for one in try await CaseLine.lines(page.items, names, in: ask) {
                text += line(cells(one, names, in: ask))
            }
            count += page.items.count
            filter.after = page.next
        } while filter.after != nil && count < mostRows
        let day = Zone.shanghai.day(of: ask.now)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"cases-\(day).csv\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    private static let columns = [
        "number", "title", "project", "where", "kind", "category", "priority", "stage", "phase", "agent", "worker",
        "opened", "solved", "closed", "due", "rating",
    ]

    private static func cells(_ line: CaseLine, _ names: Names, in ask: Ask) -> [String] {
        let item = line.item
        let times = TimeWords(ask, zone: names.zone(of: item.project))
        let instants = [item.openedAt, item.solvedAt, item.closedAt, item.nextDue].map { $0.map(times.exact) ?? "" }
        let texts = [
            item.number, item.title, names.project(item.project), line.model.text("where"),
            names.kind(item), names.category(item), names.priority(item.priority), names.stage(item),
            names.phase(item.phase), names.staff(item.agent), item.currentTask.map(names.worker) ?? "",
        ]
        return texts + instants + [item.verdict?.rating.map(String.init) ?? ""]
    }

    private static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell that a spreadsheet takes for text: an apostrophe stands before what would be a formula, and it is quoted.
    /// A formula begins the cell, or what is a cell to a spreadsheet that cuts at semicolons, tabs or line breaks.
    static func cell(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        var begins = true
        for scalar in text.unicodeScalars {
            if begins, signs.contains(scalar) { safe.append("'") }
            if scalar == "\"" { safe.append(scalar) }
            safe.append(scalar)
            begins = scalar == ";" || scalar.properties.isWhitespace && (begins || breaks.contains(scalar))
                || begins && unseen.contains(scalar)
        }
        return "\"\(String(safe))\""
    }

    /// The last four are the full width, which a Chinese keyboard types and Excel knows.
    private static let signs = Set("=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
    private static let breaks = Set("\t\r\n".unicodeScalars)
    /// Quotation marks, the byte order's, and marks that join or part letters: nothing to see before a sign.
    private static let unseen = Set("\"\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}".unicodeScalars)
}
