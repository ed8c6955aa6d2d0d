import Casework
import Directory
import Kernel
import Rounds
import Workforce

/// Rounds in words.
struct RoundWords {
    let names: Names
    let times: TimeWords
    let now: Instant

    init(_ names: Names, _ ask: Ask, zone: Zone) {
        (self.names, times, now) = (names, TimeWords(ask, zone: zone), ask.now)
    }

    func window(_ round: Round) -> String {
        "\(times.zone.wall(at: round.startsAt).time)–\(times.zone.wall(at: round.endsAt).time)"
    }

    func state(_ round: Round) -> String {
        round.isRunning && round.isLate(at: now)
            ? names.text("rounds.late") : names.text("roundState.\(round.state.rawValue)")
    }

    func mood(_ round: Round) -> String {
        switch round.state {
        case .done: round.isLate(at: now) ? "warn" : "ok"
        case .missed: "late"
        case .cancelled: ""
        case .open, .walking: round.isLate(at: now) ? "late" : "info"
        }
    }

    /// A line of a list.
    func line(_ round: Round) -> Model {
        [
            "id": round.id.description, "name": round.name, "href": Paths.round(round.id.description),
            "window": window(round), "state": state(round), "class": mood(round), "day": round.day.description,
            "walked": "\(round.walked)", "points": "\(round.points)",
            "assignee": round.assignee.map(names.staff) ?? names.text("rounds.nobody"),
            "isFree": round.assignee == nil, "department": names.department(key: round.department) ?? round.department,
            "toTake": Paths.roundAction(round.id.description, RoundAct.take.rawValue),
        ]
    }

    func answer(_ value: Int, _ check: RoundPlan.Check) -> String {
        check.kind == .yes ? names.text(value == 1 ? "rounds.inOrder" : "rounds.notInOrder") : "\(value)"
    }

    /// `1–5 · 至少 3`, `4.. 12`
    func limits(_ check: RoundPlan.Check) -> String {
        switch check.kind {
        case .yes: ""
        case .score: names.text("rounds.atLeast", ["n": "\(check.least ?? 3)"])
        case .number: "\(check.least.map(String.init) ?? "")–\(check.most.map(String.init) ?? "")"
        }
    }

    func percent(_ share: Double?) -> String { share.map { "\(Int($0 * 100))%" } ?? "—" }

    func finding(_ line: FindingLine) -> Model {
        let one = line.finding
        return [
            "id": one.id.description, "check": one.checkName, "words": one.words,
            "place": line.place?.name ?? "", "code": line.place?.code ?? "",
            "found": times.short(one.foundAt), "due": times.left(until: one.dueAt),
            "isLate": one.state == .open && one.dueAt < now, "by": names.staff(one.by),
            "isRepeated": one.times > 1, "times": names.text("rounds.times", ["n": "\(one.times)"]),
            "state": names.text("findingState.\(one.state.rawValue)"),
            "class": one.state == .closed ? "ok" : one.state == .corrected ? "info" : "warn",
            "case": line.number.map { Paths.case_($0) } ?? "", "number": line.number ?? "",
            "recheckNote": one.recheckNote, "isReturned": one.returned > 0,
            "returned": names.text("rounds.returned", ["n": "\(one.returned)"]),
            "to": Paths.roundFindingRecheck(one.id.description), "round": Paths.round(one.round.description),
        ]
    }

    func visit(_ visit: PointVisit) -> Model {
        [
            "id": visit.id.description, "point": visit.content.pointName, "at": times.short(visit.at),
            "exact": times.exact(visit.at), "by": names.staff(visit.by), "note": visit.content.note,
            "passed": "\(visit.passed)", "judged": "\(visit.judged)", "isFailed": visit.passed < visit.judged,
            "isProven": visit.content.isProven, "isOutOfOrder": visit.content.isOutOfOrder,
            "heard": visit.heardAt - visit.at > .minutes(2) ? times.short(visit.heardAt) : "",
            "photos": visit.content.photos.map { Paths.roundPhoto(visit.round.description, $0) },
            "conflict": visit.conflict.map { names.text("roundConflict.\($0.rawValue)") } ?? "",
            "isUndecided": visit.isUndecided,
            "decision": visit.decision.map { names.text("roundDecision.\($0.rawValue)") } ?? "",
            "reason": visit.reason, "toDecide": Paths.roundDecision(visit.id.description),
            "round": Paths.round(visit.round.description),
        ]
    }
}
