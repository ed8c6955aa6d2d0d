import Casework
import Directory
import Kernel
import Sheets
import Workforce

extension Exporter {
    /// More than this is a report, not a list.
    static let mostCases = 20_000

    private static let columns = [
        "number", "title", "project", "where", "kind", "category", "priority", "stage", "phase", "agent", "worker",
        "opened", "solved", "closed", "due", "rating",
    ]

    /// The cases of a list, with the filters in force.
    ///
    /// - Parameter filter: nil for all of a project.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    func cases(_ filter: CaseFilter?, in project: Project) async throws -> ExportTable {
        try actor.require(.exportRun)
        var own = CaseFilter()
        own.project = project.id
        var filter = filter ?? own
        (filter.limit, filter.after) = (CaseFilter.mostRows, nil)
        var rows: [[Cell]] = []
        repeat {
            let page = try await house.cases.list(filter, for: actor)
            let mine = page.items.filter { actor.may(.exportRun, in: $0.project) }
            let places = try await house.places.places(mine.compactMap(\.place))
            rows += mine.map { cells($0, $0.place.flatMap { places[$0] }) }
            filter.after = page.next
        } while filter.after != nil && rows.count < Self.mostCases
        return table(.cases, Self.columns, rows)
    }

    private func cells(_ item: Case, _ place: Place?) -> [Cell] {
        let texts = [
            item.number, item.title, names.project(item.project), place?.code ?? item.placeText, names.kind(item),
            names.category(item), names.priority(item.priority), names.stage(item), names.phase(item.phase),
            names.staff(item.agent), item.currentTask.map(names.worker) ?? "",
        ]
        let zone = names.zone(of: item.project)
        let times = [item.openedAt, item.solvedAt, item.closedAt, item.nextDue].map { zone.cell($0) }
        let rating = item.verdict?.rating.map { Cell.number(Double($0), "\($0)") } ?? .empty
        return texts.map { .text($0) } + times + [rating]
    }
}
