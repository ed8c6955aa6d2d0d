import Directory
import Kernel
import Workforce

/// The form that chooses a post.
struct PostChoice {
    let place: RosterPlace
    let projects: [Project]
    let names: Names

    init(_ place: RosterPlace, _ names: Names, _ ask: Ask) async throws {
        (self.place, self.names, projects) = (place, names, try await ask.dutyProjects())
    }

    var model: Model {
        let chosen = projects.first { $0.code == place.project || $0.id.description == place.project }
        return [
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: chosen?.code),
            "hasProjects": projects.count > 1, "project": place.project, "department": place.department,
            "departments": names.departmentOptions(having: place.department),
            "toLog": Paths.dutyLog(query: query), "toHandovers": Paths.handovers(query: query),
            "toForm": Paths.handoverForm(query: query),
        ]
    }

    var query: [(String, String?)] { [("project", place.project), ("department", place.department)] }
}
