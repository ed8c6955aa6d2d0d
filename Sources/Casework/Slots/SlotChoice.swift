import Directory
import Kernel
import Store

/// An hour in which somebody can still book something.
package struct SlotChoice: Sendable, Hashable {
    /// The action that books it, and the field of the form that says when.
    package let action: String
    package let field: String
    package let from: Instant
    package let until: Instant
    /// How many more fit into it.
    package let free: Int

    package var window: FormWindow { FormWindow(from: from, until: until) }
}

extension Cases {
    /// So many days ahead customers choose.
    private static let choiceDays = 14

    /// The free hours of what some actions on a case book, the earliest first. What stands here may be taken by
    /// another before it is booked: the booking itself looks again.
    func slotChoices(
        _ db: DB, for item: Case, _ actions: [Procedure.Action], in project: Project, at now: Instant
    ) throws -> [SlotChoice] {
        let rules = try rules(of: item)
        return try actions.flatMap { action in
            try rules.procedure.brought(by: action, item.form).flatMap { one -> [SlotChoice] in
                guard case .slot(let key, let field) = one, let resource = rules.desk.slots.resource(key)
                else { return [] }
                return try freeHours(db, of: resource, for: item, in: project, at: now).map {
                    SlotChoice(action: action.key, field: field, from: $0.from, until: $0.until, free: $0.free)
                }
            }
        }
    }

    private func freeHours(
        _ db: DB, of resource: SlotRules.Resource, for item: Case, in project: Project, at now: Instant
    ) throws -> [(from: Instant, until: Instant, free: Int)] {
        let first = project.zone.day(of: now)
        let until = project.zone.start(of: first.adding(days: Int64(Self.choiceDays)))
        let place = resource.isByBuilding ? try item.place.flatMap { try PlaceTable.find(db, $0) } : nil
        let taken = try SlotTable.overlapping(
            db, resource.key, building: place?.building ?? "", in: project.id, from: now, until: until
        ).filter { $0.item != item.id }.map { SlotCalendar.Taken(booking: $0, item: nil) }
        let days = SlotCalendar.days(from: first, count: Self.choiceDays, of: resource, in: project.zone, taken)
        return days.flatMap(\.slots).filter { $0.from > now }
            .map { ($0.from, $0.until, max(0, resource.capacity - $0.peak)) }.filter { $0.2 > 0 }
    }

    /// The language in which the customer of a case likes to be written to; Chinese where nobody knows.
    func language(_ db: DB, of item: Case) throws -> Language {
        try item.reporter.person.flatMap { try PersonTable.find(db, $0)?.language } ?? .simplified
    }
}

extension SlotRules.Resource {
    /// Whether a window lies in the hours of one day. Pure.
    func isOpen(_ window: FormWindow, in zone: Zone) -> Bool {
        let day = zone.day(of: window.from)
        func at(_ hour: Int) -> Instant {
            hour == 24
                ? zone.start(of: day.adding(days: 1))
                : zone.instant(of: WallClock(date: day.date, hour: hour, minute: 0, second: 0))
        }
        return window.from >= at(opens) && window.until <= at(closes)
    }
}
