import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// How the parts of the tree are walked this week, and which empty rooms nobody has seen for long.
enum RoundCoveragePage {
    static func response(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let coverage = try await ask.house.inspections.coverage(
            of: project.id, inside: ask.query("inside"), for: try ask.actor)
        let words = RoundWords(try await Names.load(ask), ask, zone: project.zone)
        func line(_ one: Coverage.Line) -> Model {
            [
                "name": one.place.name, "code": one.place.code,
                "href": one.hasParts
                    ? Paths.roundCoverage(query: [("project", project.code), ("inside", one.place.code)])
                    : Paths.place(one.place.id.description),
                "last": one.lastAt.map(words.times.point) ?? words.names.text("rounds.never"),
                "isNever": one.lastAt == nil, "share": words.percent(one.share), "walked": "\(one.walked)",
                "planned": "\(one.planned)", "isPlanned": one.planned > 0,
                "class": one.share.map { $0 >= 0.999 ? "ok" : $0 >= 0.5 ? "warn" : "late" } ?? "",
            ]
        }
        var model = try await RoundTabs.frame(here: Paths.roundCoverage, project, .roundsRead, in: ask)
        model.merge([
            "from": coverage.days.lowerBound.description, "to": coverage.days.upperBound.description,
            "inside": coverage.inside?.name ?? "", "rows": coverage.lines.map(line),
            "hasRows": !coverage.lines.isEmpty, "rooms": coverage.emptyRooms.map(line),
            "hasRooms": coverage.inside == nil && !coverage.emptyRooms.isEmpty,
            "up": Paths.roundCoverage(query: [("project", project.code)]),
        ])
        model.merge(
            try await ListedSheet.links(.coverage, of: project, [("inside", coverage.inside?.code)], in: ask))
        return Shell.page("round-coverage", model, title: ask.text("rounds.coverage"), place: "rounds", in: ask)
    }
}
