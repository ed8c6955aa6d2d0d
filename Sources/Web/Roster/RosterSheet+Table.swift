import Kernel
import Workforce

extension RosterSheet {
    /// People down, days across, what each month comes to, and how many are there on each day.
    var table: Model {
        let (days, today) = (plan.month.days, plan.project.zone.day(of: ask.now))
        let broken = Dictionary(grouping: open.filter { $0.breach.staff != nil }, by: \.breach.staff)
        let short = Dictionary(grouping: open.filter { $0.breach.rule == .staffing }, by: \.breach.first)
        var squares = Squares(sheet: self, days)
        return [
            "days": days.map { day -> Model in
                [
                    "day": "\(day)", "number": "\(day.date.day)",
                    "weekday": ask.text("weekday.short.\(Weekday(of: day).rawValue)"),
                    "class": day == today ? "now" : squares.free.contains(day) ? "end" : "",
                ]
            },
            "rows": plan.lines.map { row($0, days, broken[$0.staff.id] ?? [], &squares) },
            "hasRows": !plan.lines.isEmpty,
            "counts": days.map { day -> Model in
                let missing = short[day] ?? []
                return [
                    "n": "\(plan.count(on: day))", "isShort": !missing.isEmpty,
                    "says": missing.map(\.sentence).joined(separator: "\n"),
                ]
            },
        ]
    }

    private func row(_ line: RosterPlan.Line, _ days: [Day], _ broken: [Told], _ squares: inout Squares) -> Model {
        [
            "id": "\(line.staff.id)", "name": line.staff.name,
            "squares": Drawn(days.map { squares.drawn(square(line, $0, broken, isFree: squares.free.contains($0))) }),
            "hours": (Double(line.sums.minutes) / 60).tenths, "nights": "\(line.sums.nights)",
            "weekends": "\(line.sums.weekendDays)", "holidays": "\(line.sums.holidays)",
        ]
    }

    private func square(_ line: RosterPlan.Line, _ day: Day, _ broken: [Told], isFree: Bool) -> Square {
        let shift = line.shifts[day]
        var square = Square(shift: shift, isFree: isFree)
        for told in broken where told.breach.first <= day && day <= told.breach.last && shift != nil {
            square.isBroken = true
            square.says.append(told.sentence)
        }
        if let gone = line.leaves.first(where: { $0.first <= day && day <= $0.last }) {
            square.isAway = true
            square.says.append(words.leaveKind(gone.kind))
        }
        return square
    }
}

/// What a square of a month says.
private struct Square: Hashable {
    let shift: String?
    let isFree: Bool
    var isBroken = false
    var isAway = false
    var says: [String] = []
}

/// The thousands of squares of a month: what is alike is drawn once.
private struct Squares {
    let sheet: RosterSheet
    /// The days that are none of work.
    let free: Set<Day>
    /// By shift.
    private let colours: [String: String]
    private var known: [Square: Drawn] = [:]

    init(sheet: RosterSheet, _ days: [Day]) {
        self.sheet = sheet
        let holidays = sheet.ask.house.cases.rosterRules.holidays
        free = Set(days.filter { [.sat, .sun].contains(Weekday(of: $0)) || holidays.contains($0) })
        colours = Dictionary(uniqueKeysWithValues: sheet.plan.shifts.map { ($0.key, $0.colour.rawValue) })
    }

    mutating func drawn(_ square: Square) -> Drawn {
        if let drawn = known[square] { return drawn }
        let classes = [
            square.shift.map { "sh-\(colours[$0] ?? "grey")" } ?? "", square.isFree ? "end" : "",
            square.isBroken ? "bad" : "", square.isAway ? "away" : "",
        ]
        let model: Model = [
            "mark": square.shift.map { sheet.words.mark($0) } ?? "",
            "class": classes.filter { !$0.isEmpty }.joined(separator: " "),
            "says": square.says.joined(separator: "\n"),
        ]
        let drawn = sheet.ask.house.templates.drawn("roster-square", model, sheet.ask.language)
        known[square] = drawn
        return drawn
    }
}
