import Insight
import Kernel
import Testing

@Suite("The windows of figures")
struct FigureWindowTests {
    private func window(_ span: FigureSpan, at now: String, _ zone: Zone = .shanghai) throws -> FigureWindow {
        try span.window(in: zone, at: try #require(Instant(now)))
    }

    private func days(_ window: FigureWindow) -> String { "\(window.firstDay) \(window.lastDay)" }

    @Test(
        "the named ones, seen from Tuesday 3 March 2026 and from the first day of a year",
        arguments: [
            ("today", "2026-03-03 2026-03-03", "2026-01-01 2026-01-01"),
            ("yesterday", "2026-03-02 2026-03-02", "2025-12-31 2025-12-31"),
            ("week", "2026-03-02 2026-03-03", "2025-12-29 2026-01-01"),
            ("last-week", "2026-02-23 2026-03-01", "2025-12-22 2025-12-28"),
            ("month", "2026-03-01 2026-03-03", "2026-01-01 2026-01-01"),
            ("last-month", "2026-02-01 2026-02-28", "2025-12-01 2025-12-31"),
            ("quarter", "2026-01-01 2026-03-03", "2026-01-01 2026-01-01"),
            ("year", "2026-01-01 2026-03-03", "2026-01-01 2026-01-01"),
            ("rolling-30", "2026-02-02 2026-03-03", "2025-12-03 2026-01-01"),
        ])
    func named(_ name: String, _ march: String, _ january: String) throws {
        let name = try #require(FigureSpan.Name(rawValue: name))
        #expect(days(try window(.named(name), at: "2026-03-03T09:00:00+08:00")) == march)
        #expect(days(try window(.named(name), at: "2026-01-01T00:00:00+08:00")) == january)
    }

    @Test("days include both ends, instants stand as they are, one end alone is a day, and nothing is today")
    func bounds() throws {
        let now = "2026-03-03T09:00:00+08:00"
        func bound(_ text: String) throws -> FigureSpan.Bound { try #require(FigureSpan.Bound(text)) }
        let two = try window(.between(bound("2026-03-01"), bound("2026-03-02")), at: now)
        #expect(two.start == Instant("2026-03-01T00:00:00+08:00") && two.end == Instant("2026-03-03T00:00:00+08:00"))
        #expect(two.cutOff == two.end && two.isOfDays)
        let hours = try window(.between(bound("2026-03-01T10:00:00Z"), bound("2026-03-01T12:30:00Z")), at: now)
        #expect(hours.end - hours.start == .minutes(150) && !hours.isOfDays)
        #expect(days(try window(.between(bound("2026-03-01"), nil), at: now)) == "2026-03-01 2026-03-03")
        #expect(days(try window(.between(nil, bound("2026-02-01")), at: now)) == "2026-02-01 2026-02-01")
        #expect(days(try window(.between(nil, nil), at: now)) == "2026-03-03 2026-03-03")
        let coming = try window(.between(bound("2026-05-01"), bound("2026-05-02")), at: now)
        #expect(coming.range.isEmpty)
        #expect(FigureSpan.Bound("2026-02-30") == nil && FigureSpan.Bound("gestern") == nil)
    }

    @Test("the window before is as long and as far along; a year before are the same days, of 29 February the 28th")
    func past() throws {
        let now = "2026-03-03T09:00:00+08:00"
        let today = try window(.named(.today), at: now)
        #expect(days(today.before) == "2026-03-02 2026-03-02")
        #expect(today.before.cutOff == Instant("2026-03-02T09:00:00+08:00"))
        #expect(days(today.yearBefore) == "2025-03-03 2025-03-03")
        let week = try window(.named(.lastWeek), at: now)
        #expect(days(week.before) == "2026-02-16 2026-02-22" && week.before.cutOff == week.before.end)
        let from = try #require(Instant("2026-03-01T10:00:00Z"))
        let hours = try window(.between(.instant(from), .instant(from + .minutes(90))), at: now)
        #expect(hours.before.end == from && hours.before.start == from - .minutes(90))
        let leap = try window(.named(.today), at: "2028-02-29T09:00:00+08:00")
        #expect(days(leap.yearBefore) == "2027-02-28 2027-02-28")
        let berlin = try #require(Zone("Europe/Berlin"))
        let summer = try window(.named(.today), at: "2026-03-29T12:00:00+02:00", berlin)
        #expect(summer.end - summer.start == .hours(23) && summer.before.end - summer.before.start == .hours(24))
        #expect(summer.before.cutOff == Instant("2026-03-28T12:00:00+01:00").map { $0 - .hours(1) })
    }

    @Test("backwards, too long, and out of reach are refused")
    func refusals() throws {
        let now = "2026-03-03T09:00:00+08:00"
        func refusal(_ from: String, _ to: String) -> FigureRefusal? {
            do { _ = try window(.between(FigureSpan.Bound(from), FigureSpan.Bound(to)), at: now); return nil } catch {
                return error as? FigureRefusal
            }
        }
        #expect(refusal("2026-03-02", "2026-03-01") == .windowBackwards)
        #expect(refusal("2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z") == .windowBackwards)
        #expect(refusal("2020-01-01", "2026-03-01") == .windowTooLong(days: 1100))
        #expect(refusal("0001-01-01", "2026-03-01") == .windowOutOfReach)
        #expect(refusal("2026-03-01", "9999-12-31") == .windowOutOfReach)
        #expect(refusal("2026-03-01", "2026-03-01") == nil)
    }
}
