import Casework
import Directory
import Kernel
import Workforce

/// The pages of places, one beside the other.
enum PlaceTabs {
    static func models(here: Path, project: String?, in ask: Ask) -> [Model] {
        let own = Premises.mayReadArrears(in: nil, ask.session?.actor) ? [("arrears.title", Paths.arrears)] : []
        // What is counted over a project is for those who see all of it.
        let overAll = [
            ("vacancy.title", Paths.vacancy), ("parking.title", Paths.parking), ("zone.title", Paths.zones),
        ]
        let isWhole = ask.session?.actor.mayWholly(.placesRead) ?? false
        let all = [("places.tree", Paths.places), ("care.title", Paths.care)] + (isWhole ? overAll : []) + own
        return all.map { key, path in
            ["name": ask.text(key), "href": path(query: [("project", project)]), "isHere": path == here]
        }
    }

    /// What every list over a project has: tabs, and which project it is.
    ///
    /// - Parameter projects: those that may be chosen; nil for those whose places may be seen.
    static func frame(
        here: Path, _ project: Project, of projects: [Project]? = nil, in ask: Ask
    ) async throws -> Model {
        let projects = if let projects { projects } else { try await ask.projects(listing: .placesRead) }
        return [
            "tabs": models(here: here, project: project.code, in: ask), "project": project.code,
            "projectName": project.name, "here": here(),
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "hasProjects": projects.count > 1,
        ]
    }
}
