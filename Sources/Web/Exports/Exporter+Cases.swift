import Casework
import Directory
import Kernel
import Sheets
import Workforce

extension Exporter {
    /// More than this is a report, not a list.
    static let mostCases = 200_000

    static let caseColumns = [
        "number", "title", "project", "where", "kind", "category", "priority", "stage", "phase", "agent", "worker",
        "opened", "solved", "closed", "due", "rating",
    ]

    /// The cases of a list, with the filters in force.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    func cases(_ filter: CaseFilter, _ columns: FormColumns, to file: ExportFile) async throws {
        try actor.require(.exportRun)
        var filter = filter
        (filter.limit, filter.after) = (CaseFilter.mostRows, nil)
        repeat {
            let page = try await house.cases.list(filter, for: actor)
            let mine = page.items.filter { actor.may(.exportRun, on: $0) }
            let places = try await house.places.places(mine.compactMap(\.place))
            for item in mine {
                let form = columns.cells(item, by: try? house.cases.rules(of: item).procedure)
                try file.add(cells(item, item.place.flatMap { places[$0] }) + form)
            }
            filter.after = page.next
        } while filter.after != nil
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
