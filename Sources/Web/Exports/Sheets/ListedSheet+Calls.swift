import Channels
import Directory
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    private static let page = 200

    /// Telephone calls, the newest first; numbers are masked for whoever may not see them.
    static let calls = ListedSheet(
        key: "calls", title: "nav.calls", rights: [.caseRegister],
        columns: [
            "export.project", "calls.from", "export.name", "calls.to", "calls.began", "export.answeredAt",
            "export.finishedAt", "calls.state", "export.rang", "calls.agent", "export.returnedAt", "calls.words",
        ],
        query: [
            .init("show", .words(CallsTab.allCases.map(\.rawValue))), .init("person", .string()),
            .init("state", .words(Call.State.allCases.map(\.rawValue))), .init("owed", .boolean),
            .init("from", .format("date-time")), .init("to", .format("date-time")),
        ]
    ) { list, file in
        var filter = try await list.ask.callFilter(shown: try list.ask.word("show") ?? .all)
        filter.after = nil
        let open = Set(list.projects.map(\.id))
        var isMore = true
        while isMore {
            let found = try await list.house.calls.list(filter, limit: page, for: list.actor)
            let people = try await list.house.people.names(of: found.items.compactMap(\.person))
            for call in found.items where open.contains(call.project) { try file.add(cells(call, people, list)) }
            filter.after = found.items.last
            isMore = found.next != nil
        }
    }

    private static func cells(_ call: Call, _ people: [ID<Person>: String], _ list: Listing) -> [Cell] {
        let zone = list.names.zone(of: call.project)
        let person = list.actor.may(.peopleRead, in: call.project) ? call.person : nil
        return [
            .text(list.names.project(call.project)), .text(call.number(for: list.actor)),
            .text(person.flatMap { people[$0] } ?? ""), .text(call.to), zone.cell(call.beganAt),
            zone.cell(call.answeredAt), zone.cell(call.endedAt ?? call.missedAt),
            .text(list.names.text("callState.\(call.state.rawValue)")),
            .count(call.rangFor.map { Int($0.milliseconds / 1000) }), list.staff(call.agent ?? call.rung),
            zone.cell(call.returned?.at), .text(call.returned?.words ?? ""),
        ]
    }
}
