import Casework
import Directory
import Insight
import Kernel
import Workforce

// By project, building, department and person: what stands under a name leads on, the number opens its list.
extension BoardPage {
    /// As many people and departments as are shown; the list has the others.
    private static let mostBars = 10

    /// Each leads to its own board, its number to its cases.
    var projects: [Model] {
        let bars = bars(
            figures.openByProject.map { one in
                (one.project.name, one.count, Paths.board(query: [("project", one.project.code)]))
            })
        return zip(bars, figures.openByProject).map { bar, one in
            bar.merging(["list": liveCases(("project", one.project.code))])
        }
    }

    var groupModel: Model {
        let (departments, agents, workers) = (people(.department), people(.agent), people(.worker))
        let tiles = (figures.groups[.building] ?? []).map(tile)
        return [
            "departments": departments, "hasDepartments": !departments.isEmpty, "agents": agents,
            "hasAgents": !agents.isEmpty, "workers": workers, "hasWorkers": !workers.isEmpty,
            "showsBuildings": figures.groups[.building] != nil, "buildings": tiles, "hasBuildings": !tiles.isEmpty,
        ]
    }

    private func people(_ by: Board.Grouping) -> [Model] {
        bars(
            (figures.groups[by] ?? []).prefix(Self.mostBars).map { group in
                switch by {
                case .department:
                    (ID(group.key).map(names.department) ?? "", group.count, liveCases(("department", group.key)))
                case .agent: (ID(group.key).map(names.staff) ?? "", group.count, liveCases(("agent", group.key)))
                default: (ID(group.key).map(names.staff) ?? "", group.count, liveCases(("assignee", group.key)))
                }
            })
    }

    /// A building leads to its plan; a place without rooms is its number alone.
    private func tile(_ group: Board.Group) -> Model {
        var tile: Model = [
            "name": group.key == CaseFilter.noBuilding ? ask.text("board.noPlace") : group.place?.name ?? group.key,
            "count": "\(group.count)", "hasCount": group.count > 0,
            "list": liveCases(("building", group.key)), "id": Path.encoded(group.key),
        ]
        if let place = group.place { tile["href"] = Paths.placeBoard(place.id.description) }
        return tile
    }
}

// MARK: Who is on shift

extension BoardPage {
    private static let mostPeople = 24

    /// Those who work, with what they work on; and those who are free, by name.
    var shiftModel: Model {
        let busy = shift.filter { !$0.work.isEmpty }
        let free = shift.filter(\.work.isEmpty)
        let shown = busy.prefix(Self.mostPeople).map { one -> Model in
            [
                "name": one.name, "work": one.work.prefix(3).map(work),
                "more": one.work.count > 3 ? "+\(one.work.count - 3)" : "",
                "href": liveCases(("assignee", one.staff.description)),
            ]
        }
        return [
            "busy": shown, "hasBusy": !busy.isEmpty, "onShift": "\(shift.count)", "hasShift": !shift.isEmpty,
            "free": free.prefix(Self.mostPeople * 2).map(\.name).joined(separator: "、"), "freeCount": "\(free.count)",
            "hasFree": !free.isEmpty,
        ]
    }

    private func work(_ work: OnShift.Work) -> Model {
        [
            "title": [work.place ?? "", work.title].filter { !$0.isEmpty }.joined(separator: " "),
            "state": names.taskState(work.state), "href": Paths.case_(work.number), "since": times.short(work.sentAt),
            "id": work.number,
        ]
    }
}
