import Kernel

/// A plan breaks a rule: which one, who, on which days, by how much.
package struct RosterBreach: Sendable, Hashable {
    package enum Rule: String, Sendable, CaseIterable {
        /// Minutes between two shifts.
        case rest
        /// Days, or nights, one after the other.
        case days, nights
        /// Paid minutes of a week, of a month.
        case week, month
        /// Minutes of a shift that lie in a leave, and in another shift.
        case leave, double
        /// People there.
        case staffing
    }

    package let rule: Rule
    /// Nil for staffing.
    package let staff: ID<Staff>?
    package let first: Day
    package let last: Day
    package let figure: Int
    package let limit: Int
    /// Of staffing: the line of the desk's file, and when too few are there.
    package var line: Int?
    package var span: Range<Instant>?

    package init(
        _ rule: Rule, _ staff: ID<Staff>? = nil, _ first: Day, _ last: Day, figure: Int, limit: Int, line: Int? = nil,
        span: Range<Instant>? = nil
    ) {
        (self.rule, self.staff, self.first, self.last) = (rule, staff, first, last)
        (self.figure, self.limit, self.line, self.span) = (figure, limit, line, span)
    }

    /// The same for this breach alone: where the plan changes so that the figure is another, it is another breach.
    package var key: String {
        let who = staff?.description ?? "line\(line ?? 0)"
        let from = span.map { ".\($0.lowerBound.milliseconds / 60_000).\($0.upperBound.milliseconds / 60_000)" } ?? ""
        return "\(rule.rawValue).\(who).\(first).\(last).\(figure)\(from)"
    }
}
