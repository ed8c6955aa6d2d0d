import Kernel
import Rounds
import Web
import Workforce

extension DemoHistory {
    /// The demo's plans stay proposals but for a few that the manager took up a while ago; who is on duty walks what
    /// there is of the day before and of this morning.
    func rounds(before end: Instant) {
        then(end - .days(1) - .hours(3)) { [self] in
            for key in ["zone-walk", "lifts", "supply"] { try await takeUp(key) }
        }
        let zone = estate.project.zone
        let today = zone.day(of: end)
        for day in [today.adding(days: -1), today] {
            let begin = zone.first(showing: 9 * 60 + 40, of: day)
            then(begin) { [self] in
                _ = try await house.inspections.run()
                try await walks(until: begin)
            }
        }
    }

    private func takeUp(_ key: String) async throws {
        let (manager, project) = (try actor("lin"), estate.project.id)
        var draft = try await house.inspections.draft(of: key, in: project, .simplified, for: manager)
        draft.isOn = true
        if key == "zone-walk" { draft.assignment.standIns = [try actor("ma").staff, try actor("hu").staff] }
        _ = try await house.inspections.add(draft, in: project, proposal: key, by: manager)
    }

    /// Everybody walks some points of theirs; now and then something is not as it should be.
    private func walks(until begin: Instant) async throws {
        for (user, walker) in estate.actors.sorted(by: { $0.key < $1.key })
        where walker.may(.roundsWalk, in: estate.project.id) {
            for round in try await house.inspections.mine(for: walker).mine.prefix(2) where round.isRunning {
                let walk = try await house.inspections.walk(round.id.description, for: walker)
                for (place, point) in walk.route.content.points.dropLast(2).enumerated() {
                    let answers = walk.route.content.checks(at: point.key).map { check in
                        (check.key, value(of: check, isBad: dice.chance(6)))
                    }
                    hand.set(begin + .minutes(Int64(place) * 3))
                    let report = VisitReport(
                        point: point.key, key: "demo-\(user)-\(round.id)-\(point.key)", code: point.code,
                        answers: Dictionary(answers) { first, _ in first })
                    _ = try await house.inspections.visit(report, on: round.id.description, by: walker)
                }
            }
        }
        _ = try await house.inspections.run()
    }

    private func value(of check: RoundPlan.Check, isBad: Bool) -> Int {
        switch check.kind {
        case .yes: isBad ? 0 : 1
        case .score: isBad ? 2 : dice.pick([3, 4, 5])
        case .number: isBad ? (check.most ?? 0) + 5 : ((check.least ?? 0) + (check.most ?? 0)) / 2
        }
    }
}
