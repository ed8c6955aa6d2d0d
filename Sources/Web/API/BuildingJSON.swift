import Directory
import Insight
import Kernel

/// A building with its floors from the top down; a door that a floor does not have is null.
struct BuildingJSON: JSONValue {
    let plan: BuildingPlan

    var json: JSON {
        .object([
            ("project", plan.project.code.json), ("building", PlaceJSON(plan.building).json),
            ("asOf", plan.project.zone.text(plan.asOf).json), ("total", .object(load(plan.total))),
            (
                "units",
                .array(plan.units.map { .object([("name", $0.name.json), ("columns", $0.columns.json)]) })
            ),
            (
                "floors",
                .array(
                    plan.floors.map { floor in
                        .object([
                            ("name", floor.name.json), ("rooms", .array(floor.cells.map { $0.map(cell) ?? .null })),
                        ])
                    })
            ),
            ("others", .array(plan.others.map(cell))), ("complete", (!plan.isCut).json),
        ])
    }

    private func cell(_ cell: BuildingPlan.Cell) -> JSON {
        .object(
            [
                ("place", cell.place.id.json), ("code", cell.place.code.json),
                ("kind", cell.place.kind.rawValue.json), ("label", cell.label.json),
                ("state", cell.state.rawValue.json), ("status", (cell.place.status?.rawValue).json),
                ("steward", cell.steward.json),
            ] + load(cell.load))
    }

    private func load(_ load: BuildingPlan.Load) -> [(String, JSON)] {
        [
            ("open", load.open.json), ("overdue", load.overdue.json), ("emergencies", load.emergencies.json),
            ("nextDue", load.nextDue.map(plan.project.zone.text).json),
        ]
    }
}
