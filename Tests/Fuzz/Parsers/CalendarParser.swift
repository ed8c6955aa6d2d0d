import Kernel

@testable import Casework

/// A calendar's file, or a file of holidays where the first line says `# holidays`. What is taken keeps its limits and
/// tells the same time in every way of asking; what is wrong is told with its line.
enum CalendarParser {
    private static let now = Instant(seconds: 1_764_500_000)

    static func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            if text.hasPrefix("# holidays") {
                check(try HolidayFile.parse(text, file: "fuzz"))
            } else {
                check(try CalendarFile.parse(text, file: "fuzz"))
            }
        } catch let error as DeskError {
            // What YAML takes for the end of a line.
            let lines = text.unicodeScalars.count { ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) } + 1
            demand(!error.reason.isEmpty && (0...lines + 1).contains(error.line), "line \(error.line) of \(lines)")
        } catch {
            demand(false, "no DeskError: \(error)")
        }
    }

    private static func check(_ file: HolidayFile) {
        demand(file.holidays.allSatisfy { $0.day.date.year == file.year }, "a day of another year")
        let always = WorkCalendar.roundTheClock(.shanghai).exceptions(for: file.holidays)
        demand(always.count <= file.holidays.count, "more exceptions than days")
    }

    private static func check(_ calendar: WorkCalendar) {
        let days = calendar.week.values.map(\.intervals) + calendar.days.values.map(\.hours.intervals)
        demand(days.contains { !$0.isEmpty } && days.allSatisfy { $0.count <= DayHours.most }, "limits")
        for from in [now, now + .days(117) + .minutes(90)]
            + (calendar.days.keys.first.map { [calendar.zone.start(of: $0)] } ?? [])
        {
            check(calendar, from)
        }
    }

    private static func check(_ calendar: WorkCalendar, _ from: Instant) {
        let end = from + .days(9)
        let pauses = [
            Pause(from: from + .hours(2), to: from + .hours(30)), Pause(from: from + .hours(20), to: end - .days(5)),
        ]
        let worked = calendar.worked(from: from, to: end, pauses: pauses)
        do {
            let steps = try calendar.steps(from: from, to: end, pauses: pauses)
            demand(steps.first?.from == from && steps.last?.to == end, "the rows do not reach from end to end")
            demand(zip(steps, steps.dropFirst()).allSatisfy { $0.to == $1.from }, "a gap between rows")
            let sum = steps.filter(\.counts).reduce(0) { $0 + $1.length.milliseconds }
            demand(sum == worked.milliseconds, "rows of \(sum) ms, \(worked)")
            let due = try calendar.due(from: from, target: .hours(5), pauses: pauses).instant
            demand(calendar.worked(from: from, to: due, pauses: pauses) == .hours(5), "due \(due)")
            let opening = try calendar.nextOpening(after: from)
            demand(
                calendar.isWorking(at: opening) && calendar.worked(from: from, to: opening) == .zero,
                "opening \(opening)")
        } catch CalendarRefusal.noWorkingTimeAhead { return } catch CalendarRefusal.timeOutOfReach { return } catch {
            demand(false, "\(error)")
        }
    }
}
