import Kernel
import Workforce

extension RosterSheet {
    /// People down, days across, what each month comes to, and how many are there on each day.
    var table: Model {
        let (days, today) = (plan.month.days, plan.project.zone.day(of: ask.now))
        let told = plan.open.map { Told(breach: $0, sentence: words.sentence($0)) }
        let broken = Dictionary(grouping: told.filter { $0.breach.staff != nil }, by: \.breach.staff)
        let short = Dictionary(grouping: told.filter { $0.breach.rule == .staffing }, by: \.breach.first)
        let squares = squares(days)
        return [
            "days": days.map { day -> Model in
                [
                    "day": "\(day)", "number": "\(day.date.day)",
                    "weekday": ask.text("weekday.short.\(Weekday(of: day).rawValue)"),
                    "class": day == today ? "now" : squares.free.contains(day) ? "end" : "",
                ]
            },
            "rows": plan.lines.map { row($0, days, broken[$0.staff.id] ?? [], squares) },
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

    /// A breach in words, once for all days that it takes.
    private struct Told {
        let breach: RosterBreach
        let sentence: String
    }

    private func row(_ line: RosterPlan.Line, _ days: [Day], _ broken: [Told], _ squares: Squares) -> Model {
        [
            "id": "\(line.staff.id)", "name": line.staff.name,
            "squares": Drawn(days.map { square(line, $0, broken, squares) }),
            "hours": (Double(line.sums.minutes) / 60).tenths, "nights": "\(line.sums.nights)",
            "weekends": "\(line.sums.weekendDays)", "holidays": "\(line.sums.holidays)",
        ]
    }

    private func square(_ line: RosterPlan.Line, _ day: Day, _ broken: [Told], _ squares: Squares) -> Drawn {
        let shift = line.shifts[day]
        let found = broken.isEmpty
            ? [] : broken.filter { $0.breach.first <= day && day <= $0.breach.last && shift != nil }
        let gone = line.leaves.isEmpty ? nil : line.leaves.first { $0.first <= day && day <= $0.last }
        let kind = Square(shift: shift, isFree: squares.free.contains(day))
        if found.isEmpty, gone == nil, let plain = squares.plain[kind] { return plain }
        let says = found.map(\.sentence) + (gone.map { [words.leaveKind($0.kind)] } ?? [])
        return drawn(
            kind, squares.colours, [found.isEmpty ? "" : "bad", gone == nil ? "" : "away"],
            says: says.joined(separator: "\n"))
    }

    /// What a square is drawn by where there is nothing to say of it.
    private struct Square: Hashable {
        let shift: String?
        let isFree: Bool
    }

    /// What the thousands of squares of a month have in common; most are one of a few, drawn once.
    private struct Squares {
        let free: Set<Day>
        /// By shift.
        let colours: [String: String]
        var plain: [Square: Drawn] = [:]
    }

    private func squares(_ days: [Day]) -> Squares {
        let colours = Dictionary(uniqueKeysWithValues: plan.shifts.map { ($0.key, $0.colour.rawValue) })
        var squares = Squares(free: Set(days.filter(isFree)), colours: colours)
        let all = (plan.shifts.map { Optional($0.key) } + [nil]).flatMap { shift in
            [false, true].map { Square(shift: shift, isFree: $0) }
        }
        squares.plain = Dictionary(uniqueKeysWithValues: all.map { ($0, drawn($0, colours)) })
        return squares
    }

    private func drawn(_ kind: Square, _ colours: [String: String], _ more: [String] = [], says: String = "") -> Drawn {
        let classes = [kind.shift.map { "sh-\(colours[$0] ?? "grey")" } ?? "", kind.isFree ? "end" : ""] + more
        let model: Model = [
            "mark": kind.shift.map { words.mark($0) } ?? "",
            "class": classes.filter { !$0.isEmpty }.joined(separator: " "), "says": says,
        ]
        return ask.house.templates.drawn("roster-square", model, ask.language)
    }

    private func isFree(_ day: Day) -> Bool {
        [.sat, .sun].contains(Weekday(of: day)) || ask.house.cases.rosterRules.holidays.contains(day)
    }
}
