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

    private struct Spot: Hashable {
        let key: String
        let version: Int
        let zone: Zone
    }

    private struct Known {
        var shelf = CalendarShelf()
        var moved: [Spot: WorkCalendar] = [:]
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

    /// By which a new promise is worked out: the newest of the closest part that has one of its own, else of the
    /// project's, else of the desk's. Nil for one that the desk does not know any more, as an old promise may name it.
    ///
    /// - Parameter path: the place that it is about and what that lies in, the place first.
    package func calendar(
        _ key: String, in zone: Zone, for project: ID<Project>? = nil, at path: [ID<Place>] = []
    ) -> WorkCalendar? {
        known.withLock { known in
            let found = known.shelf.newest(key, CalendarScope.cascade(path, in: project)) ?? files[key]
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

    /// Whether any part of a project has a calendar of its own, of whatever name.
    func hasParts(in project: ID<Project>) -> Bool { known.withLock { $0.shelf.projectsWithParts.contains(project) } }

    /// The part whose own calendar a promise runs on; nil for that of a whole project or of the desk.
    package func part(of clock: PromiseClock) -> CalendarPart? {
        known.withLock { $0.shelf.part(clock.version, of: clock.calendar) }
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
        let spot = Spot(key: key, version: found?.version ?? 1, zone: zone)
        if let kept = known.moved[spot] { return kept }
        let made = found?.moved(to: zone) ?? (key == always ? .roundTheClock(zone) : nil)
        known.moved[spot] = made
        return made
    }
}

/// What was published of a desk's calendars, as one copy of the program remembers it.
struct CalendarShelf: Sendable {
    let count: Int
    private(set) var projectsWithParts: Set<ID<Project>> = []
    private var versions: [String: [Int: CalendarVersion]] = [:]
    private var newest: [String: [CalendarScope: Int]] = [:]

    init(_ all: [CalendarVersion] = []) {
        count = all.count
        for one in all {
            versions[one.key, default: [:]][one.number] = one
            newest[one.key, default: [:]][one.scope] = max(one.number, newest[one.key]?[one.scope] ?? 0)
            if one.part != nil, let project = one.project { projectsWithParts.insert(project) }
        }
    }

    func version(_ number: Int, of key: String) -> WorkCalendar? { versions[key]?[number]?.calendar }

    func part(_ number: Int, of key: String) -> CalendarPart? { versions[key]?[number]?.part }

    /// Of the first scope that has one.
    func newest(_ key: String, _ cascade: [CalendarScope]) -> WorkCalendar? {
        guard let numbers = newest[key] else { return nil }
        return cascade.lazy.compactMap { numbers[$0] }.first.flatMap { version($0, of: key) }
    }
}
