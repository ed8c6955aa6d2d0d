import Casework
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// Incidents, the newest first; of all states where the address names none.
    static let incidents = ListedSheet(
        key: "incidents", title: "nav.incidents", rights: [.caseRead],
        columns: [
            "export.number", "incident.title", "export.project", "incident.cases", "export.openCases",
            "export.firstAt", "export.lastAt", "incident.found", "incident.state", "export.decidedBy",
            "export.decidedAt", "incident.reason", "incident.closed",
        ],
        query: [.init("show", .words(IncidentTab.allCases.map(\.rawValue)))]
    ) { list, file in
        let states = try list.ask.word("show", as: IncidentTab.self)?.states ?? Incident.State.allCases
        try await list.each { after in
            let page = try await list.house.cases.incidents(
                states, project: list.only, after: after.flatMap { ID<Incident>($0) }, limit: CaseFilter.mostRows,
                for: list.actor)
            return (page.items, page.next)
        } take: { one in
            guard list.lists(one.project) else { return }
            let zone = list.names.zone(of: one.project)
            try file.add([
                .text(one.number), .text(one.title), .text(list.names.project(one.project)), .count(one.span.cases),
                .count(one.span.open), zone.cell(one.span.first), zone.cell(one.span.last), zone.cell(one.foundAt),
                .text(list.names.text("incidentState.\(one.state.rawValue)")), list.staff(one.decidedBy),
                zone.cell(one.decidedAt), .text(one.reason ?? ""), zone.cell(one.closedAt),
            ])
        }
    }
}
