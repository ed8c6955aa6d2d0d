import Directory
import Kernel

/// Finds what a plan breaks. Pure: it gets everything that is planned and knows no store and no clock.
package struct RosterCheck {
    /// Somebody of the plan, with the roles that count for staffing.
    package struct Member: Sendable {
        package let staff: ID<Staff>
        package let roles: Set<String>

        package init(staff: ID<Staff>, roles: Set<String> = []) { (self.staff, self.roles) = (staff, roles) }
    }

    /// A shift of somebody on a day, on the line of instants.
    struct Piece {
        let cell: RosterCell
        fileprivate let worked: ShiftDay
        var shift: Shift { worked.shift }
        var spans: [Range<Instant>] { worked.spans }
        var paid: Int { worked.paid }
        var day: Day { cell.day }
        var isWork: Bool { !worked.shift.isOnCall }
    }

    let rules: RosterRules
    /// The first and the last day that are looked at; breaches that only touch them are told too.
    let days: ClosedRange<Day>
    let project: ID<Project>
    let department: Department
    let members: [Member]
    let zone: Zone
    let pieces: [ID<Staff>: [Piece]]
    let away: [ID<Staff>: [Range<Instant>]]

    /// - Parameters:
    ///   - cells: of the members in all projects, from ``reach(of:)``.
    ///   - leaves: those that are approved.
    package init(
        _ rules: RosterRules, _ days: ClosedRange<Day>, in project: ID<Project>, _ department: Department,
        members: [Member], cells: [RosterCell], leaves: [Leave], zones: [ID<Project>: Zone]
    ) {
        (self.rules, self.days, self.project, self.department) = (rules, days, project, department)
        self.members = members
        let home = zones[project] ?? .shanghai
        zone = home
        var line = ShiftLine(rules: rules, zones: zones)
        pieces = Dictionary(grouping: cells.compactMap { line.piece($0) }, by: \.cell.staff)
            .mapValues { $0.sorted { ($0.start, $0.day) < ($1.start, $1.day) } }
        away = Dictionary(grouping: leaves.filter { $0.state == .approved }, by: \.staff)
            .mapValues { $0.map { $0.span(noon: rules.noon, in: home) } }
    }

    /// The days that must be known to judge others: before them for what goes on, after them for weeks and rest.
    package static func reach(of days: ClosedRange<Day>) -> ClosedRange<Day> {
        days.lowerBound.adding(days: -35)...days.upperBound.adding(days: 8)
    }

    /// All breaches, by person, day and rule; those of staffing last.
    package var breaches: [RosterBreach] {
        let personal = members.flatMap { member -> [RosterBreach] in
            let mine = pieces[member.staff] ?? []
            let found = rest(mine, member.staff) + rows(mine, member.staff) + sums(mine, member.staff)
                + doubles(mine, member.staff) + leaves(mine, member.staff)
            return found.filter { days.contains($0.first) || days.contains($0.last) || days.isWithin($0) }
                .sorted { ($0.first, $0.rule.rawValue) < ($1.first, $1.rule.rawValue) }
        }
        return personal + staffing
    }
}

extension ClosedRange<Day> {
    fileprivate func isWithin(_ breach: RosterBreach) -> Bool { breach.first < lowerBound && breach.last > upperBound }
}

extension RosterCheck.Piece {
    var start: Instant { spans.first?.lowerBound ?? Instant(milliseconds: 0) }
    var end: Instant { spans.last?.upperBound ?? Instant(milliseconds: 0) }
}

/// A shift as it is on a day; whoever has it then shares it.
private final class ShiftDay: Sendable {
    let shift: Shift
    let spans: [Range<Instant>]
    let paid: Int

    init(_ shift: Shift, _ spans: [Range<Instant>]) {
        (self.shift, self.spans, paid) = (shift, spans, shift.paidMinutes(over: spans))
    }
}

/// Puts shifts on the line of instants; each shift of a day is reckoned once, however many people have it.
struct ShiftLine {
    private struct Key: Hashable {
        let project: ID<Project>
        let shift: String
        let day: Day
    }

    let rules: RosterRules
    let zones: [ID<Project>: Zone]
    private var known: [Key: ShiftDay] = [:]

    init(rules: RosterRules, zones: [ID<Project>: Zone]) { (self.rules, self.zones) = (rules, zones) }

    /// Nil where the day is off, or the desk no longer has the shift.
    mutating func piece(_ cell: RosterCell) -> RosterCheck.Piece? {
        guard let name = cell.shift else { return nil }
        let key = Key(project: cell.project, shift: name, day: cell.day)
        if known[key] == nil, let shift = rules.shift(name) {
            known[key] = ShiftDay(shift, shift.spans(on: cell.day, in: zones[cell.project] ?? .shanghai))
        }
        guard let found = known[key], !found.spans.isEmpty else { return nil }
        return RosterCheck.Piece(cell: cell, worked: found)
    }
}
