import Directory
import Hummingbird
import Kernel
import Workforce

/// Files with what a list shows, for spreadsheets.
enum ExportRoutes {
    static let all: [Route] = [
        .page(.get, Paths.export, .right(.exportRun), response),
        .page(.get, Paths.exportFigure, .right(.exportRun), figure),
    ]

    static let calls: [Route] = [
        .api(
            .get, Paths.API.export, .right(.exportRun),
            Operation(
                id: "export",
                summary: "A list as a workbook or text, by the list's filters: \(kinds.joined(separator: ", "))",
                query: [.init("format", formats), .init("project", .string()), .init("q", .string())] + filters),
            response),
        .api(
            .get, Paths.API.exportFigure, .right(.exportRun),
            Operation(
                id: "exportFigure",
                summary: "The rows that a figure was counted from, narrowed as it is, as a workbook or as text",
                query: [.init("format", formats)] + FigureCalls.narrowing), figure),
    ]

    private static let formats = Schema.words(ExportTable.Format.allCases.map(\.rawValue))
    private static let kinds = Exporter.Kind.allCases.map(\.rawValue) + ListedSheet.all.map(\.key)

    /// The filters of all lists, each once; one that lists read otherwise is any text.
    private static var filters: [Operation.Parameter] {
        let all = Dictionary(grouping: ListedSheet.all.flatMap(\.query), by: \.name)
        return all.keys.filter { $0 != "q" }.sorted().map { name in
            let ways = Set((all[name] ?? []).map { "\($0.schema)" })
            return .init(name, ways.count == 1 ? all[name]?.first?.schema ?? .string() : .string())
        }
    }

    @Sendable
    private static func response(_ ask: Ask) async throws -> Response {
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        if let sheet = ListedSheet.named(ask.name("kind")) {
            return try await Listing(sheet, in: ask).file(sheet, format).response(in: ask)
        }
        guard let kind = Exporter.Kind(rawValue: ask.name("kind")) else { throw WebRefusal.unknownPage }
        let actor = try ask.actor
        let reached = actor.projects(reaching: .exportRun, of: try await ask.house.places.projects())
        if kind == .cases {
            return try await cases(try ListAddress(ask, projects: reached).whole(), format, in: ask)
        }
        if kind == .arrears { return try await arrears(format, in: ask) }
        let rights = Self.rights[kind] ?? [.staffRead]
        let mine = reached.filter { project in
            Self.may(.exportRun, kind, in: project, actor) && rights.contains { Self.may($0, kind, in: project, actor) }
        }
        let name = ask.query("project")
        let found = name.map { name in mine.first { $0.isCalled(name) } } ?? mine.first
        guard let project = found else {
            guard name == nil else { throw DirectoryRefusal.unknownProject(name ?? "") }
            throw WorkforceRefusal.notAllowed(rights[0])
        }
        let exporter = try await Exporter(ask.house, ask.language, for: actor)
        let words = kind.isOfPeople ? Self.words(of: ask, name == nil ? mine : [project]) : nil
        let file = try await exporter.file(kind, in: project, format, people: words, places: ask.query("q"))
        return try file.response(in: ask)
    }

    /// Whom the list of customers shows: what was typed is looked for in all projects where none is named.
    private static func words(of ask: Ask, _ projects: [Project]) -> PeopleWords? {
        ask.query("q").map { PeopleWords(text: $0, projects: projects.map(\.id)) }
    }

    /// Customers' files and places leave of parts of a project too, everything else of whole ones.
    private static func may(_ right: Right, _ kind: Exporter.Kind, in project: Project, _ actor: Actor) -> Bool {
        kind.isOfPeople || kind == .places ? actor.lists(right, in: project.id) : actor.may(right, in: project.id)
    }

    /// What besides the right to export gives them.
    private static let rights: [Exporter.Kind: [Right]] = [
        .people: [.peopleRead], .occupancies: [.peopleRead], .vehicles: [.peopleRead], .places: [.placesRead],
    ]

    @Sendable
    private static func figure(_ ask: Ask) async throws -> Response {
        let format = try ask.word("format", as: ExportTable.Format.self) ?? .xlsx
        let exporter = try await Exporter(ask.house, ask.language, for: try ask.actor)
        let address = try FigureAddress(ask, otherwise: .today)
        return try await exporter.figure(ask.name("figure"), address.query, format).response(in: ask)
    }

    private static func arrears(_ format: ExportTable.Format, in ask: Ask) async throws -> Response {
        let project = try await ask.arrearsProject()
        let exporter = try await Exporter(ask.house, ask.language, for: try ask.actor)
        let file = try await exporter.file(.arrears, in: project, format, arrears: try ask.arrearsQuestion())
        return try file.response(in: ask)
    }

    static func cases(_ query: ListAddress, _ format: ExportTable.Format, in ask: Ask) async throws -> Response {
        let actor = try ask.actor
        try actor.require(.exportRun)
        try actor.require(.caseRead, .caseReadOwn)
        let projects = actor.projects(reaching: .exportRun, of: try await ask.house.places.projects())
        guard let project = projects.first else { throw WorkforceRefusal.notAllowed(.exportRun) }
        let exporter = try await Exporter(ask.house, ask.language, for: actor)
        return try await exporter.file(.cases, in: project, format, cases: query.filter).response(in: ask)
    }
}
