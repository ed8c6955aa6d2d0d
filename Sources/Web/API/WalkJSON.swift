import Directory
import Kernel
import Rounds

/// A round with its points and what was found there.
struct WalkJSON: JSONValue {
    let walk: Walk
    let zone: Zone
    let now: Instant

    var json: JSON {
        let round = RoundJSON(round: walk.round, zone: zone, now: now)
        return .object(
            round.pairs + [
                ("ordered", walk.route.content.isOrdered.json),
                ("items", walk.route.content.points.map(point).json),
                ("checks", walk.route.content.checks.map(RoundCheckJSON.init).json),
                ("visits", walk.visits.map { VisitSeenJSON(visit: $0, zone: zone) }.json),
                ("findings", walk.findings.map { FindingJSON(line: FindingLine(of: $0, walk), zone: zone) }.json),
                ("givings", walk.givings.map { GivingJSON(giving: $0, zone: zone) }.json),
            ])
    }

    private func point(_ point: RoundPlan.Point) -> JSON {
        .object([
            ("key", point.key.json), ("place", point.place.json), ("name", point.name.json),
            ("hasCode", (!point.code.isEmpty).json), ("walked", (walk.visit(to: point.key) != nil).json),
            ("checks", walk.route.content.checks(at: point.key).map(\.key).json),
        ])
    }
}

/// How a round came from one to the other.
struct GivingJSON: JSONValue {
    let giving: RoundGiving
    let zone: Zone

    var json: JSON {
        .object([
            ("round", giving.round.json), ("cause", giving.cause.rawValue.json), ("before", giving.before.json),
            ("after", giving.after.json), ("by", giving.by.json), ("at", zone.text(giving.at).json),
        ])
    }
}
