import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// What rounds found, by how far it has come.
enum RoundFindingsPage {
    private static let most = 100

    static func response(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let state: RoundFinding.State = try ask.word("state") ?? .open
        let page = try await ask.house.inspections.findings(
            in: project.id, state, after: ask.query("after"), limit: most, for: try ask.actor)
        let names = try await Names.load(ask)
        let words = RoundWords(names, ask, zone: project.zone)
        func href(_ state: RoundFinding.State, after: String? = nil) -> String {
            Paths.roundFindings(query: [("project", project.code), ("state", state.rawValue), ("after", after)])
        }
        var model = try await RoundTabs.frame(here: Paths.roundFindings, project, .roundsRead, in: ask)
        model.merge([
            "states": RoundFinding.State.allCases.map { one -> Model in
                [
                    "name": names.text("findingState.\(one.rawValue)"), "href": href(one), "isHere": one == state,
                ]
            }, "rows": page.items.map(words.finding), "hasRows": !page.items.isEmpty,
        ])
        model.merge(try await ListedSheet.links(.findings, of: project, [("state", state.rawValue)], in: ask))
        if let next = page.next { model["next"] = href(state, after: next) }
        return Shell.page("round-findings", model, title: ask.text("rounds.findings"), place: "rounds", in: ask)
    }
}
