/// A point in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Everything inside the house is UTC; a wall clock exists only in a ``Zone``.
package struct Instant: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package init(seconds: Int64) { milliseconds = seconds * 1000 }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (a: Instant, span: Span) -> Instant {
        .init(milliseconds: a.milliseconds + span.milliseconds)
    }
    package static func - (a: Instant, span: Span) -> Instant {
        .init(milliseconds: a.milliseconds - span.milliseconds)
    }
    package static func - (a: Instant, b: Instant) -> Span { .init(milliseconds: a.milliseconds - b.milliseconds) }

    /// What people may say: from the year 1900 to the year 2200, exclusive. Outside it a date is a slip
    /// of the keyboard.
    package static let sayable = Instant(seconds: -2_208_988_800)..<Instant(seconds: 7_258_118_400)
}

/// A length of time in milliseconds. `Span.minutes(30)`.
package struct Span: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package static func seconds(_ n: Int64) -> Span { .init(milliseconds: n * 1000) }
    package static func minutes(_ n: Int64) -> Span { .seconds(n * 60) }
    package static func hours(_ n: Int64) -> Span { .minutes(n * 60) }
    package static func days(_ n: Int64) -> Span { .hours(n * 24) }
    package static let zero = Span(milliseconds: 0)

    package var wholeSeconds: Int64 { milliseconds / 1000 }
    package var wholeMinutes: Int64 { milliseconds / 60_000 }
    package static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }
}
