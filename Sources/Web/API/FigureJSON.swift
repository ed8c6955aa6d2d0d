import Casework
import Insight
import Kernel

struct MeasureJSON: JSONValue {
    let measure: Measure
    let words: FigureWords

    var json: JSON {
        .object([
            ("figure", measure.key.json), ("name", words.name(measure).json), ("formula", words.formula(measure).json),
            ("unit", measure.unit.rawValue.json), ("cohort", measure.cohort.rawValue.json),
            ("by", measure.groupings.map(\.rawValue).json), ("least", .integer(Measure.least)),
        ])
    }
}

struct FigureJSON: JSONValue {
    let figure: Figure
    let by: Grouping?
    let words: FigureWords

    var json: JSON {
        let measure = figure.measure
        return .object(
            [
                ("figure", measure.key.json), ("name", words.name(measure).json),
                ("formula", words.formula(measure).json), ("unit", measure.unit.rawValue.json),
                ("cohort", measure.cohort.rawValue.json), ("zone", figure.window.zone.identifier.json),
            ] + times(figure.window) + numbers(figure.tally) + [
                ("considered", .integer(figure.considered)), ("by", (by?.rawValue).json),
                ("before", past(figure.before)), ("yearBefore", past(figure.yearBefore)),
                ("groups", .array(figure.groups.map(group))), ("rows", .array(figure.rows.items.map(row))),
                ("next", figure.rows.next.json),
            ])
    }

    private func times(_ window: FigureWindow) -> [(String, JSON)] {
        let zone = window.zone
        return [
            ("from", zone.text(window.start).json), ("to", zone.text(window.end).json),
            ("cutOff", zone.text(window.cutOff).json),
        ]
    }

    private func numbers(_ tally: Tally) -> [(String, JSON)] {
        [
            ("value", tally.value.json), ("ninety", tally.ninety.json), ("count", .integer(tally.count)),
            ("counted", .integer(tally.counted)), ("enough", tally.isEnough.json),
        ]
    }

    private func past(_ past: Figure.Past) -> JSON { .object(times(past.window) + numbers(past.tally)) }

    private func group(_ group: Figure.Group) -> JSON {
        let name = by.map { words.group(group.key, $0) } ?? ""
        return .object([("key", group.key.json), ("name", name.json)] + numbers(group.tally))
    }

    private func row(_ row: Figure.Row) -> JSON {
        let happened = row.fact.happened
        return .object([
            ("case", row.number.json), ("title", row.title.json), ("promise", (happened.promise?.id).json),
            ("promiseKind", (happened.promise?.kind.rawValue).json),
            ("person", happened.person.json), ("at", row.zone.text(happened.at).json),
            ("counted", row.fact.counts.json),
            ("seconds", row.fact.judgement.took.map { Double($0.milliseconds) / 1000 }.json),
        ])
    }
}
