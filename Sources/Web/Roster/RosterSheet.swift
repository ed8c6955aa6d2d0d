import Directory
import Kernel
import Workforce

/// What the page of a plan shows around its table.
struct RosterSheet {
    let plan: RosterPlan
    let names: Names
    let rules: RosterRules
    let ask: Ask
    let words: RosterWords
    /// What nobody allowed.
    let open: [Told]

    init(_ plan: RosterPlan, _ names: Names, _ rules: RosterRules, _ ask: Ask) {
        (self.plan, self.names, self.rules, self.ask) = (plan, names, rules, ask)
        let words = RosterWords(names: names, rules: rules, zone: plan.project.zone)
        self.words = words
        open = plan.open.map { Told(breach: $0, sentence: words.sentence($0)) }
    }

    /// A breach in words, once for its line and for all days that it takes.
    struct Told {
        let breach: RosterBreach
        let sentence: String
    }

    var times: TimeWords { TimeWords(ask, zone: plan.project.zone) }

    func head(_ place: RosterPlace, _ month: RosterMonth) throws -> Model {
        func address(_ month: RosterMonth) -> String {
            Paths.roster(
                query: [("project", place.project), ("department", place.department), ("month", "\(month)")])
        }
        let head: Model = [
            "projectName": plan.project.name, "departmentName": plan.department.name[names.language],
            "month": "\(month)",
            "before": address(month.before), "after": address(month.next), "self": address(month),
            "mayEdit": try ask.actor.may(.rosterEdit, in: plan.project.id), "published": published,
            "isPublished": plan.publication != nil, "printed": times.exact(ask.now),
            "legend": plan.shifts.map(legend),
        ]
        return head.merging(try ask.rosterChoices(plan.project, plan.department, names))
    }

    private var published: String {
        guard let one = plan.publication else { return ask.text("roster.draft") }
        return ask.text("roster.published", ["who": names.staff(one.by), "at": times.exact(one.at)])
    }

    private func legend(_ shift: Shift) -> Model {
        [
            "key": shift.key, "letter": shift.letter, "mark": shift.mark[names.language],
            "colour": shift.colour.rawValue, "name": shift.name[names.language], "hours": words.hours(shift),
        ]
    }

    /// What is broken, what waits, what was changed.
    var beside: Model {
        let allowed = plan.breaches.filter { plan.overrides[$0.key] != nil }
        let waiting = plan.leavesAsked.map(leave) + plan.swapsAccepted.map(swap)
        return [
            "breaches": open.map(breach), "hasBreaches": !open.isEmpty, "breachCount": "\(open.count)",
            "allowed": allowed.map { breach(Told(breach: $0, sentence: words.sentence($0))) },
            "hasAllowed": !allowed.isEmpty, "waiting": waiting, "hasWaiting": !waiting.isEmpty,
            "changes": plan.changes.map { change($0) }, "hasChanges": !plan.changes.isEmpty,
        ]
    }

    private func breach(_ told: Told) -> Model {
        let key = told.breach.key
        let override = plan.overrides[key]
        return [
            "key": key, "text": told.sentence, "rule": ask.text("breach.name.\(told.breach.rule.rawValue)"),
            "why": override?.reason ?? "", "who": override.map { names.staff($0.by) } ?? "",
        ]
    }

    private func leave(_ leave: Leave) -> Model {
        func to(_ act: LeaveAct) -> String { Paths.leaveAction("\(leave.id)", act.rawValue) }
        return [
            "what": "\(names.staff(leave.staff)) · \(words.leaveKind(leave.kind)) \(words.span(leave))",
            "reason": leave.reason, "yes": to(.approve), "no": to(.refuse),
        ]
    }

    private func swap(_ swap: Swap) -> Model {
        func to(_ act: SwapAct) -> String { Paths.swapAction("\(swap.id)", act.rawValue) }
        return ["what": words.swap(swap), "reason": swap.reason, "yes": to(.approve), "no": to(.refuse)]
    }

    private func change(_ change: RosterChange) -> Model {
        [
            "who": names.staff(change.cell.staff), "day": RosterWords.short(change.cell.day),
            "old": words.shift(change.old), "new": words.shift(change.cell.shift), "by": names.staff(change.by),
            "at": times.point(change.at), "exact": times.exact(change.at),
            "way": ask.text("roster.way.\(change.way.rawValue)"),
            "reason": change.way == .pattern ? "" : change.reason,
        ]
    }
}

extension RosterWords {
    /// `张三 11-03 早班 ⇄ 李四 11-05 夜班`
    func swap(_ swap: Swap) -> String {
        swap.days.map { day in
            let parts = [swap.asker, swap.other].map { "\(names.staff($0)) \(shift(swap.shift(of: $0, on: day)))" }
            return "\(Self.short(day)) \(parts.joined(separator: " ⇄ "))"
        }.joined(separator: " · ")
    }
}
