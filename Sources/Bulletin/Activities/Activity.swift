import Directory
import Kernel
import Store
import Workforce

/// Something that neighbours come together for: who may come, how many, from when to when.
package struct Activity: Sendable, Hashable {
    /// What is kept of where it is; the rest is told by the clock, see ``State``.
    enum Stage: String, Sendable, SQLConvertible { case draft, open, cancelled }

    /// Where it is now.
    package enum State: String, Sendable, CaseIterable { case draft, open, running, over, cancelled }

    package let id: ID<Activity>
    /// What people read out: `H2611-003`.
    package let number: String
    package let project: ID<Project>
    package let by: ID<Staff>
    package let madeAt: Instant
    package var content: Content
    /// Who lives in one of them may come; everybody of the project where there are none. By code.
    package var places: [Place] = []
    /// So many people have a seat.
    package var taken = 0
    var stage = Stage.draft
    package var version = 1

    package struct Content: Sendable, Codable, Hashable {
        package var title = ""
        package var text = ""
        package var venue = ""
        package var begins: Instant
        package var ends: Instant
        /// How many people may come; nil: as many as like.
        package var seats: Int?
        /// Those with this tag alone; everybody where it is empty.
        package var tag = ""
    }

    /// Seats that nobody has; nil where there are as many as one likes.
    package var free: Int? { content.seats.map { $0 - taken } }
}

extension Activity {
    /// Where it is at an instant. Pure.
    package func state(at now: Instant) -> State {
        switch stage {
        case .draft: .draft
        case .cancelled: .cancelled
        case .open where now < content.begins: .open
        case .open: now < content.ends ? .running : .over
        }
    }

    /// What may be done with it now. Pure.
    package func allowed(at now: Instant) -> [ActivityAct.Name] {
        switch state(at: now) {
        case .draft: [.open, .cancel]
        case .open, .running: [.cancel]
        case .over, .cancelled: []
        }
    }

    /// Whether people can register for it, and it can be changed. Pure.
    func takes(at now: Instant) -> Bool { [.open, .running].contains(state(at: now)) }

    /// Whether now is a day of it, on its project's wall clock: people are checked in then. Pure.
    package func isOn(at now: Instant, in zone: Zone) -> Bool {
        stage == .open && (zone.day(of: content.begins)...zone.day(of: content.ends)).contains(zone.day(of: now))
    }
}
