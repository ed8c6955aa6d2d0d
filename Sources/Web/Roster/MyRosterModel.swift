import Kernel
import Workforce

/// What one's own page shows.
struct MyRosterModel {
    let mine: MyRoster
    let names: Names
    let ask: Ask

    private func words(_ zone: Zone) -> RosterWords {
        RosterWords(names: names, rules: ask.house.roster.rules, zone: zone)
    }
    private var words: RosterWords { words(.shanghai) }
    private var times: TimeWords { TimeWords(ask) }

    var model: Model {
        [
            "month": "\(mine.month)", "before": Paths.rosterMine(query: [("month", "\(mine.month.before)")]),
            "after": Paths.rosterMine(query: [("month", "\(mine.month.next)")]),
            "next": mine.next.map(turn), "hasNext": !mine.next.isEmpty, "weeks": weeks,
            "weekdays": Weekday.allCases.map { ["name": ask.text("weekday.short.\($0.rawValue)")] as Model },
            "sums": ask.text(
                "roster.sums",
                [
                    "hours": (Double(mine.sums.minutes) / 60).tenths, "nights": "\(mine.sums.nights)",
                    "weekends": "\(mine.sums.weekendDays)", "holidays": "\(mine.sums.holidays)",
                ]),
            "leaves": mine.leaves.map(leave), "hasLeaves": !mine.leaves.isEmpty, "swaps": mine.swaps.map(swap),
            "hasSwaps": !mine.swaps.isEmpty, "changes": mine.changes.map(change), "hasChanges": !mine.changes.isEmpty,
            "feedMade": mine.feedMadeAt.map { ask.text("roster.feedMade", ["at": times.point($0)]) } ?? "",
        ]
    }

    private func turn(_ turn: MyRoster.Turn) -> Model {
        let words = words(names.zone(of: turn.cell.project))
        let day = turn.cell.day
        return [
            "day": RosterWords.short(day), "weekday": ask.text("weekday.\(Weekday(of: day).rawValue)"),
            "name": turn.shift.name[names.language], "colour": turn.shift.colour.rawValue,
            "hours": turn.spans.map { words.clock($0, of: day) }.joined(separator: " "),
            "where": names.project(turn.cell.project), "swapTo": Paths.rosterMine(query: [("swap", "\(day)")]),
        ]
    }

    /// The month as rows of seven days.
    private var weeks: [Model] {
        let days = Dictionary(grouping: mine.turns, by: \.cell.day)
        let blanks = Weekday.allCases.firstIndex(of: Weekday(of: mine.month.first)) ?? 0
        let cells = Array(repeating: nil, count: blanks) + mine.month.days.map(Optional.some)
        return stride(from: 0, to: cells.count, by: 7).map { start -> Model in
            [
                "cells": cells[start..<min(start + 7, cells.count)].map { day -> Model in
                    let shift = day.flatMap { days[$0]?.first?.shift }
                    return [
                        "number": day.map { "\($0.date.day)" } ?? "", "mark": shift?.mark[names.language] ?? "",
                        "class": shift.map { "sh-\($0.colour.rawValue)" } ?? "",
                        "name": shift?.name[names.language] ?? "",
                    ]
                }
            ]
        }
    }

    private func leave(_ leave: Leave) -> Model {
        [
            "what": "\(words.leaveKind(leave.kind)) \(words.span(leave))", "reason": leave.reason, "note": leave.note,
            "state": ask.text("leave.\(leave.state.rawValue)"), "class": leave.state.mood,
            "mayWithdraw": leave.state == .asked || leave.state == .approved,
            "withdraw": Paths.leaveAction("\(leave.id)", LeaveAct.withdraw.rawValue),
        ]
    }

    private func swap(_ swap: Swap) -> Model {
        let isMine = swap.asker == (try? ask.actor.staff)
        func to(_ act: SwapAct) -> String { Paths.swapAction("\(swap.id)", act.rawValue) }
        return [
            "what": words.swap(swap), "reason": swap.reason, "note": swap.note,
            "state": ask.text("swap.\(swap.state.rawValue)"), "class": swap.state.mood,
            "mayAnswer": !isMine && swap.state == .asked, "accept": to(.accept), "decline": to(.decline),
            "mayWithdraw": isMine && swap.state.isOpen, "withdraw": to(.withdraw),
        ]
    }

    private func change(_ change: RosterChange) -> Model {
        [
            "day": RosterWords.short(change.cell.day), "old": words.shift(change.old), "by": names.staff(change.by),
            "new": words.shift(change.cell.shift), "at": times.point(change.at), "exact": times.exact(change.at),
        ]
    }
}

extension Leave.State {
    fileprivate var mood: String {
        switch self {
        case .asked: "info"
        case .approved: "ok"
        case .refused: "late"
        case .withdrawn: ""
        }
    }
}

extension Swap.State {
    fileprivate var mood: String {
        switch self {
        case .asked, .accepted: "info"
        case .approved: "ok"
        case .declined, .refused: "late"
        case .withdrawn: ""
        }
    }
}
