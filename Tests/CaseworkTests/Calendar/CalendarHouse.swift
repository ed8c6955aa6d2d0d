import Kernel
import Logging
import Store
import Testing

@testable import Casework
@testable import Workforce

/// The sentences of the tests of calendars.
extension House {
    static let office = CalendarPlace(desk: "property", key: "office", project: nil)
    static let always = CalendarPlace(desk: "property", key: "always", project: nil)

    /// A week with the same hours from Monday to Friday.
    static func week(_ hours: String, _ days: [String] = []) throws -> CalendarDraft {
        CalendarDraft(
            zone: "Asia/Shanghai",
            week: Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, hours) }),
            days: try days.map { try CalendarDraft.DayLine($0) })
    }

    @discardableResult
    func publish(
        _ draft: CalendarDraft, as place: CalendarPlace = office, over base: Int,
        _ effect: CalendarVersion.Effect = .keep, by user: String = "root", in cases: Cases? = nil
    ) async throws -> CalendarShown {
        try await (cases ?? self.cases).publish(
            CalendarPublishing(draft, basedOn: base, note: "夏令时间", effect: effect), as: place, by: try actor(user))
    }

    /// A suggestion by letter: an answer in 10 minutes and an end in 18 hours of office time.
    func letter(_ text: String = "多种些花") async throws -> Case {
        try await register(text, kind: "suggestion") { $0.channel = "letter" }
    }

    /// Does what is due, as every copy does each second, until nothing is.
    @discardableResult
    func works(_ cases: Cases? = nil, in store: Store? = nil) async throws -> Int {
        var logger = Logger(label: "jobs")
        logger.logLevel = .critical
        let jobs = Jobs(store ?? self.store, logger: logger, works: (cases ?? self.cases).works)
        var done = 0
        while case let some = try await jobs.work(), some > 0 { done += some }
        return done
    }

    func promise(_ kind: Promise.Kind, of item: Case, _ state: Promise.State = .open) async throws -> Promise {
        try #require(try await found(item).promises.last { $0.kind == kind && $0.state == state })
    }
}
