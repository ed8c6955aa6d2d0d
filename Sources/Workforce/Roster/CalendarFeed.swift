import Kernel

/// A calendar as RFC 5545 writes it, for the calendar of somebody's telephone. Times are in UTC, so that no table of a
/// zone is needed.
package struct CalendarFeed: Sendable {
    package struct Event: Sendable {
        /// Stays the same as long as it is the same event.
        package let identity: String
        package let title: String
        package let place: String
        package let span: Range<Instant>
        package let changedAt: Instant
    }

    package let name: String
    package let events: [Event]

    /// Lines end with CR and LF, and are folded at 75 bytes without cutting a letter.
    package var text: String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guanjia//Roster//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        ]
        return (head + events.flatMap(\.lines) + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
    }

    /// A text value: backslash, comma, semicolon and the end of a line are escaped.
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    }

    static func folded(_ line: String) -> String {
        var (result, room) = ("", 75)
        for letter in line.unicodeScalars {
            let size = String(letter).utf8.count
            if size > room { (result, room) = (result + "\r\n ", 74) }
            result.unicodeScalars.append(letter)
            room -= size
        }
        return result
    }
}

extension CalendarFeed.Event {
    fileprivate var lines: [String] {
        [
            "BEGIN:VEVENT", "UID:\(identity)@guanjia", "DTSTAMP:\(Self.stamp(changedAt))",
            "DTSTART:\(Self.stamp(span.lowerBound))", "DTEND:\(Self.stamp(span.upperBound))",
            "SUMMARY:\(CalendarFeed.escaped(title))", "LOCATION:\(CalendarFeed.escaped(place))", "END:VEVENT",
        ]
    }

    /// `20261126T010000Z`
    private static func stamp(_ at: Instant) -> String {
        let wall = Zone.utc.wall(at: at)
        let time = padded(wall.hour) + padded(wall.minute) + padded(wall.second)
        return Day(wall.date).description.replacing("-", with: "") + "T\(time)Z"
    }
}
