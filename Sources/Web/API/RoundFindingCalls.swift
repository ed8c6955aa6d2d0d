import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// What rounds found, how well places are walked, and how contractors' work came out.
enum RoundFindingCalls {
    private static let read = Route.Gate.right(.roundsRead)

    static let all: [Route] = [
        .api(
            .get, Paths.API.roundFindings, read,
            Operation(
                id: "roundFindings", summary: "What rounds found, the newest first",
                query: RoundCalls.inProject + [.init("state", .words(RoundFinding.State.allCases.map(\.rawValue)))]
                    + CaseCalls.paging, answer: .page(of: .ref("RoundFinding")))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .roundsRead)
            let page = try await ask.house.inspections.findings(
                in: project.id, try ask.word("state") ?? .open, after: ask.query("after"), limit: try ask.limit(),
                for: try ask.actor)
            return .json(
                PageJSON(items: page.items.map { FindingJSON(line: $0, zone: project.zone) }, next: page.next))
        },
        .api(
            .post, Paths.API.roundRecheck, .right(.roundsWalk),
            Operation(
                id: "recheckFinding", summary: "Somebody looked again at what was corrected",
                body: .object(
                    [("inOrder", .boolean), ("note", .nullable(.string(most: Inspections.longestReason)))],
                    required: ["inOrder"]), answer: .ref("RoundFinding"))
        ) { ask in
            let (body, key) = try await ask.json(RecheckBody.self)
            let finding = try await ask.house.inspections.recheck(
                ask.name("finding"), isInOrder: body.inOrder, note: body.note ?? "", request: key, by: try ask.actor)
            let walk = try await ask.house.inspections.walk(finding.round.description, for: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: finding.project)
            return .json(FindingJSON(line: FindingLine(of: finding, walk), zone: zone))
        },
        .api(
            .get, Paths.API.roundCoverage, read,
            Operation(
                id: "roundCoverage", summary: "How the parts of a project or a place are walked this week",
                query: RoundCalls.inProject + [.init("inside", .string())], answer: .ref("RoundCoverage"))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .roundsRead)
            return .json(
                CoverageJSON(
                    coverage: try await ask.house.inspections.coverage(
                        of: project.id, inside: ask.query("inside"), for: try ask.actor)))
        },
        .api(
            .get, Paths.API.roundScores, read,
            Operation(
                id: "roundScores",
                summary: "A month's checks that passed by department and contractor, with their rows",
                query: RoundCalls.inProject + [.init("month", .string()), .init("department", .string())],
                answer: .ref("RoundScores"))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .roundsRead)
            let sheet = try await ask.house.inspections.scores(
                in: project.id, month: ask.query("month"), department: ask.query("department"), for: try ask.actor)
            return .json(ScoresJSON(sheet: sheet, zone: project.zone))
        },
    ]
}
