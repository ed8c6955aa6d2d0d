import Directory
import Hummingbird
import Kernel
import Sheets
import Workforce

/// A list of the house as a sheet: the columns, who may take it out, and how its rows are read by the filters of an
/// address. What a list is called here it is called in its address and as a file.
struct ListedSheet: Sendable {
    let key: String
    /// The key of what the sheet is called.
    let title: String
    /// What besides the right to export opens the list: any of these.
    let rights: [Right]
    /// Whoever sees parts of a project has what is of them; else it is for those who see all of it.
    var isOfParts = false
    /// What it lists is of no project: it is for those who may in all of them.
    var isOfAll = false
    /// The keys of the headers.
    let columns: [String]
    /// Headers after those, which the address decides about.
    var more: @Sendable (Listing) throws -> [String] = { _ in [] }
    /// The filters of the address, besides the project.
    var query: [Operation.Parameter] = []
    /// Adds what the filters leave, row by row.
    let rows: @Sendable (Listing, ExportFile) async throws -> Void

    static let all: [ListedSheet] = [
        .vacancy, .parking, .care, .zones, .lobby, .acquaintance, .unacquainted, .contacts, .roster, .keys, .rounds,
        .findings, .calls, .letters, .alerts, .audit, .incidents, .outages,
        .announcements, .handovers, .coverage,
    ]

    static func named(_ key: String) -> ListedSheet? { all.first { $0.key == key } }

    /// Whether somebody may take it out of a project.
    func isOpen(to actor: Actor, in project: ID<Project>) -> Bool {
        func may(_ right: Right) -> Bool {
            if isOfAll { return actor.rules(right, in: nil) }
            return isOfParts ? actor.lists(right, in: project) : actor.may(right, in: project)
        }
        return may(.exportRun) && rights.contains(where: may)
    }

    /// The links of its page, as a workbook and as text; none for whoever may not take it out.
    ///
    /// - Parameters:
    ///   - project: nil where the page shows all projects.
    ///   - filters: those in force.
    static func links(
        _ sheet: ListedSheet, of project: Project?, _ filters: [(String, String?)] = [], in ask: Ask
    ) async throws -> Model {
        let (projects, actor) = (try await ask.house.places.projects(), try ask.actor)
        let looked = project.map { [$0] } ?? projects
        guard looked.contains(where: { sheet.isOpen(to: actor, in: $0.id) }) else { return ["exports": false] }
        let query = [("project", project?.code)] + filters.filter { $0.1?.isEmpty == false }
        return [
            "exports": true, "export": Paths.export(sheet.key, query: query),
            "exportText": Paths.export(sheet.key, query: query + [("format", "csv")]),
        ]
    }
}
