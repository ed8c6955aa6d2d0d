import Casework
import Hummingbird
import Insight
import Kernel
import Workforce

/// One figure: its formula, its window and what it comes to, told apart, and the rows that it was counted from.
enum FigurePage {
    static func response(_ ask: Ask) async throws -> Response { try await FigureAddress.attempt(ask, page) }

    private static func page(
        _ address: FigureAddress, _ ask: Ask, _ refusal: (any Refusal)?
    ) async throws -> Response {
        var query = address.query
        query.wantsRows = true
        query.by = query.by ?? .person
        let figure = try await ask.house.figures.figure(ask.name("figure"), query, for: try ask.actor)
        let words = FigureWords(names: try await Names.load(ask), times: TimeWords(ask, zone: figure.window.zone))
        var model = head(figure, words)
        let key = figure.measure.key
        model["chooser"] = try await FigureChooser.model(address, figure.window, ask) { Paths.figure(key, query: $0) }
        model["sentence"] = refusal.map { ask.house.texts.sentence($0, ask.language) } ?? ""
        model["overview"] = Paths.figures(query: address.scope)
        model.merge(groups(figure, query, address, words))
        model.merge(rows(figure, query, address, words))
        model["mayExport"] = try ask.actor.may(.exportRun)
        return Shell.page(
            "figure", model, title: words.name(figure.measure), place: "figures", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func head(_ figure: Figure, _ words: FigureWords) -> Model {
        let (measure, tally) = (figure.measure, figure.tally)
        let parts = words.parts(tally.value, measure.unit)
        func past(_ key: String, _ past: Figure.Past) -> Model {
            [
                "label": words.names.text(key), "value": words.text(past.tally.value, measure.unit),
                "window": words.window(past.window), "change": words.change(tally, since: past.tally, measure),
            ]
        }
        return [
            "name": words.name(measure), "formula": words.formula(measure), "number": parts?.number ?? "—",
            "unit": parts?.unit ?? "", "isEnough": tally.isEnough, "tooFew": words.tooFew,
            "base": words.base(tally, considered: figure.considered, measure),
            "window": words.window(figure.window), "zone": figure.window.zone.identifier,
            "cutOff": words.times.exact(figure.window.cutOff), "isShare": measure.unit == .share,
            "isTime": measure.unit == .seconds, "yes": outcome(true, measure, words),
            "no": outcome(false, measure, words), "isCount": measure.unit == .count,
            "pasts": [past("figures.before", figure.before), past("figures.yearBefore", figure.yearBefore)],
        ]
    }

    /// What a share calls what counts for it, and what does not.
    static func outcome(_ counts: Bool, _ measure: Measure, _ words: FigureWords) -> String {
        guard measure.unit == .share else { return "" }
        return words.names.text("figure.\(measure.key).\(counts ? "yes" : "no")")
    }

    private static func groups(
        _ figure: Figure, _ query: FigureQuery, _ address: FigureAddress, _ words: FigureWords
    ) -> Model {
        let measure = figure.measure
        return [
            "tabs": measure.groupings.map { by -> Model in
                [
                    "name": words.names.text("grouping.\(by.rawValue)"), "isHere": by == query.by,
                    "href": address.figure(measure, ("by", by.rawValue)),
                ]
            },
            "by": words.names.text("grouping.\((query.by ?? .person).rawValue)"),
            "groups": figure.groups.map { GroupRow.model($0, query.by ?? .person, measure, address, words) },
            "hasGroups": !figure.groups.isEmpty,
        ]
    }
}
