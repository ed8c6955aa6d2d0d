import Casework
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// Outages and works that stand, or those that are over; the newest first.
    static let outages = ListedSheet(
        key: "outages", title: "nav.outages", rights: [.caseRead, .caseRegister, .caseDispatch],
        columns: [
            "export.number", "export.project", "outage.kind", "outage.where", "outage.cause", "outage.from",
            "outage.until", "outage.ended", "outage.state", "outage.who", "outage.by", "export.announcedAt",
        ],
        query: [.init("show", .words(OutageTab.allCases.map(\.rawValue)))]
    ) { list, file in
        let isOver = try list.ask.word("show", as: OutageTab.self) == .over
        try await list.each { after in
            let page = try await list.house.cases.outages(
                isOver: isOver, project: list.only, after: after.flatMap { ID<Outage>($0) },
                limit: CaseFilter.mostRows, for: list.actor)
            return (page.items, page.next)
        } take: { one in
            guard list.lists(one.project) else { return }
            let zone = list.names.zone(of: one.project)
            let state = one.state(at: list.ask.now)
            try file.add([
                .text(one.number), .text(list.names.project(one.project)),
                .text(list.names.outage(one.kind, of: one.desk)), .text(list.names.places(of: one)),
                .text(one.cause), zone.cell(one.from), zone.cell(one.until), zone.cell(one.endedAt),
                .text(list.names.text("outageState.\(state.rawValue)")), .count(one.asked),
                list.staff(one.announcedBy), zone.cell(one.announcedAt),
            ])
        }
    }
}
