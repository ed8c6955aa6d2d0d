import Kernel
import Web
import Workforce

extension DemoHistory {
    /// Department → pattern, and by how many days each next person is shifted.
    private static let patterns: [(department: String, pattern: String, step: Int)] = [
        ("service", "office-week", 2), ("engineering", "three-shifts", 2), ("order", "three-shifts", 4),
        ("cleaning", "office-week", 1), ("steward", "office-week", 3),
    ]
    /// Of these departments somebody says that they are on duty.
    private static let present: Set = ["order", "cleaning", "steward"]

    /// The month is planned and published, the next one is planned; somebody is away, somebody asks to be, and two want
    /// to swap.
    func roster(before end: Instant) {
        let zone = estate.project.zone
        let month = RosterMonth(of: zone.day(of: end))
        then(end - .days(20)) { [self] in
            for (department, pattern, step) in Self.patterns {
                try await fill(department, pattern, step, month, month.next)
            }
            for (department, _, _) in Self.patterns {
                try await house.roster.publish(
                    place(department), month, reason: "人手不足，已报经理，月内补招。", by: try actor("liu"))
            }
        }
        then(end - .days(6)) { [self] in try await leaves(from: zone.day(of: end)) }
        then(end - .hours(20)) { [self] in try await swap(from: zone.day(of: end)) }
        then(end - .minutes(3)) { [self] in
            for (staff, _) in try await house.roster.planned(at: hand.now).sorted(by: { $0.key < $1.key }) {
                guard let one = try await house.team.staff(staff), let actor = estate.actors[one.user],
                    try await works(one)
                else { continue }
                try await house.duty.set(true, by: actor)
            }
        }
    }

    private func place(_ department: String) -> RosterPlace {
        RosterPlace(project: estate.project.code, department: department)
    }

    private func works(_ staff: Staff) async throws -> Bool {
        try await house.team.departments().contains {
            Self.present.contains($0.key) && staff.departments.contains($0.id)
        }
    }

    private func fill(
        _ department: String, _ pattern: String, _ step: Int, _ first: RosterMonth, _ last: RosterMonth
    ) async throws {
        let plan = try await house.roster.plan(place(department), first, for: try actor("liu"))
        var filling = PatternFilling()
        (filling.pattern, filling.first, filling.last) = (pattern, first.first, last.last)
        filling.members = plan.lines.enumerated().map { ($0.element.staff.id, $0.offset * step) }
        _ = try await house.roster.fill(filling, place(department), by: try actor("liu"))
    }

    private func leaves(from today: Day) async throws {
        for (user, kind, day, reason) in [
            ("he", "annual", 3, "回老家看父母"), ("zhao", "personal", 6, "孩子家长会"), ("xiao", "sick", 2, "复查"),
        ] as [(String, String, Int64, String)] {
            var draft = LeaveDraft()
            (draft.kind, draft.reason) = (kind, reason)
            (draft.first, draft.last) = (today.adding(days: day), today.adding(days: day + 1))
            let leave = try await house.roster.ask(draft, by: try actor(user))
            guard user != "zhao" else { continue }
            _ = try await house.roster.act(.approve, on: leave.id, note: "注意交接", by: try actor("liu"))
        }
    }

    /// Asked for one of the next days on which a colleague is off.
    private func swap(from today: Day) async throws {
        let asker = try actor("wang")
        for day in today.adding(days: 1).through(today.adding(days: 9)) {
            let others = try? await house.roster.colleagues(on: day, for: asker).others
            guard let free = others?.first(where: { $0.shift == nil })?.staff.user else { continue }
            let other = try actor(free)
            var draft = SwapDraft(place("engineering"), other: other.staff, day: day)
            draft.reason = "家里有事"
            let swap = try await house.roster.ask(draft, by: asker)
            _ = try await house.roster.act(.accept, on: swap.id, by: other)
            return
        }
    }
}
