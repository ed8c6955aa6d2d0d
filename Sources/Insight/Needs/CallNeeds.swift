import Casework
import Channels
import Directory
import Kernel
import Store
import Workforce

/// Forecasts how many people the telephone needs, hour by hour, and holds the plan against it.
package struct CallNeeds: Sendable {
    let store: Store
    let telephone: TelephoneRules
    let roster: Roster

    package init(_ store: Store, telephone: TelephoneRules, roster: Roster) {
        (self.store, self.telephone, self.roster) = (store, telephone, roster)
    }

    /// Seven days from `first`. An hour is forecast as the mean of the same hour of the same weekday in the weeks
    /// before today; a public holiday is taken for a Sunday, and past ones say nothing of their weekday.
    ///
    /// - Throws: as ``Roster/plan(_:_:for:)``
    package func week(_ place: RosterPlace, from first: Day, for actor: Actor) async throws -> CallNeedWeek {
        try await store.read { db in
            let days = first...first.adding(days: 6)
            let presence = try roster.presence(db, place, days, for: actor)
            let zone = presence.project.zone
            let today = zone.day(of: store.clock.now())
            let past = today.adding(days: Int64(-7 * telephone.need.weeks))...today.adding(days: -1)
            let quarters = try CallTable.quarters(
                db, presence.project.id, in: zone.start(of: past.lowerBound)..<zone.start(of: today), telephone)
            let first = try CallTable.first(db, presence.project.id).map(zone.day(of:))
            let history = CallHistory(quarters, past, zone, since: first, holidays: roster.rules.holidays)
            let handling = history.talking.map { $0 + telephone.need.wrapUp }
            let hours = days.lowerBound.through(days.upperBound).flatMap { day in
                (0..<24).map { hour in
                    let calls = history.mean(of: day, hour)
                    let queue = ErlangC(callsPerHour: calls, handling: handling ?? telephone.need.wrapUp)
                    return CallNeed(
                        day: day, hour: hour, calls: calls,
                        need: queue.agents(answering: telephone.need.share, within: telephone.answerWithin),
                        planned: presence.fewest(in: zone.hour(hour, of: day)))
                }
            }
            return CallNeedWeek(
                project: presence.project, department: presence.department, days: days, rules: telephone.need,
                answerWithin: telephone.answerWithin, weeks: history.weeks, handling: handling, hours: hours)
        }
    }
}

extension Zone {
    /// An hour of the clock on a day; nothing where the clock leaves it out.
    fileprivate func hour(_ hour: Int, of day: Day) -> Range<Instant> {
        let from = first(showing: hour * 60, of: day)
        return from..<max(from, first(showing: (hour + 1) * 60, of: day))
    }
}
