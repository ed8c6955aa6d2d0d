import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Call-backs: a list that empties. The first of it stands open, with what to say and what to ask.
enum CallbackPage {
    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let page = try await ask.house.cases.callbacks(for: actor)
        let names = try await Names.load(ask)
        let asked = ask.query("case")
        let chosen = page.items.first { $0.number == asked } ?? page.items.first
        let lines = try await CaseLine.lines(page.items, names, in: ask, here: chosen?.number) { item in
            Paths.callbacks(query: [("case", item.number)])
        }
        let rows = zip(page.items, lines).map { item, line in row(item, line, names, ask) }
        var model: Model = [
            "rows": rows, "hasRows": !rows.isEmpty, "count": page.next == nil ? "\(rows.count)" : "\(rows.count)+",
            "back": Paths.callbacks(),
        ]
        if let chosen, let line = lines.first(where: { $0.item.id == chosen.id }) {
            model["call"] = try CallbackSheet(chosen, line, actor, names, ask).model
        }
        return Shell.page("callbacks", model, title: ask.text("nav.callbacks"), place: "callbacks", in: ask)
    }

    private static func row(_ item: Case, _ line: CaseLine, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: item.project))
        let more: Model = [
            "isUrgent": item.priority != .general, "priority": names.priority(item.priority),
            "isComplaint": ask.house.cases.isComplaint(item), "isTried": !item.tries.isEmpty,
            "tried": ask.text("callback.tried", ["n": "\(item.tries.count)"]),
            "solvedFor": item.solvedAt.map { ask.text("callback.solvedFor", ["span": times.span(ask.now - $0)]) } ?? "",
        ]
        return line.model.merging(more)
    }
}
