import Directory
import Kernel

/// Days and hours of something that can be booked: what is taken, and what is free. A value, made without a store.
package struct SlotCalendar: Sendable {
    /// A booking, with its case where the reader may see it.
    package struct Taken: Sendable {
        package let booking: Booking
        package let item: Case?
    }

    /// An hour of a day.
    package struct Slot: Sendable {
        package let from: Instant
        package let until: Instant
        /// The most that hold at one time in it.
        package let peak: Int
        package let taken: [Taken]
    }

    package struct DaySlots: Sendable {
        package let day: Day
        package let slots: [Slot]
    }

    package let resource: SlotRules.Resource
    package let project: Project
    /// Empty where all buildings share it, and where none was chosen.
    package let building: String
    /// Those of the project, as people count them.
    package let buildings: [Place]
    package let days: [DaySlots]
    /// The kind of case that books it and the field of its form that says when; nil where no procedure does.
    package let way: (kind: String, field: String)?

    /// How many more fit into an hour that is not over.
    package func free(_ slot: Slot, at now: Instant) -> Int {
        slot.until <= now ? 0 : max(0, resource.capacity - slot.peak)
    }

    /// Pure: the hours of some days, on the wall clock of a zone.
    static func days(
        from first: Day, count: Int, of resource: SlotRules.Resource, in zone: Zone, _ taken: [Taken]
    ) -> [DaySlots] {
        (0..<Int64(count)).map { place in
            let day = first.adding(days: place)
            let slots = (resource.opens..<resource.closes).map { hour in
                let from = zone.instant(of: WallClock(date: day.date, hour: hour, minute: 0, second: 0))
                let until = from + .hours(1)
                let within = taken.filter { $0.booking.from < until && $0.booking.until > from }
                let peak = Booking.peak(within.map(\.booking), from: from, until: until)
                return Slot(from: from, until: until, peak: peak, taken: within)
            }
            return DaySlots(day: day, slots: slots)
        }
    }
}

extension Desk {
    /// The procedure that books something, and the field that says when: the first in the order of the desk.
    func booking(of resource: String) -> (kind: String, field: String)? {
        for procedure in procedures {
            let brought = procedure.actions.flatMap(\.brings).map(\.what)
            for case .slot(let key, let field) in brought where key == resource {
                return (procedure.kind, field)
            }
        }
        return nil
    }
}
