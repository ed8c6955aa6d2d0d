import Directory
import Kernel
import Rounds

struct CoverageJSON: JSONValue {
    let coverage: Coverage

    var json: JSON {
        .object([
            ("project", coverage.project.code.json), ("from", coverage.days.lowerBound.description.json),
            ("to", coverage.days.upperBound.description.json), ("inside", (coverage.inside?.code).json),
            ("items", coverage.lines.map(line).json), ("emptyRooms", coverage.emptyRooms.map(line).json),
        ])
    }

    private func line(_ one: Coverage.Line) -> JSON {
        .object([
            ("place", one.place.code.json), ("name", one.place.name.json),
            ("lastWalkedAt", one.lastAt.map(coverage.project.zone.text).json), ("planned", one.planned.json),
            ("walked", one.walked.json), ("share", one.share.json),
        ])
    }
}

struct ScoresJSON: JSONValue {
    let sheet: ScoreSheet
    let zone: Zone

    var json: JSON {
        .object([
            ("month", sheet.month.json),
            ("items", sheet.scores.map { one in
                JSON.object([
                    ("department", one.department.json), ("visits", one.visits.json), ("passed", one.passed.json),
                    ("judged", one.judged.json), ("share", one.share.json),
                ])
            }.json), ("rows", sheet.rows.map { VisitSeenJSON(visit: $0.visit, zone: zone) }.json),
        ])
    }
}
