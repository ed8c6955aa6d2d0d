import Directory
import Kernel
import Workforce

/// A plan as the API answers it.
struct RosterJSON: JSONValue {
    let plan: RosterPlan
    let rules: RosterRules
    let language: Language

    var json: JSON {
        let zone = plan.project.zone
        return .object([
            ("project", plan.project.code.json), ("department", plan.department.key.json),
            ("zone", zone.identifier.json), ("month", plan.month.description.json),
            ("publishedAt", (plan.publication.map { zone.text($0.at) }).json),
            ("publishedBy", (plan.publication?.by).json),
            ("shifts", .array(plan.shifts.map { ShiftJSON(shift: $0, language: language).json })),
            ("patterns", .array(rules.patterns.map(pattern))),
            ("members", .array(plan.lines.map(line))),
            ("counts", plan.month.days.map { plan.count(on: $0) }.json),
            ("breaches", .array(plan.breaches.map { breach($0, zone) })),
            ("leavesAsked", .array(plan.leavesAsked.map { LeaveJSON(leave: $0).json })),
            ("swapsAccepted", .array(plan.swapsAccepted.map { SwapJSON(swap: $0).json })),
        ])
    }

    private func pattern(_ pattern: RosterRules.Pattern) -> JSON {
        .object([
            ("key", pattern.key.json), ("name", pattern.name[language].json), ("days", pattern.days.json),
        ])
    }

    private func line(_ line: RosterPlan.Line) -> JSON {
        .object([
            ("staff", line.staff.id.json), ("user", line.staff.user.json), ("name", line.staff.name.json),
            ("days", plan.month.days.map { line.shifts[$0] }.json), ("minutes", line.sums.minutes.json),
            ("nights", line.sums.nights.json), ("weekendDays", line.sums.weekendDays.json),
            ("holidays", line.sums.holidays.json),
            ("leaves", .array(line.leaves.map { LeaveJSON(leave: $0).json })),
        ])
    }

    private func breach(_ breach: RosterBreach, _ zone: Zone) -> JSON {
        let allowed = plan.overrides[breach.key]
        return .object([
            ("breach", breach.key.json), ("rule", breach.rule.rawValue.json), ("staff", breach.staff.json),
            ("from", breach.first.description.json), ("until", breach.last.description.json),
            ("figure", breach.figure.json), ("limit", breach.limit.json),
            ("fromAt", (breach.span.map { zone.text($0.lowerBound) }).json),
            ("untilAt", (breach.span.map { zone.text($0.upperBound) }).json),
            ("allowedBy", (allowed?.by).json), ("allowedAt", (allowed.map { zone.text($0.at) }).json),
            ("reason", (allowed?.reason).json),
        ])
    }
}

/// What a shift is.
struct ShiftJSON: JSONValue {
    let shift: Shift
    let language: Language

    var json: JSON {
        .object([
            ("key", shift.key.json), ("name", shift.name[language].json), ("mark", shift.mark[language].json),
            ("letter", shift.letter.json), ("colour", shift.colour.rawValue.json),
            ("hours", shift.hours.intervals.map(\.description).json), ("onCall", shift.isOnCall.json),
            ("night", shift.isNight.json), ("paidMinutes", shift.paid.json),
        ])
    }
}

/// A change of a published plan.
struct RosterChangeJSON: JSONValue {
    let change: RosterChange
    let zone: Zone

    var json: JSON {
        .object([
            ("id", change.id.json), ("staff", change.cell.staff.json), ("day", change.cell.day.description.json),
            ("old", change.old.json), ("new", change.cell.shift.json), ("way", change.way.rawValue.json),
            ("by", change.by.json), ("at", zone.text(change.at).json), ("reason", change.reason.json),
        ])
    }
}

/// Leave. Its days are those of whoever is away; instants are in UTC.
struct LeaveJSON: JSONValue {
    let leave: Leave

    var json: JSON {
        .object([
            ("id", leave.id.json), ("staff", leave.staff.json), ("kind", leave.kind.json),
            ("from", leave.first.description.json), ("until", leave.last.description.json),
            ("fromNoon", leave.isFromNoon.json), ("toNoon", leave.isToNoon.json), ("reason", leave.reason.json),
            ("state", leave.state.rawValue.json), ("askedAt", Zone.utc.text(leave.askedAt).json),
            ("decidedBy", leave.decidedBy.json), ("decidedAt", (leave.decidedAt.map { Zone.utc.text($0) }).json),
            ("note", leave.note.json),
        ])
    }
}

/// A swap, with what both had on its days when it was asked.
struct SwapJSON: JSONValue {
    let swap: Swap

    var json: JSON {
        .object([
            ("id", swap.id.json), ("asker", swap.asker.json), ("other", swap.other.json),
            (
                "held",
                .array(
                    swap.held.map {
                        .object([
                            ("staff", $0.staff.json), ("day", $0.day.description.json), ("shift", $0.shift.json),
                        ])
                    })
            ),
            ("reason", swap.reason.json), ("state", swap.state.rawValue.json),
            ("askedAt", Zone.utc.text(swap.askedAt).json), ("decidedBy", swap.decidedBy.json),
            ("decidedAt", (swap.decidedAt.map { Zone.utc.text($0) }).json), ("note", swap.note.json),
        ])
    }
}
