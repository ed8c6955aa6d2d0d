import Kernel

/// How long a case has been open.
package enum Age: String, Sendable, CaseIterable {
    case underADay = "under-1-day"
    case underThreeDays = "1-to-3-days"
    case underAWeek = "3-to-7-days"
    case underAMonth = "7-to-30-days"
    case older = "over-30-days"

    package init(_ span: Span) {
        self =
            switch span {
            case ..<Span.days(1): .underADay
            case ..<Span.days(3): .underThreeDays
            case ..<Span.days(7): .underAWeek
            case ..<Span.days(30): .underAMonth
            default: .older
            }
    }
}
