import Casework
import Directory
import Kernel
import Workforce

/// What the caller has to do, and what lies in the queues of their departments.
enum WorkCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.work, .right(.caseWork),
            Operation(
                id: "work",
                summary: "The caller's work and what they can take of their departments' queues, the nearest promise "
                    + "first; with `trade`, a category, only what is of it",
                query: [.init("trade", .string(most: 200))],
                answer: .whole([
                    ("mine", .array(.ref("WorkItem"))), ("queue", .array(.ref("WorkItem"))),
                    ("trades", .array(.ref("Named"))),
                ]))
        ) { ask in
            let trade = ask.query("trade").flatMap { $0.isEmpty ? nil : $0 }
            let work = try await ask.house.cases.work(of: try ask.actor, trade: trade)
            let names = try await Names.load(ask)
            func items(_ all: [Work]) -> JSON { all.map { WorkJSON(work: $0, names: names) }.json }
            let trades = work.trades.map { NamedJSON(key: $0, name: names.category($0, of: names.firstDesk)) }
            return .json(
                JSON.object([("mine", items(work.mine)), ("queue", items(work.queue)), ("trades", trades.json)]))
        }
    ]
}

private struct WorkJSON: JSONValue {
    let work: Work
    let names: Names

    var json: JSON {
        let (item, task, zone) = (work.item, work.task, names.zone(of: work.item.project))
        return .object([
            ("case", item.number.json), ("title", item.title.json),
            ("place", work.place.map { NamedJSON(key: $0.code, name: $0.name) }.json),
            ("dueAt", item.nextDue.map(zone.text).json), ("task", task.id.json),
            ("state", task.state.rawValue.json), ("note", task.note.json),
            ("trade", work.trade.map { NamedJSON(key: $0, name: names.category($0, of: item.desk)) }.json),
            ("sentAt", zone.text(task.sentAt).json),
        ])
    }
}
