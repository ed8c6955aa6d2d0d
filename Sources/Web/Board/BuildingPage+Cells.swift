import Casework
import Directory
import Insight
import Kernel

extension BuildingPage {
    /// The list of open cases of the project that has this in it.
    func live(_ pairs: [(String, String?)]) -> String {
        Paths.cases(
            query: [("project", plan.project.code)] + Phase.live.map { ("phase", $0.rawValue) } + pairs)
    }

    /// A room opens its cases; where nothing is open, whoever lives there.
    func cell(_ cell: BuildingPlan.Cell, seesPeople: Bool) -> Model {
        guard question == .cases else { return answered(cell) }
        let load = cell.load
        let place = cell.place.id.description
        let quiet = seesPeople && cell.place.kind == .room
            ? Paths.people(query: [("q", cell.place.code)])
            : Paths.cases(query: [("project", plan.project.code), ("place", place)])
        return [
            "id": place, "label": cell.label, "state": cell.state.rawValue, "mark": cell.state.mark,
            "count": load.open > 0 ? "\(number(load, cell.state))" : "", "words": words(cell),
            "href": load.open > 0 ? live([("place", place)]) : quiet,
        ]
    }

    /// As many as are of the gravest kind.
    private func number(_ load: BuildingPlan.Load, _ state: BuildingPlan.State) -> Int {
        switch state {
        case .emergency: load.emergencies
        case .late: load.overdue
        case .soon, .open, .quiet: load.open
        }
    }

    /// What the cell says to whoever hears it or points at it.
    private func words(_ cell: BuildingPlan.Cell) -> String {
        let load = cell.load
        var words = [ask.text("plan.count", ["n": "\(load.open)"])]
        if load.emergencies > 0 { words.append(ask.text("plan.emergencies", ["n": "\(load.emergencies)"])) }
        if load.overdue > 0 { words.append(ask.text("plan.overdue", ["n": "\(load.overdue)"])) }
        if let due = load.nextDue, load.overdue == 0 { words.append(times.left(until: due)) }
        return "\(cell.place.name): " + (load.open == 0 ? ask.text("plan.quiet") : words.joined(separator: " · "))
    }

    /// What the shapes mean, and how many places are so.
    var legend: [Model] {
        guard question == .cases else { return answers }
        let counts = Dictionary(grouping: plan.cells, by: \.state).mapValues(\.count)
        return BuildingPlan.State.allCases.map { state in
            [
                "state": state.rawValue, "mark": state.mark, "name": ask.text("plan.state.\(state.rawValue)"),
                "count": "\(counts[state] ?? 0)",
            ]
        }
    }
}

extension BuildingPlan.State {
    /// Shapes tell the states apart where colours do not.
    fileprivate var mark: String {
        switch self {
        case .emergency: "‼"
        case .late: "▲"
        case .soon: "◆"
        case .open: "●"
        case .quiet: "·"
        }
    }
}
