import Directory
import Insight
import Kernel
import Workforce

/// The choice of window and project above the figures: what is chosen is what the address says.
enum FigureChooser {
    /// - Parameter page: the address of the page that it stands on, with these pairs.
    static func model(
        _ address: FigureAddress, _ window: FigureWindow, _ ask: Ask, page: ([(String, String?)]) -> String
    ) async throws -> Model {
        let all = try await ask.house.places.projects()
        let projects = try ask.actor.projects(.figuresRead, of: all)
        let kept: [(String, String?)] = [("by", ask.query("by"))]
        func link(_ name: FigureSpan.Name) -> Model {
            let pairs: [(String, String?)] = [("project", address.query.project), ("window", name.rawValue)]
            return [
                "name": ask.text("window.\(name.rawValue)"), "href": page(pairs + kept),
                "isHere": name == address.window,
            ]
        }
        let (first, last) = (window.firstDay.description, window.lastDay.description)
        return [
            "windows": FigureSpan.Name.allCases.map(link), "path": page([]), "by": ask.query("by") ?? "",
            "from": ask.query("from") ?? first, "to": ask.query("to") ?? last, "hasProjects": projects.count > 1,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: address.query.project),
        ]
    }
}
