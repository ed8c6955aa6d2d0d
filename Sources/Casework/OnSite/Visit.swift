import Kernel
import Workforce

/// What was agreed with the customer about coming to them.
package struct Visit: Sendable, Codable, Hashable {
    /// Every window that was agreed, in order; the last one holds.
    package var appointments: [Appointment] = []
    /// Whether the room may be entered where nobody is home; nil where nobody asked.
    package var access: Access?

    /// So many windows may be agreed for one case.
    static let mostAppointments = 50
}

/// A window of time in which somebody comes, agreed with the customer.
package struct Appointment: Sendable, Codable, Hashable {
    package let from: Instant
    package let until: Instant
    package let note: String
    /// Why another window had been agreed before; nil for the first one.
    package let reason: String?
    package let by: ID<Staff>
    package let at: Instant

    /// The longest window: a day.
    static let longest = Span.hours(24)
    /// So far ahead one may agree.
    static let farthest = Span.hours(24 * 366)
}

/// The customer's word on entering when nobody is home, and what whoever enters must know.
package struct Access: Sendable, Codable, Hashable {
    package let mayEnter: Bool
    /// Where the key is, or whom to ring.
    package let how: String
    package let alarm: String
    package let pets: String
    package let by: ID<Staff>
    package let at: Instant
}

extension Case {
    /// The window that holds.
    package var appointment: Appointment? { visit?.appointments.last }
    /// How often another window had to be agreed.
    package var reappointed: Int { max(0, (visit?.appointments.count ?? 0) - 1) }

    mutating func agree(_ appointment: Appointment) {
        visit = visit ?? Visit()
        visit?.appointments.append(appointment)
    }

    mutating func say(_ access: Access) {
        visit = visit ?? Visit()
        visit?.access = access
    }
}
