/// A day of the week, by the word that calendar files use.
package enum Weekday: String, CaseIterable, Sendable {
    case mon, tue, wed, thu, fri, sat, sun

    package init(of day: Day) { self.init(daysSince1970: day.date.daysSince1970) }

    /// 1970-01-01 was a Thursday.
    init(daysSince1970 days: Int64) {
        let place = Int(days + 3 - (days + 3).floorDivided(by: 7) * 7)
        self = Self.allCases[place]
    }
}
