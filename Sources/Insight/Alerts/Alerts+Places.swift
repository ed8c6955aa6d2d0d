import Casework
import Directory
import Kernel
import Store

extension Alerts {
    /// What stands of places: empty rooms and arrears, of a project or zone by zone.
    func standing(
        _ db: DB, _ rule: AlertRules.Rule, of desk: Desk, _ project: Project, at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        switch rule.sight {
        case .vacancy(let window, _, _, let per):
            return try vacancy(db, rule, of: desk, project, since: today.before(window), per, today)
        case .arrears(let window, _, _, _, _, let per):
            return try arrears(db, rule, of: desk, project, since: today.before(window), per, at: now)
        default: return []
        }
    }

    private func vacancy(
        _ db: DB, _ rule: AlertRules.Rule, of desk: Desk, _ project: Project, since day: Day, _ per: AlertRules.Area,
        _ today: Day
    ) throws -> [Sighting] {
        let empty = desk.knowledge.premises.empty
        guard !empty.isEmpty else { return [] }
        func seen(_ code: String?) throws -> Emptiness {
            Emptiness(try StatusTable.changes(db, .room, in: project.id, since: day, at: code), empty: empty)
        }
        return try parts(db, project, per, today, seen).compactMap { zone, seen in
            Sighting.vacancy(rule, in: project.id, desk: desk.key, zone: zone, seen)
        }
    }

    /// A statement of which something was told since the last turn may still be on its way in: it is left for the next.
    private func arrears(
        _ db: DB, _ rule: AlertRules.Rule, of desk: Desk, _ project: Project, since day: Day, _ per: AlertRules.Area,
        at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        let two = try ArrearsStatementTable.list(db, in: project.id, until: today, limit: 2)
        guard two.count == 2, two[0].day >= day,
            let told = try two.map({ try ArrearsStatementTable.lastTold(db, $0) }).max(), told + rule.every <= now
        else { return [] }
        func sums(_ one: ArrearsStatement) throws -> [(zone: String?, sum: ArrearsSum)] {
            try parts(db, project, per, today) { try ArrearsSumTable.sum(db, one.id, in: project.id, at: $0) }
        }
        return try zip(sums(two[0]), sums(two[1])).compactMap { now, before in
            Sighting.arrears(
                rule, in: project.id, desk: desk.key, zone: now.zone, now: .init(day: two[0].day, sum: now.sum),
                before: .init(day: two[1].day, sum: before.sum))
        }
    }

    /// The project as a whole, or each zone by its code.
    private func parts<Sum: AdditiveArithmetic>(
        _ db: DB, _ project: Project, _ per: AlertRules.Area, _ today: Day, _ sum: (String?) throws -> Sum
    ) throws -> [(zone: String?, sum: Sum)] {
        switch per {
        case .project: [(nil, try sum(nil))]
        case .zone:
            try ZoneParts.read(db, in: project.id, on: today).tally(.zero) { try sum($0) }
                .compactMap { one in one.zone.map { (zone: $0.code, sum: one.sum) } }
        }
    }
}

extension Day {
    fileprivate func before(_ window: Span) -> Day { adding(days: -window.milliseconds / 86_400_000) }
}
