import Directory
import Kernel
import Store

/// Everything that is read to draw and to judge the plan of a department for some days, however many people it has.
struct RosterBook {
    let project: Project
    let department: Department
    let days: ClosedRange<Day>
    let zones: [ID<Project>: Zone]
    /// Those who work in the department and the project, and those who are planned in it; by name.
    let staff: [Staff]
    /// Also of other projects and of days around.
    var cells: [RosterCell]
    /// Asked for or approved.
    let leaves: [Leave]

    init(_ db: DB, _ project: Project, _ department: Department, _ days: ClosedRange<Day>) throws {
        (self.project, self.department, self.days) = (project, department, days)
        zones = Dictionary(uniqueKeysWithValues: try ProjectTable.all(db).map { ($0.id, $0.zone) })
        let reach = RosterCheck.reach(of: days)
        cells = try RosterTable.cells(db, in: project.id, of: department.id, reach)
        leaves = try LeaveTable.leaves(db, of: department.id, reach)
        let planned = Set(
            cells.filter {
                $0.project == project.id && $0.department == department.id && days.contains($0.day) && $0.shift != nil
            }.map(\.staff))
        staff = try StaffTable.all(db).filter { one in
            planned.contains(one.id) || one.works(in: project.id, department.id)
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// What the plan breaks.
    func check(_ rules: RosterRules) -> RosterCheck {
        RosterCheck(
            rules, days, in: project.id, department,
            members: staff.map { one in
                let posts = one.roles.filter { $0.project == nil || $0.project == project.id }
                return .init(staff: one.id, roles: Set(posts.map(\.role)))
            }, cells: cells, leaves: leaves, zones: zones)
    }

    /// The same with other shifts.
    func with(_ changed: [RosterCell]) -> RosterBook {
        var book = self
        let keys = Set(changed.map { Key($0) })
        book.cells = cells.filter { !keys.contains(Key($0)) } + changed
        return book
    }

    private struct Key: Hashable {
        let staff: ID<Staff>
        let day: Day
        let project: ID<Project>

        init(_ cell: RosterCell) { (staff, day, project) = (cell.staff, cell.day, cell.project) }
    }
}

extension Staff {
    func works(in project: ID<Project>, _ department: ID<Department>) -> Bool {
        isActive && departments.contains(department)
            && roles.contains { $0.project == nil || $0.project == project }
    }
}
