import Casework
import Kernel
import Web
import Workforce

/// Two thousand who do the work, on duty, each with two pieces in hand.
enum BenchCrew {
    private static let size = 2000

    /// What is there already counts.
    ///
    /// - Returns: cases whose trade's department is asked for.
    static func prepare(_ house: House, by actor: Actor) async throws -> [String] {
        let departments = try await house.team.departments()
        let known = try await house.team.all().count
        let password = try SealedPassword("bench-password")
        for number in known..<max(known, size) {
            let department = departments[number % departments.count]
            let staff = try await house.team.add(
                StaffDraft(
                    user: "bench-\(number)", name: "师傅\(number)", departments: [department.id],
                    roles: [.init(role: "engineer", project: nil)]),
                password: password, by: actor.staff.number)
            let own = try await house.store.read { try Doorkeeper.actor($0, staff.id)?.0 }
            if let own { try await house.duty.set(true, by: own) }
            for piece in 0..<2 {
                let item = try await register(number * 2 + piece, house, by: actor)
                var asked = ActRequest("dispatch")
                asked.to = staff.user
                _ = try await house.cases.act(asked, on: item.number, by: actor)
            }
        }
        var numbers: [String] = []
        for number in 0..<64 { numbers.append(try await register(number, house, by: actor).number) }
        return numbers
    }

    private static func register(_ number: Int, _ house: House, by actor: Actor) async throws -> Case {
        var intake = Intake()
        (intake.kind, intake.channel) = ("repair", "telephone")
        intake.category = BenchFilling.categories[number % BenchFilling.categories.count]
        intake.place = "1-1-\(number % 500 + 1)"
        intake.reporter = Reporter(name: "住户\(number % 977)")
        intake.text = BenchFilling.subjects[number % BenchFilling.subjects.count]
        return try await house.cases.register(intake, by: actor)
    }
}
