import Kernel
import Web
import Workforce

/// A department of three hundred, each with a shift on every day of the month that its pattern gives them.
enum BenchRoster {
    static let size = 300
    private static let pattern = "three-shifts"

    /// What is there already counts.
    ///
    /// - Returns: the address of the month.
    static func prepare(_ house: House, by actor: Actor) async throws -> String {
        guard let department = try await house.team.departments().min(by: { $0.key < $1.key }),
            let project = try await house.places.projects().first
        else { throw UsageError("there is no post to plan for") }
        var members = try await house.team.all().filter { $0.isActive && $0.departments.contains(department.id) }
        let password = try SealedPassword("bench-password")
        for number in members.count..<max(members.count, size) {
            members.append(
                try await house.team.add(
                    StaffDraft(
                        user: "bench-roster-\(number)", name: "班员\(number)", departments: [department.id],
                        roles: [.init(role: "guard", project: project.id)]),
                    password: password, by: actor.staff.number))
        }
        let place = RosterPlace(project: project.code, department: department.key)
        let month = RosterMonth(of: project.zone.day(of: house.store.clock.now()))
        var filling = PatternFilling()
        (filling.pattern, filling.first, filling.last) = (pattern, month.first, month.last)
        filling.members = members.prefix(size).enumerated().map { ($0.element.id, $0.offset) }
        _ = try await house.roster.fill(filling, place, by: actor)
        return Paths.roster(
            query: [("project", project.code), ("department", department.key), ("month", "\(month)")])
    }
}
