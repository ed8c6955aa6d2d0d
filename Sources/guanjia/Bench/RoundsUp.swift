import Directory
import Foundation
import Kernel
import Rounds
import Web
import Workforce

/// How fast the rounds of a day are made and given out: 2,000 plans of 30 points each for 200 walkers, beside as many
/// rows of the same size written by SQLite alone.
enum RoundsUp {
    private static let plans = 2000
    private static let points = 30
    private static let walkers = 200

    struct Result: Sendable {
        let rounds: Int
        let given: Int
        let seconds: Double
        /// The raw limit of the same run.
        let rawSeconds: Double
    }

    /// - Parameter actor: who may plan in all projects.
    static func measure(_ options: StoreOptions, _ folder: URL, by actor: Actor) async throws -> Result {
        // The day after the newest of the store, so that nothing of it is made yet.
        let house = try await options.open(Clock { Clock.system.now() + .days(1) })
        defer { house.store.close() }
        let code = "rounds-\(house.store.ids.make(RoundsUp.Mark.self))"
        let project = try await house.places.addProject(code: code, name: code, zone: .shanghai, by: 0)
        let places = try await house.places.add(
            (1...points).map {
                PlaceDraft(project: project.id, parent: nil, kind: .area, code: "\($0)", name: "点位 \($0)")
            }, by: 0)
        try await hire(house, in: project.id)
        let tomorrow = project.zone.day(of: house.store.clock.now())
        for number in 0..<plans {
            _ = try await house.inspections.add(
                draft(number, places, from: tomorrow), in: project.id, by: actor)
        }
        let later = try await options.open(Clock { Clock.system.now() + .days(2) })
        defer { later.store.close() }
        let begun = ContinuousClock().now
        let made = try await later.inspections.run()
        let seconds = (ContinuousClock().now - begun).inSeconds
        let rounds = try await later.inspections.rounds(in: project.id, for: actor).rounds
        return Result(
            rounds: made, given: rounds.count { $0.assignee != nil }, seconds: seconds,
            rawSeconds: try RawRows.measure(in: folder, rows: plans, bytes: points * 130))
    }

    private enum Mark {}

    private static func draft(_ number: Int, _ places: [Place], from day: Day) -> RoundPlanDraft {
        var draft = RoundPlanDraft()
        (draft.name, draft.rule, draft.isOn) = ("巡查 \(number)", "FREQ=DAILY", true)
        // From the day after on: adding them makes nothing, and the night makes all of them at once.
        (draft.startsOn, draft.windows) = (day.adding(days: 1), ["00:00-24:00"])
        draft.assignment = RoundPlan.Assignment(.role, role: "guard")
        draft.points = places.enumerated().map { place, one in
            .init(place: one.id.description, code: "R-\(number)-\(place)", name: one.name)
        }
        draft.checks = [.init(key: "ok", name: "正常", kind: .yes)]
        return draft
    }

    private static func hire(_ house: House, in project: ID<Project>) async throws {
        let password = try SealedPassword("bench-password")
        let order = try await house.team.departments().filter { $0.key == "order" }.map(\.id)
        for number in 0..<walkers {
            _ = try await house.team.add(
                StaffDraft(
                    user: "walker-\(house.store.ids.make(RoundsUp.Mark.self))", name: "巡查员\(number)",
                    departments: order, roles: [.init(role: "guard", project: project)]),
                password: password, by: 0)
        }
    }
}
