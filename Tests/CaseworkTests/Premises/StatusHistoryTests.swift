import Directory
import Kernel
import Testing

@testable import Casework

@Suite("What a place was on any day")
struct StatusHistoryTests {
    /// SplitMix64: the same seed makes the same course.
    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let first = Day("2024-01-01") ?? Day(CivilDate(daysSince1970: 0))
    private static let days = 400

    private static func entry(_ number: Int64, _ status: PlaceStatus, _ from: Day) -> StatusEntry {
        StatusEntry(
            id: ID(number: number), place: ID(number: 1), status: status, from: from, note: "", by: 1,
            at: Instant(milliseconds: number))
    }

    /// Paints the calendar day by day, each word over what was there from its day on, as somebody with a pencil would:
    /// words of earlier days first, those of one day as they were said.
    private static func painted(_ said: [StatusEntry]) -> [PlaceStatus?] {
        var calendar = [PlaceStatus?](repeating: nil, count: days)
        for day in 0..<days {
            for word in said where word.from == first.adding(days: Int64(day)) {
                for later in day..<days { calendar[later] = word.status }
            }
        }
        return calendar
    }

    @Test("is what a calendar says that was painted day by day", arguments: 1...60)
    func painted(_ seed: Int) {
        var random = Random(state: UInt64(seed))
        let said = (0..<Int.random(in: 0...14, using: &random)).map { number in
            let day = Self.first.adding(days: Int64.random(in: 0..<Int64(Self.days), using: &random))
            return Self.entry(
                Int64(number + 1), PlaceStatus.allCases.randomElement(using: &random) ?? .vacant,
                // Some of them for one day.
                number % 4 == 3 ? Self.first.adding(days: 30) : day)
        }
        let history = StatusHistory(said.shuffled(using: &random))
        for (day, status) in Self.painted(said).enumerated() {
            #expect(history.entry(on: Self.first.adding(days: Int64(day)))?.status == status, "day \(day)")
        }
        #expect(history.entry(on: Self.first.adding(days: -1)) == nil)
    }

    @Test("the course says from when to when, and what was said over again")
    func course() throws {
        let day = try #require(Day("2026-03-01"))
        let history = StatusHistory([
            Self.entry(1, .vacant, day), Self.entry(2, .renovating, day.adding(days: 10)),
            Self.entry(3, .occupied, day.adding(days: 10)),
        ])
        let course = history.course
        #expect(course.map(\.entry.status) == [.occupied, .renovating, .vacant])
        #expect(course.map(\.to) == [nil, nil, day.adding(days: 9)])
        #expect(course.map(\.wasReplaced) == [false, true, false])
    }
}
