import Bulletin
import Casework
import Directory
import Hummingbird
import Kernel
import Sheets
import Workforce

/// The registrations of an activity as a table for spreadsheets.
enum ActivityExport {
    private static let columns = [
        "name", "phone", "heads", "state", "turn", "code", "registered", "came", "cameAt", "cancelledAt",
    ]

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``GatheringRefusal/unknownActivity``
    @Sendable
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        let file = try await ask.house.activities.file(ask.name("activity"), for: actor)
        try actor.require(.exportRun, in: file.one.project)
        guard file.mayAttend else { throw WorkforceRefusal.notAllowed(.caseRegister) }
        let names = try await Names(ask.house, ask.language)
        let table = ExportTable(
            name: "activity-\(file.one.number)", title: names.text("nav.activities"),
            header: columns.map { names.text("activityColumn.\($0)") })
        let out = try ExportFile(table, format)
        for line in try await ask.registrationLines(file) { try out.add(cells(line)) }
        try out.finish()
        try await ask.house.exports.note("activity", rows: out.rows, by: actor)
        return try out.response(in: ask)
    }

    private static func cells(_ line: RegistrationLine) -> [Cell] {
        let (one, zone) = (line.one, line.times.zone)
        func number(_ n: Int?) -> Cell { n.map { .number(Double($0), "\($0)") } ?? .empty }
        return [
            .text(line.person?.name ?? ""), .text(line.phone), number(one.heads),
            .text(line.names.text("registrationState.\(one.state.rawValue)")), number(line.turn),
            .text(Pass.readable(one.code)), zone.cell(one.madeAt), number(one.came), zone.cell(one.cameAt),
            zone.cell(one.endedAt),
        ]
    }
}
