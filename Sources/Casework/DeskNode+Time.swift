import Kernel

extension DeskNode {
    /// A time of the day, `04:00`, as minutes after midnight.
    func minute() throws -> Int {
        guard let hours = WorkHours("\(try text())-24:00") else { throw fail("a time like 04:00") }
        return hours.start
    }

    /// On which days something comes again.
    func recurrence() throws -> Recurrence {
        do { return try Recurrence(text()) } catch let error as RecurrenceError {
            throw fail("no rule as RFC 5545 writes it: “\(error.part)”")
        }
    }
}
