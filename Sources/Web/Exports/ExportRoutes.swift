import Directory
import Hummingbird
import Kernel
import Workforce

/// Files with what a list shows, for spreadsheets.
enum ExportRoutes {
    static let all: [Route] = [
        .page(.get, Paths.export, .right(.exportRun), response)
    ]

    static let calls: [Route] = [
        .api(
            .get, Paths.API.export, .right(.exportRun),
            Operation(
                id: "export",
                summary: "Cases (by the list's filters), people, places or staff as a workbook or as text",
                query: [
                    .init("format", .words(ExportTable.Format.allCases.map(\.rawValue))), .init("project", .string()),
                ]), response)
    ]

    @Sendable
    private static func response(_ ask: Ask) async throws -> Response {
        guard let kind = Exporter.Kind(rawValue: ask.name("kind")) else { throw WebRefusal.unknownPage }
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        let actor = try ask.actor
        let projects = try await ask.projects(.exportRun)
        if kind == .cases { return try await cases(try ListAddress(ask, projects: projects), format, in: ask) }
        let right: Right = kind == .people ? .peopleRead : kind == .places ? .placesRead : .staffRead
        let mine = projects.filter { actor.may(right, in: $0.id) }
        let name = ask.query("project")
        let found = name.map { name in mine.first { $0.code == name || $0.id.description == name } } ?? mine.first
        guard let project = found else {
            guard name == nil else { throw DirectoryRefusal.unknownProject(name ?? "") }
            throw WorkforceRefusal.notAllowed(right)
        }
        let exporter = try await Exporter(ask.house, ask.language, for: actor)
        return try await exporter.table(kind, in: project).response(format, in: ask)
    }

    static func cases(_ query: ListAddress, _ format: ExportTable.Format, in ask: Ask) async throws -> Response {
        let actor = try ask.actor
        try actor.require(.exportRun)
        try actor.require(.caseRead, .caseReadOwn)
        guard let project = try await ask.projects(.exportRun).first else {
            throw WorkforceRefusal.notAllowed(.exportRun)
        }
        let exporter = try await Exporter(ask.house, ask.language, for: actor)
        return try await exporter.table(.cases, in: project, query).response(format, in: ask)
    }
}
