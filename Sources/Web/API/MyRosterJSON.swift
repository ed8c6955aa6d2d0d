import Directory
import Kernel
import Workforce

/// One's own month.
struct MyRosterJSON: JSONValue {
    let mine: MyRoster
    let rules: RosterRules
    let language: Language
    let zones: [ID<Project>: Zone]

    var json: JSON {
        .object([
            ("month", mine.month.description.json), ("shifts", .array(mine.turns.map(turn))),
            ("next", .array(mine.next.map(turn))), ("minutes", mine.sums.minutes.json),
            ("nights", mine.sums.nights.json), ("weekendDays", mine.sums.weekendDays.json),
            ("holidays", mine.sums.holidays.json),
            ("leaves", .array(mine.leaves.map { LeaveJSON(leave: $0).json })),
            ("swaps", .array(mine.swaps.map { SwapJSON(swap: $0).json })),
            (
                "changes",
                .array(mine.changes.map { RosterChangeJSON(change: $0, zone: zone($0.cell.project)).json })
            ),
            (
                "leaveKinds",
                .array(
                    rules.leaveKinds.map { .object([("key", $0.key.json), ("name", $0.name[language].json)]) })
            ),
            ("feedMadeAt", (mine.feedMadeAt.map { Zone.utc.text($0) }).json),
        ])
    }

    private func zone(_ project: ID<Project>) -> Zone { zones[project] ?? .utc }

    private func turn(_ turn: MyRoster.Turn) -> JSON {
        let zone = zone(turn.cell.project)
        return .object([
            ("day", turn.cell.day.description.json), ("project", turn.cell.project.json),
            ("department", turn.cell.department.json), ("shift", turn.shift.key.json),
            ("name", turn.shift.name[language].json), ("onCall", turn.shift.isOnCall.json),
            (
                "spans",
                .array(
                    turn.spans.map {
                        .object([
                            ("from", zone.text($0.lowerBound).json), ("until", zone.text($0.upperBound).json),
                        ])
                    })
            ),
            ("paidMinutes", turn.paid.json),
        ])
    }
}

/// Somebody of the same plan.
struct ColleagueJSON: JSONValue {
    let staff: Staff
    let shift: String?

    var json: JSON {
        .object([("staff", staff.id.json), ("name", staff.name.json), ("shift", shift.json)])
    }
}

/// Who should be there and is, or is not. Instants have the offset of the project.
struct AttendanceJSON: JSONValue {
    let one: Attendance
    let staffing: Lookups.Staffing

    var json: JSON {
        let zone = one.planned.flatMap { staffing.projects[$0.project]?.zone } ?? .shanghai
        return .object([
            ("staff", one.staff.json), ("user", (staffing.staff[one.staff]?.user ?? "").json),
            ("name", (staffing.staff[one.staff]?.name ?? "").json), ("state", one.state.rawValue.json),
            ("project", (one.planned?.project).json), ("shift", (one.planned?.shift).json),
            ("plannedFrom", (one.planned.map { zone.text($0.from) }).json),
            ("plannedUntil", (one.planned.map { zone.text($0.to) }).json),
            ("beganAt", (one.turn.map { zone.text($0.beganAt) }).json),
        ])
    }
}
