import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// The hand-overs of a post, the newest first; those that wait to be signed say so.
enum HandoverListPage {
    static func show(_ ask: Ask) async throws -> Response {
        let place = try await ask.dutyPlace(ask.query("project"), ask.query("department"))
        let page = try await ask.house.handovers.list(
            place, state: try ask.word("state"), after: try ask.id("after"), limit: try ask.limit(),
            for: try ask.actor)
        let names = try await Names.load(ask)
        let words = HandoverWords(page.post, names, ask)
        let choice = try await PostChoice(place, names, ask)
        let states = ShiftHandover.State.allCases.map { ($0.rawValue, names.text("handover.state.\($0.rawValue)")) }
        var model = choice.model
        model.merge([
            "rows": page.items.map(words.row), "hasRows": !page.items.isEmpty, "mayWrite": page.mayWrite,
            "states": Choice.options(states, chosen: ask.query("state")), "isHandoversHere": true,
            "departmentName": page.post.department.name[ask.language], "projectName": page.post.project.name,
            "more": page.next.map {
                Paths.handovers(query: choice.query + [("state", ask.query("state")), ("after", $0)])
            } ?? "",
        ])
        let filters = [("department", place.department), ("state", ask.query("state"))]
        model.merge(try await ListedSheet.links(.handovers, of: page.post.project, filters, in: ask))
        return Shell.page("handovers", model, title: ask.text("handover.list"), place: "dutyLog", in: ask)
    }
}
