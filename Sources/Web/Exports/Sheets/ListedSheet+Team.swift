import Custody
import Directory
import Handover
import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// The plan of a department for a month: people down, days across.
    static let roster = ListedSheet(
        key: "roster", title: "nav.roster", rights: [.rosterEdit, .staffRead],
        columns: ["roster.who", "roster.hours", "roster.nights", "roster.weekends", "roster.holidays"],
        more: { list in try list.ask.month(list.ask.query("month")).days.map(\.description) },
        query: [.init("department", .string()), .init("month", .string())]
    ) { list, file in
        let place = try await list.ask.rosterPlace(list.project.code, list.ask.query("department"))
        let month = try list.ask.month(list.ask.query("month"))
        let plan = try await list.house.roster.plan(place, month, for: list.actor)
        let words = RosterWords(names: list.names, rules: list.house.roster.rules, zone: list.project.zone)
        for line in plan.lines {
            let hours = Double(line.sums.minutes) / 60
            let sums = [line.sums.nights, line.sums.weekendDays, line.sums.holidays]
            let days = month.days.map { day in
                let leave = line.leaves.first { $0.first <= day && day <= $0.last }.map { words.leaveKind($0.kind) }
                let said = [line.shifts[day].map { words.shift($0) }, leave].compactMap(\.self)
                return Cell.text(said.joined(separator: " · "))
            }
            try file.add([.text(line.staff.name), .number(hours, hours.tenths)] + sums.map(Cell.count) + days)
        }
    }

    /// The hand-overs of a post, the newest first.
    static let handovers = ListedSheet(
        key: "handovers", title: "handover.list", rights: [.dutyRead, .dutyWrite],
        columns: [
            "export.number", "handover.ending", "handover.by", "export.at", "handover.next", "handover.signedBy",
            "handover.signedAt", "outage.state",
        ],
        query: [
            .init("department", .string()), .init("state", .words(ShiftHandover.State.allCases.map(\.rawValue))),
        ]
    ) { list, file in
        let place = try await list.ask.dutyPlace(list.project.code, list.ask.query("department"))
        let (state, zone): (ShiftHandover.State?, Zone) = (try list.ask.word("state"), list.project.zone)
        try await list.each { after in
            let page = try await list.house.handovers.list(
                place, state: state, after: after.flatMap { ID<ShiftHandover>($0) }, limit: DutyFilter.mostRows,
                for: list.actor)
            let words = HandoverWords(page.post, list.names, list.ask)
            return (page.items.map { (one: $0, words: words) }, page.next)
        } take: { one, words in
            try file.add([
                .text(one.number), .text(words.duty.turn(one.sheet.ending)), list.staff(one.by), zone.cell(one.at),
                .text(words.duty.turn(one.sheet.next)), list.staff(one.signedBy),
                zone.cell(one.signedBy == nil ? nil : one.decidedAt), .text(words.state(one)),
            ])
        }
    }

    /// Keys as their list shows them.
    static let keys = ListedSheet(
        key: "keys", title: "nav.keys", rights: [.custodyRead],
        columns: [
            "custody.number", "custody.name", "custody.kind", "custody.hangs", "custody.state", "custody.copies",
            "custody.inHand", "custody.who", "custody.due", "field.person", "custody.condition", "custody.seal",
            "export.note",
        ],
        query: [
            .init("show", .words(KeyFilter.Show.allCases.map(\.rawValue))), .init("kind", .string()),
            .init("q", .string()), .init("retired", .boolean),
        ]
    ) { list, file in
        let words = KeyNames(list.ask, list.names, list.project.zone)
        var filter = try list.ask.keyFilter(try list.ask.word("show") ?? .all)
        filter.limit = KeyFilter.mostRows
        let asked = filter
        try await list.each { after in
            var filter = asked
            filter.after = after
            return try await list.house.keys.list(filter, in: list.project.id, for: list.actor)
        } take: { line in
            try file.add(words.cells(line))
        }
    }
}

extension KeyNames {
    /// A key as a sheet says it: every loan's borrower, and when the first of them is due.
    fileprivate func cells(_ line: KeyLine) -> [Cell] {
        let key = line.key
        let who = names.list(line.loans.map { borrower($0.borrower, line.borrowers) })
        let held = line.hold.map { self.held($0, line.borrowers.name($0.person)) } ?? ""
        return [
            .text(key.number), .text(key.name), .text(kind(key)), .text(spot(key, line.cabinet)), .text(state(key)),
            .count(key.copies), .count(key.inHand), .text(who), times.zone.cell(line.loans.first?.dueAt), .text(held),
            .text(condition(key.condition)), .text(key.seal), .text(key.note),
        ]
    }
}
