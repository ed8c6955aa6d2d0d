import Directory
import Kernel
import Rounds

/// A round as the API answers it.
struct RoundJSON: JSONValue {
    let round: Round
    let zone: Zone
    let now: Instant

    var json: JSON { .object(pairs) }

    var pairs: [(String, JSON)] {
        [
            ("id", round.id.json), ("project", round.project.json), ("plan", round.plan.json),
            ("name", round.name.json), ("day", round.day.description.json), ("part", round.part.json),
            ("route", round.route.json), ("startsAt", zone.text(round.startsAt).json),
            ("endsAt", zone.text(round.endsAt).json), ("closesAt", zone.text(round.closesAt).json),
            ("assignee", round.assignee.json), ("department", round.department.json),
            ("state", round.state.rawValue.json), ("late", round.isLate(at: now).json), ("points", round.points.json),
            ("walked", round.walked.json), ("begunAt", round.begunAt.map(zone.text).json),
            ("finishedAt", round.finishedAt.map(zone.text).json), ("reason", round.reason.json),
            ("version", round.version.json),
        ]
    }
}

/// How the rounds of a day stand.
struct RoundTallyJSON: JSONValue {
    let tally: RoundTally
    init(_ tally: RoundTally) { self.tally = tally }

    var json: JSON {
        .object([
            ("all", tally.all.json), ("done", tally.done.json), ("walking", tally.walking.json),
            ("late", tally.late.json), ("missed", tally.missed.json), ("free", tally.free.json),
        ])
    }
}
