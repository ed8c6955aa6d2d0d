import Casework
import Directory
import Handover
import Kernel
import Workforce

/// What pages say of hand-overs.
struct HandoverWords {
    let names: Names
    let times: TimeWords
    let rules: HandoverRules.Post
    let roster: RosterRules
    let currency: String

    init(_ post: Post, _ names: Names, _ ask: Ask) {
        (self.names, times) = (names, TimeWords(ask, zone: post.project.zone))
        (rules, roster) = (ask.house.handovers.rules(of: post.department), ask.house.roster.rules)
        currency = ask.house.cases.desks[names.firstDesk]?.dispatch.currency ?? ""
    }

    var duty: DutyWords { DutyWords(names: names, times: times, rules: roster) }

    /// As its line is counted: `12`, `¥300.00`.
    func count(_ number: Int, _ unit: HandoverRules.Line.Unit) -> String {
        guard unit == .money else { return "\(number)" }
        return Names.sign(of: currency) + FixedPoint.fullText(Int64(number), places: 2)
    }

    func line(_ key: String) -> String { rules.counts.first { $0.key == key }?.name[names.language] ?? key }

    /// What was ticked of a list.
    func ticks(_ ticks: [HandoverTick], _ items: [HandoverRules.Item]) -> [Model] {
        ticks.map { tick in
            [
                "name": items.first { $0.key == tick.key }?.name[names.language] ?? tick.key, "isDone": tick.isDone,
                "says": names.text(tick.isDone ? "handover.done" : "handover.notDone"),
            ]
        }
    }

    /// Boxes to tick.
    func boxes(_ items: [HandoverRules.Item], ticked: [String]?) -> [Model] {
        items.map {
            ["key": $0.key, "name": $0.name[names.language], "isTicked": ticked?.contains($0.key) ?? false]
        }
    }

    func state(_ one: ShiftHandover) -> String { names.text("handover.state.\(one.state.rawValue)") }

    /// A line of a list.
    func row(_ one: ShiftHandover) -> Model {
        [
            "number": one.number, "href": Paths.handover(one.number), "state": state(one), "class": one.state.mood,
            "ending": duty.turn(one.sheet.ending), "next": duty.turn(one.sheet.next), "by": names.staff(one.by),
            "at": times.point(one.at), "exact": times.exact(one.at), "signedBy": one.signedBy.map(names.staff) ?? "",
            "signedAt": one.decidedAt.map(times.point) ?? "",
            "isOtherwise": !(one.signature?.difference ?? "").isEmpty,
        ]
    }
}

extension ShiftHandover.State {
    var mood: String {
        switch self {
        case .waiting: "warn"
        case .signed: "ok"
        case .withdrawn: ""
        }
    }
}
