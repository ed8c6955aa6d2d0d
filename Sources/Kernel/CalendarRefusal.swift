/// What a working calendar refuses: to be made, or to be asked.
package enum CalendarRefusal: Refusal, Equatable {
    // Making one.
    case unknownTimeZone(String)
    case badHours(String)
    case hoursOverlap(String, String)
    case tooManyHours(most: Int)
    case tooManyDays(most: Int)
    case noWorkingTime
    // Asking one.
    case targetBelowZero
    case timeOutOfReach
    case noWorkingTimeAhead(after: Instant)
    case clockStandsStill(since: Instant)
    case tooManySteps(most: Int)

    package var code: String {
        switch self {
        case .unknownTimeZone: "unknownTimeZone"
        case .badHours: "badHours"
        case .hoursOverlap: "hoursOverlap"
        case .tooManyHours: "tooManyHours"
        case .tooManyDays: "tooManyDays"
        case .noWorkingTime: "noWorkingTime"
        case .targetBelowZero: "targetBelowZero"
        case .timeOutOfReach: "timeOutOfReach"
        case .noWorkingTimeAhead: "noWorkingTimeAhead"
        case .clockStandsStill: "clockStandsStill"
        case .tooManySteps: "tooManySteps"
        }
    }

    package var kind: RefusalKind { .invalid }

    package var arguments: [String: String] {
        switch self {
        case .unknownTimeZone(let text), .badHours(let text): ["value": text]
        case .hoursOverlap(let one, let other): ["one": one, "other": other]
        case .tooManyHours(let most), .tooManyDays(let most), .tooManySteps(let most): ["most": "\(most)"]
        case .noWorkingTimeAhead(let at), .clockStandsStill(let at): ["at": "\(at)"]
        case .noWorkingTime, .targetBelowZero, .timeOutOfReach: [:]
        }
    }
}

/// What a file's error and the command line say; the screens have their sentences in the texts.
extension CalendarRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownTimeZone(let name):
            "unknown zone “\(name)”: a name such as Asia/Shanghai or UTC is expected, CST and its like mean several"
        case .badHours(let text):
            "“\(text)” is not an interval such as 08:00-12:00 or 22:00-06:00; a whole day is 00:00-24:00"
        case .hoursOverlap(let one, let other): "\(one) and \(other) overlap"
        case .tooManyHours(let most): "a day has at most \(most) intervals"
        case .tooManyDays(let most): "a calendar has at most \(most) days of their own"
        case .noWorkingTime: "the calendar has no working time at all"
        case .targetBelowZero: "a target is nought or more"
        case .timeOutOfReach: "only times from the year 1900 to the year 2199 are worked out"
        case .noWorkingTimeAhead(let at): "no working time within a year after \(at)"
        case .clockStandsStill(let at): "the clock stands still since \(at), nobody knows until when"
        case .tooManySteps(let most): "more than \(most) rows would be needed to explain it"
        }
    }
}
