import Kernel

extension FigureSpan.Name {
    /// Its first and its last day, seen from a day. Weeks begin with Monday.
    package func days(before today: Day) -> (first: Day, last: Day) {
        let date = today.date
        let monday = today.adding(days: -Int64(Weekday.allCases.firstIndex(of: Weekday(of: today)) ?? 0))
        let first = today.adding(days: 1 - Int64(date.day))
        func start(month: Int) -> Day { CivilDate(year: date.year, month: month, day: 1).map { Day($0) } ?? first }
        switch self {
        case .today: return (today, today)
        case .yesterday: return (today.adding(days: -1), today.adding(days: -1))
        case .week: return (monday, today)
        case .lastWeek: return (monday.adding(days: -7), monday.adding(days: -1))
        case .month: return (first, today)
        case .lastMonth:
            let last = first.adding(days: -1)
            return (last.adding(days: 1 - Int64(last.date.day)), last)
        case .quarter: return (start(month: (date.month - 1) / 3 * 3 + 1), today)
        case .year: return (start(month: 1), today)
        case .rolling30: return (today.adding(days: -29), today)
        }
    }
}
