import ArgumentParser
import Casework
import Foundation
import Kernel
import Store

/// What `clock due` and `clock elapsed` both take.
struct ClockOptions: ParsableArguments {
    @Option(help: "A calendar file (with a / or a . in its name), or a name of the store or the desk: office, always.")
    var calendar: String

    @Option(help: "The code of a project: its own calendar of that name, on its wall clock.") var project: String?

    @Option(help: "The code of a place of the project: the calendar of the closest part that has its own.")
    var place: String?

    @Option(help: "The start: RFC 3339 with an offset, of the years 1900 to 2199.", transform: ClockWord.instant)
    var from: Instant

    @Option(
        help: ArgumentHelp("A time that does not count, FROM/TO; FROM/ lasts still.", valueName: "from/to"),
        transform: ClockWord.pause)
    var pause: [Pause] = []

    @Flag(help: "Answers JSON.") var json = false
    @OptionGroup var store: StoreOptions

    /// A file's; else what the store has published under that name, where there is a store; else the desk's own.
    ///
    /// - Throws: ``DeskError`` · ``UsageError`` where there is no calendar of that name.
    func workCalendar() async throws -> WorkCalendar {
        if calendar.contains("/") || calendar.contains(".") {
            return try CalendarFile.read(URL(fileURLWithPath: calendar))
        }
        if let published = try await published() { return published }
        guard project == nil, place == nil else { throw UsageError("there is no store, so there are no projects") }
        let folder = try store.deskFolder().appending(path: "calendars")
        let place = folder.appending(path: calendar + ".yaml")
        guard FileManager.default.fileExists(atPath: place.path) else {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            let known = all.filter { $0.hasSuffix(".yaml") }.map { $0.dropLast(5) }.sorted().joined(separator: ", ")
            throw UsageError("no calendar is called “\(calendar)”; known: \(known)")
        }
        return try CalendarFile.read(place)
    }

    private func published() async throws -> WorkCalendar? {
        let settings = try store.settings()
        let address = settings[.store]
        guard PostgresAddress(address) != nil || FileManager.default.fileExists(atPath: address) else { return nil }
        let opened = try store.openStore(settings)
        defer { opened.close() }
        let cases = Cases(opened, desks: [try Desk.read(try store.deskFolder())])
        return try await cases.publishedCalendar(calendar, inProject: project, at: place)
    }

    func tell(_ answer: ClockAnswer, _ end: String) throws {
        guard json else { return answer.lines(end).forEach(say) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
}

/// Words of the command line as values; what they are not is wrong usage.
enum ClockWord {
    @Sendable static func instant(_ text: String) throws -> Instant {
        guard let instant = Instant(text), Instant.sayable.contains(instant) else {
            throw ValidationError(
                "“\(text)” is not an instant such as 2026-11-23T17:00:00+08:00 of the years 1900 to 2199")
        }
        return instant
    }

    @Sendable static func span(_ text: String) throws -> Span {
        do { return try Span(text) } catch { throw ValidationError("\(error)") }
    }

    @Sendable static func pause(_ text: String) throws -> Pause {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count == 2 else { throw ValidationError("“\(text)” is not a pause: FROM/TO, or FROM/") }
        let pause = Pause(
            from: try instant(ends[0]), to: ends[1].isEmpty || ends[1] == ".." ? nil : try instant(ends[1]))
        guard pause.to.map({ pause.from <= $0 }) ?? true else {
            throw ValidationError("the pause “\(text)” ends before it begins")
        }
        return pause
    }
}
