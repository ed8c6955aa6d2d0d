import Testing

@testable import Kernel

@Suite("Lengths of time as text")
struct SpanTextTests {
    @Test(
        "read",
        arguments: [
            ("PT4H", 14_400_000), ("4h", 14_400_000), ("4h30m", 16_200_000), ("PT4H30M", 16_200_000),
            ("90m", 5_400_000),
            ("PT90S", 90_000), ("PT0.5S", 500), ("PT0,25S", 250), ("1h1m1.001s", 3_661_001), ("PT1.5H", 5_400_000),
            ("PT0S", 0), ("0s", 0), ("PT1H30S", 3_630_000), ("PT9999999H", 35_999_996_400_000),
        ])
    func read(_ text: String, _ milliseconds: Int64) throws { #expect(try Span(text).milliseconds == milliseconds) }

    @Test(
        "what is no length",
        arguments: [
            "", "PT", "P", "4", "h", "-4h", "PT-4H", "-PT4H", "4H", "PT4h", "30m4h", "4h4h", "PT4H ", " 4h", "4 h",
            "PT1.5H30M", "PT.5S", "PT1.S", "PT1.0001S", "PT10000000H", "PT4HT5M", "４h", "4h30", "PT4H30", "four",
        ])
    func unreadable(_ text: String) { #expect(throws: Span.TextError.unreadable(text)) { try Span(text) } }

    @Test(
        "days and longer have no length on a working clock",
        arguments: ["P1D", "P1DT2H", "2d", "1w", "P2W", "P1Y", "P1M", "P0.5D", "1d4h", "1y"])
    func calendarUnits(_ text: String) { #expect(throws: Span.TextError.calendarUnit(text)) { try Span(text) } }

    @Test("written as ISO 8601, and read again")
    func written() throws {
        for (span, text) in [
            (Span.zero, "PT0S"), (.hours(4), "PT4H"), (.minutes(90), "PT1H30M"),
            (Span(milliseconds: 61_050), "PT1M1.050S"),
        ] {
            #expect(span.isoText == text)
            #expect(try Span(text) == span)
        }
        #expect(Span.minutes(-5).isoText == "-PT5M")
    }
}
