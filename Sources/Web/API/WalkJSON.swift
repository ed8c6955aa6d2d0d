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
