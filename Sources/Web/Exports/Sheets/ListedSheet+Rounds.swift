import Directory
import Kernel
import Rounds
import Sheets
import Transfer
import Workforce

extension ListedSheet {
    /// The rounds of a day, in the order in which they begin.
    static let rounds = ListedSheet(
        key: "rounds", title: "rounds.day", rights: [.roundsRead],
        columns: [
            "rounds.round", "export.begins", "export.ends", "rounds.who", "rounds.department", "rounds.walked",
            "rounds.points", "rounds.state", "export.begunAt", "export.finishedAt", "field.reason",
        ],
        query: [.init("day", .format("date"))]
    ) { list, file in
        let found = try await list.house.inspections.rounds(
            in: list.project.id, on: try list.ask.day("day"), limit: Exports.mostRows + 1, for: list.actor)
        let words = RoundWords(list.names, list.ask, zone: list.project.zone)
        let zone = list.project.zone
        for round in found.rounds {
            try file.add([
                .text(round.name), zone.cell(round.startsAt), zone.cell(round.endsAt), list.staff(round.assignee),
                .text(list.names.department(key: round.department) ?? round.department), .count(round.walked),
                .count(round.points), .text(words.state(round)), zone.cell(round.begunAt),
                zone.cell(round.finishedAt), .text(round.reason),
            ])
        }
    }

    /// What rounds found, in one state, the newest first.
    static let findings = ListedSheet(
        key: "findings", title: "rounds.findings", rights: [.roundsRead],
        columns: [
            "export.code", "field.place", "rounds.finding", "field.words", "rounds.foundAt", "export.who",
            "rounds.dueAt", "rounds.state", "export.times", "export.returned", "rounds.demand", "export.note",
        ],
        query: [.init("state", .words(RoundFinding.State.allCases.map(\.rawValue)))]
    ) { list, file in
        let state: RoundFinding.State = try list.ask.word("state") ?? .open
        let zone = list.project.zone
        try await list.each { after in
            let page = try await list.house.inspections.findings(
                in: list.project.id, state, after: after, limit: Exports.page, for: list.actor)
            return (page.items, page.next)
        } take: { line in
            let one = line.finding
            try file.add([
                .text(line.place?.code ?? ""), .text(line.place?.name ?? ""), .text(one.checkName), .text(one.words),
                zone.cell(one.foundAt), list.staff(one.by), zone.cell(one.dueAt),
                .text(list.names.text("findingState.\(one.state.rawValue)")), .count(one.times),
                .count(one.returned), .text(line.number ?? ""), .text(one.recheckNote),
            ])
        }
    }

    /// How the parts of a project, or of a place in it, are walked this week, and after the parts of a project its
    /// empty rooms.
    static let coverage = ListedSheet(
        key: "coverage", title: "rounds.coverage", rights: [.roundsRead],
        columns: [
            "export.code", "field.place", "rounds.lastWalked", "rounds.points", "rounds.walked", "rounds.emptyRooms",
        ],
        query: [.init("inside", .string())]
    ) { list, file in
        let found = try await list.house.inspections.coverage(
            of: list.project.id, inside: list.ask.query("inside"), most: Exports.mostRows + 1, for: list.actor)
        let rooms = found.inside == nil ? found.emptyRooms : []
        for (line, isEmpty) in found.lines.map({ ($0, false) }) + rooms.map({ ($0, true) }) {
            try file.add([
                .text(line.place.code), .text(line.place.name), list.project.zone.cell(line.lastAt),
                .count(line.planned), .count(line.walked), list.yes(isEmpty),
            ])
        }
    }
}
