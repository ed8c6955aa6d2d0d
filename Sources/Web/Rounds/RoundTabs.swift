import Casework
import Directory
import Kernel
import Rounds
import Workforce

/// The pages of rounds, one beside the other.
enum RoundTabs {
    static func frame(here: Path, project: String? = nil, in ask: Ask) throws -> Model {
        let actor = try ask.actor
        let all: [(String, Path, [Right])] = [
            ("rounds.mine", Paths.rounds, [.roundsWalk]), ("rounds.day", Paths.roundsDay, [.roundsRead]),
            ("rounds.findings", Paths.roundFindings, [.roundsRead]),
            ("rounds.coverage", Paths.roundCoverage, [.roundsRead]),
            ("rounds.scores", Paths.roundScores, [.roundsRead]),
            ("payments.title", Paths.payments, [.roundsRead]),
            ("rounds.plans", Paths.roundPlans, [.roundsRead, .roundsPlan]),
        ]
        return [
            "tabs": all.filter { tab in tab.2.contains { actor.may($0) } }.map { key, path, _ -> Model in
                [
                    "name": ask.text(key), "href": path(query: path == Paths.rounds ? [] : [("project", project)]),
                    "isHere": path == here,
                ]
            }, "here": here(),
        ]
    }

    /// With which project it is, where there are several.
    static func frame(here: Path, _ project: Project, _ right: Right, in ask: Ask) async throws -> Model {
        let projects = try await ask.projects(right)
        return try frame(here: here, project: project.code, in: ask).merging([
            "project": project.code, "projectName": project.name,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1,
        ])
    }
}
