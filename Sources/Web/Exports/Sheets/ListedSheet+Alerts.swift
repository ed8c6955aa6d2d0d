import Casework
import Insight
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// Early warnings, the newest first; of all states where the address names none.
    static let alerts = ListedSheet(
        key: "alerts", title: "nav.alerts", rights: [.caseRead],
        columns: [
            "export.number", "export.project", "alert.severity", "alert.saw", "alert.rule", "alert.owner", "alert.at",
            "alert.state", "export.decidedBy", "export.decidedAt", "export.note",
        ],
        query: [
            .init("show", .words(AlertTab.allCases.map(\.rawValue))), .init("rule", .string()),
            .init("severity", .words(AlertRules.Severity.allCases.map(\.rawValue))), .init("owner", .string()),
        ]
    ) { list, file in
        var filter = try AlertAddress.filter(list.ask, list.projects)
        filter.states = try list.ask.word("show", as: AlertTab.self)?.states ?? Alert.State.allCases
        filter.limit = CaseFilter.mostRows
        let asked = filter
        let (alerts, words) = (list.house.alerts, AlertWords(names: list.names))
        try await list.each { after in
            var part = asked
            part.after = after.flatMap { ID<Alert>($0) }
            let page = try await alerts.list(part, for: list.actor)
            return (page.items, page.next)
        } take: { alert in
            guard list.lists(alert.project) else { return }
            let zone = list.names.zone(of: alert.project)
            try file.add([
                .text(alert.number), .text(list.names.project(alert.project)), .text(words.severity(alert.severity)),
                .text(words.saw(alert)), .text(words.rule(alert, alerts.rule(of: alert))),
                .text(words.owner(alert)), zone.cell(alert.at), .text(words.state(alert.state)),
                list.staff(alert.decidedBy), zone.cell(alert.decidedAt), .text(alert.words ?? ""),
            ])
        }
    }
}
