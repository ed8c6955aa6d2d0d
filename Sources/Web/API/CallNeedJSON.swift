import Insight
import Kernel

/// What the telephone needs in a week, as the API answers it; all 24 hours of each day.
struct CallNeedJSON: JSONValue {
    let week: CallNeedWeek

    var json: JSON {
        .object([
            ("project", week.project.code.json), ("department", week.department.key.json),
            ("zone", week.project.zone.identifier.json), ("from", week.days.lowerBound.description.json),
            ("until", week.days.upperBound.description.json), ("percent", week.rules.percent.json),
            ("answerWithinSeconds", Self.seconds(week.answerWithin).json), ("weeks", week.weeks.json),
            ("handlingSeconds", week.handling.map(Self.seconds).json), ("hours", .array(week.hours.map(hour))),
        ])
    }

    private func hour(_ one: CallNeed) -> JSON {
        .object([
            ("day", one.day.description.json), ("hour", one.hour.json), ("calls", one.calls.json),
            ("need", one.need.json), ("planned", one.planned.json),
        ])
    }

    private static func seconds(_ span: Span) -> Double { Double(span.milliseconds) / 1000 }
}
