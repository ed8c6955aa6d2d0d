import Directory
import Kernel
import Synchronization

/// The working calendars of a desk by their key, on the wall clock of any project: those of its files, and over them
/// what was published since.
///
/// A key gives each version number once, whichever project it is for: a promise finds its calendar by the two.
package final class Calendars: Sendable {
    /// Round the clock: what a level runs on where it names no other.
    package static let always = "always"

    private struct Place: Hashable {
        let key: String
        let version: Int
        let zone: Zone
    }

    private struct Known {
        var shelf = CalendarShelf()
        var moved: [Place: WorkCalendar] = [:]
    }

    private let files: [String: WorkCalendar]
    private let known = Mutex(Known())

    /// - Parameter files: what the desk begins with.
    package init(_ files: [String: WorkCalendar]) { self.files = files }

    package var keys: [String] { files.keys.sorted() }

    /// Those of the files alone: what was published belongs to one store, the files to every one.
    func blank() -> Calendars { Calendars(files) }

    /// What the desk begins with.
    func file(_ key: String) -> WorkCalendar? { files[key] }

    /// By which a new promise is worked out: the newest of the project's own, else of the desk's. Nil for one that the
    /// desk does not know any more, as an old promise may name it.
    package func calendar(_ key: String, in zone: Zone, for project: ID<Project>? = nil) -> WorkCalendar? {
        known.withLock { known in
            let found = known.shelf.newest(key, for: project) ?? files[key]
            return Self.moved(found, key, zone, &known)
        }
    }

    /// By which a promise was worked out when it was made; where nobody knows that version any more, what the desk
    /// begins with.
    package func calendar(of clock: PromiseClock, in zone: Zone) -> WorkCalendar? {
        known.withLock { known in
            let found = known.shelf.version(clock.version, of: clock.calendar) ?? files[clock.calendar]
            return Self.moved(found, clock.calendar, zone, &known)
        }
    }

    /// Whether that very version is known.
    func knows(_ clock: PromiseClock) -> Bool {
        known.withLock { $0.shelf.version(clock.version, of: clock.calendar) != nil }
            || (files[clock.calendar]?.version ?? 1) == clock.version
    }

    /// From now on with all that was published; an older knowledge does not take the place of a newer one.
    func take(_ shelf: CalendarShelf) {
        known.withLock { known in
            if shelf.count > known.shelf.count { known = Known(shelf: shelf) }
        }
    }

    private static func moved(
        _ found: WorkCalendar?, _ key: String, _ zone: Zone, _ known: inout Known
    ) -> WorkCalendar? {
        let place = Place(key: key, version: found?.version ?? 1, zone: zone)
        if let kept = known.moved[place] { return kept }
        let made = found?.moved(to: zone) ?? (key == always ? .roundTheClock(zone) : nil)
        known.moved[place] = made
        return made
    }
}

/// What was published of a desk's calendars, as one copy of the program remembers it.
struct CalendarShelf: Sendable {
    let count: Int
    private var versions: [String: [Int: WorkCalendar]] = [:]
    /// By key and by project; nought stands for the desk.
    private var newest: [String: [Int64: Int]] = [:]

    init(_ all: [CalendarVersion] = []) {
        count = all.count
        for one in all {
            versions[one.key, default: [:]][one.number] = one.calendar
            let project = one.project?.number ?? 0
            newest[one.key, default: [:]][project] = max(one.number, newest[one.key]?[project] ?? 0)
        }
    }

    func version(_ number: Int, of key: String) -> WorkCalendar? { versions[key]?[number] }

    func newest(_ key: String, for project: ID<Project>?) -> WorkCalendar? {
        guard let numbers = newest[key] else { return nil }
        return (project.flatMap { numbers[$0.number] } ?? numbers[0]).flatMap { version($0, of: key) }
    }
}
