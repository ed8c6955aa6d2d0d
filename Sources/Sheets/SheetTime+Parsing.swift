extension SheetTime {
    /// The date in a cell: a date cell by its serial number, any other by its text.
    package static func parse(_ cell: Cell) -> SheetTime? {
        switch cell {
        case .date(let serial): SheetTime(serial: serial)
        case .text, .number: parse(cell.text)
        case .empty, .bool: nil
        }
    }

    /// The date in a text of one of the shapes people and systems write.
    ///
    /// | shape | with a time |
    /// |---|---|
    /// | `2019/3/11` · `2019-03-11` · `2019.3.11` | `2019/3/11 9:05` · `2019-03-11 11:40:42` |
    /// | `2019年3月11日` | `2019年3月11日 11时40分` · `11点40分42秒` · `11:40` |
    /// | `20190311` | `20190311 11:40:42` · `20190311114042` |
    /// | | `2019-03-11T11:40:42.5+08:00` · `…Z` (fractions of a second are dropped) |
    ///
    /// Full-width digits and marks are read as half-width ones.
    ///
    /// - Returns: nil for any other shape, for impossible dates and times, and for years outside ``years``.
    package static func parse(_ text: String) -> SheetTime? {
        var scan = TimeScanner(text)
        scan.skipSpaces()
        guard let date = scan.date() else { return nil }
        if scan.endsAfterDate { return SheetTime(year: date.year, month: date.month, day: date.day) }
        guard scan.skipGap(), let clock = scan.clock() else { return nil }
        let offset = scan.offset()
        scan.skipSpaces()
        guard scan.isAtEnd else { return nil }
        return SheetTime(
            year: date.year, month: date.month, day: date.day, hour: clock.hour, minute: clock.minute,
            second: clock.second, hasTime: true, offsetSeconds: offset)
    }
}
