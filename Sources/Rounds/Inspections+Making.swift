import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

extension Inspections {
    /// Makes the rounds of a day, each once: those of every plan, or of one that was changed.
    ///
    /// - Parameter actor: who changed the plan.
    /// - Returns: how many are new.
    @discardableResult
    func make(
        _ tx: Tx, _ project: Project, on day: Day, only plan: RoundPlan? = nil, by actor: Actor? = nil
    ) throws -> Int {
        let plans = try plan.map { [$0] } ?? RoundPlanTable.all(tx, of: project.id, .on)
        let there = try plan.map { try RoundTable.of(tx, plan: $0.id, on: day) }
            ?? RoundTable.of(tx, project.id, on: day)
        let coming = plans.filter { $0.comes(on: day) }
        guard !coming.isEmpty || !there.isEmpty else { return 0 }
        var book = try DayBook(
            tx, project, day, roster, empty: empty,
            others: try plan == nil ? there : RoundTable.of(tx, project.id, on: day))
        let wanted = try coming.flatMap { try book.rounds(tx, of: $0) }.filter { $0.span.upperBound > tx.now }
        let routes = try routes(tx, wanted)
        return try settle(tx, wanted, routes, there, on: day, follows: plan == nil ? nil : actor)
    }

    private func routes(_ tx: Tx, _ wanted: [RoundToBe]) throws -> [String: ID<RoundRoute>] {
        let all = Dictionary(wanted.map { ($0.digest, $0) }) { first, _ in first }
        var known = try RoundRouteTable.known(tx, all.keys.sorted())
        let new = all.values.filter { known[$0.digest] == nil }.sorted { $0.digest < $1.digest }
        var rows: [[any SQLConvertible]] = []
        for one in new {
            let id: ID<RoundRoute> = tx.newID()
            known[one.digest] = id
            rows.append([id, one.plan.id, one.digest, one.route])
        }
        try tx.put(into: "round_route", "id, plan, digest, points", rows: rows)
        return known
    }

    private func settle(
        _ tx: Tx, _ wanted: [RoundToBe], _ routes: [String: ID<RoundRoute>], _ there: [Round], on day: Day,
        follows actor: Actor?
    ) throws -> Int {
        struct Name: Hashable {
            let plan: ID<RoundPlan>
            let part: String
        }
        let old = Dictionary(uniqueKeysWithValues: there.map { (Name(plan: $0.plan, part: $0.part), $0) })
        var new: [Round] = []
        for one in wanted {
            guard let route = routes[one.digest] else { continue }
            if let round = old[Name(plan: one.plan.id, part: one.part)] {
                if let actor { try follow(tx, round, one, route, by: actor) }
            } else { new.append(round(one, route, on: day, id: tx.newID())) }
        }
        try RoundTable.insert(tx, new)
        guard actor != nil else { return new.count }
        let kept = Set(wanted.map { Name(plan: $0.plan.id, part: $0.part) })
        for round in there where round.state == .open && !kept.contains(Name(plan: round.plan, part: round.part)) {
            var round = round
            (round.state, round.version) = (.cancelled, round.version + 1)
            try RoundTable.update(tx, round)
        }
        return new.count
    }

    private func round(_ one: RoundToBe, _ route: ID<RoundRoute>, on day: Day, id: ID<Round>) -> Round {
        Round(
            id: id, project: one.plan.project, plan: one.plan.id, name: one.plan.name, day: day, part: one.part,
            route: route, points: one.count, startsAt: one.span.lowerBound, endsAt: one.span.upperBound,
            closesAt: one.span.upperBound + rules.missedAfter, assignee: one.assignee, former: [],
            department: one.plan.content.department, state: .open, walked: 0, begunAt: nil, finishedAt: nil,
            reason: "", version: 1)
    }

    /// What nobody has begun becomes as the plan is now.
    private func follow(_ tx: Tx, _ round: Round, _ one: RoundToBe, _ route: ID<RoundRoute>, by actor: Actor) throws {
        guard round.state == .open || round.state == .cancelled, round.walked == 0 else { return }
        var next = round
        (next.route, next.points, next.state) = (route, one.count, .open)
        (next.startsAt, next.endsAt) = (one.span.lowerBound, one.span.upperBound)
        next.closesAt = one.span.upperBound + rules.missedAfter
        if let before = round.assignee, before != one.assignee { next.former.append(before) }
        next.assignee = one.assignee
        guard next != round else { return }
        next.version += 1
        if next.assignee != round.assignee { try RoundGivingTable.add(tx, .plan, from: round, to: next, by: actor) }
        try RoundTable.update(tx, next)
    }
}
