import Kernel
import Synchronization

/// The working calendars of a desk by their key, on the wall clock of any project.
package final class Calendars: Sendable {
    /// Round the clock: what a level runs on where it names no other.
    package static let always = "always"

    private struct Place: Hashable {
        let key: String
        let zone: Zone
    }

    private let all: [String: WorkCalendar]
    private let moved = Mutex<[Place: WorkCalendar]>([:])

    package init(_ all: [String: WorkCalendar]) { self.all = all }

    package var keys: [String] { all.keys.sorted() }

    /// Nil for one that the desk does not know any more, as an old promise may name it.
    package func calendar(_ key: String, in zone: Zone) -> WorkCalendar? {
        moved.withLock { known in
            let place = Place(key: key, zone: zone)
            if let found = known[place] { return found }
            let made = all[key]?.moved(to: zone) ?? (key == Self.always ? .roundTheClock(zone) : nil)
            known[place] = made
            return made
        }
    }
}
