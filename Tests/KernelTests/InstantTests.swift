import Foundation
import Testing

@testable import Kernel

/// The same numbers on every run: a failure can be seen again. (SplitMix64)
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Instants as RFC 3339")
struct InstantTests {
    /// Between the years 1900 and 2200.
    private static func random(_ count: Int) -> [Instant] {
        var numbers = SeededNumbers(seed: 3339)
        let range = Instant.sayable.lowerBound.milliseconds..<Instant.sayable.upperBound.milliseconds
        return (0..<count).map { _ in Instant(milliseconds: Int64.random(in: range, using: &numbers)) }
    }

    @Test("what is written is read back, also with an offset")
    func roundTrip() {
        var numbers = SeededNumbers(seed: 1)
        for instant in Self.random(20_000) {
            #expect(Instant(instant.description) == instant)
            let offset = Int.random(in: -1439...1439, using: &numbers) * 60
            #expect(Instant(instant.text(offsetSeconds: offset)) == instant, "\(offset)")
        }
    }

    @Test("Foundation's formatter reads the same second and writes the same text")
    func secondMethod() throws {
        let whole = ISO8601DateFormatter()
        let parts = ISO8601DateFormatter()
        parts.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        for instant in Self.random(2_000) {
            let seconds = Instant(seconds: instant.milliseconds.floorDivided(by: 1000))
            let date = Date(timeIntervalSince1970: Double(seconds.milliseconds) / 1000)
            #expect(seconds.description == whole.string(from: date))
            #expect(Instant(whole.string(from: date)) == seconds)
            let read = try #require(
                parts.date(from: instant.milliseconds % 1000 == 0 ? "" : instant.description) ?? date)
            #expect(abs(read.timeIntervalSince1970 * 1000 - Double(instant.milliseconds)) < 1000)
        }
    }

    @Test("an offset with seconds, as before the year 1901 in Shanghai, is written so that the instant is the same")
    func oddOffsets() {
        let old = Instant(seconds: -2_200_000_000)
        for offset in [29_143, -29_143, 1, -1, 59, -2670] {
            #expect(Instant(old.text(offsetSeconds: offset)) == old, "\(offset)")
        }
    }

    @Test(
        "spellings that are RFC 3339 too",
        arguments: [
            ("2026-11-23T04:22:50Z", 1_795_407_770_000), ("2026-11-23t04:22:50z", 1_795_407_770_000),
            ("2026-11-23 12:22:50+08:00", 1_795_407_770_000), ("2026-11-22T23:22:50.0-05:00", 1_795_407_770_000),
            ("2026-11-23T04:22:50.5Z", 1_795_407_770_500), ("2026-11-23T04:22:50.123999999Z", 1_795_407_770_123),
            ("1969-12-31T23:59:59.999Z", -1), ("1970-01-01T00:00:00-00:00", 0),
            ("2016-12-31T23:59:60Z", 1_483_228_799_000),
        ] as [(String, Int64)])
    func spellings(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
    }

    @Test(
        "anything else is not an instant",
        arguments: [
            "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01",
            "", "2026-11-23", "2026-11-23T04:22:50", "2026-11-23T04:22Z", "2026-11-23T24:00:00Z",
            "2026-11-23T04:60:00Z",
            "2026-11-23T04:22:61Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z",
            "2026-11-31T00:00:00Z", "26-11-23T04:22:50Z", "2026-11-23T04:22:50.Z", "2026-11-23T04:22:50+8:00",
            "2026-11-23T04:22:50+08", "2026-11-23T04:22:50+0800", "2026-11-23T04:22:50+24:00", "2026-11-23T04:22:50ZZ",
            " 2026-11-23T04:22:50Z", "2026-11-23T04:22:50Z ", "2026-11-23T04:22:50 +08:00", "２０２６-11-23T04:22:50Z",
            "+2026-11-23T04:22:50Z", "2026-1-23T04:22:50Z", "2026-11-23T04:22:50.5", "2026-11-23T-4:22:50Z",
        ])
    func rejects(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("in JSON it is the text, and a wrong text is an error")
    func json() throws {
        let instant = Instant(milliseconds: 1_795_407_770_123)
        let data = try JSONEncoder().encode([instant])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-11-23T04:22:50.123Z"]"#)
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [instant])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data(#"["now"]"#.utf8)) }
    }

    @Test("milliseconds below zero are written as they are")
    func beforeTheEpoch() {
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: -86_400_000).description == "1969-12-31T00:00:00Z")
        #expect(Instant.sayable.lowerBound.description == "1900-01-01T00:00:00Z")
        #expect(Instant.sayable.upperBound.description == "2200-01-01T00:00:00Z")
    }
}
