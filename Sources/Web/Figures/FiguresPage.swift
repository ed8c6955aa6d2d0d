import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// The figures of a window: the promises first, each with its change, and the promises told apart.
enum FiguresPage {
    /// As many groups of a table are shown here; all of them stand on the figure's own page.
    private static let most = 10

    static func response(_ ask: Ask) async throws -> Response { try await FigureAddress.attempt(ask, page) }

    private static func page(
        _ address: FigureAddress, _ ask: Ask, _ refusal: (any Refusal)?
    ) async throws -> Response {
        let query = address.query
        let overview = try await ask.house.figures.overview(query.span, project: query.project, for: try ask.actor)
        let words = FigureWords(
            names: try await Names.load(ask), times: TimeWords(ask, zone: overview.window.zone))
        let model: Model = [
            "chooser": try await FigureChooser.model(address, overview.window, ask) { Paths.figures(query: $0) },
            "sentence": refusal.map { ask.house.texts.sentence($0, ask.language) } ?? "",
            "window": words.window(overview.window), "zone": overview.window.zone.identifier,
            "cutOff": words.times.point(overview.window.cutOff), "before": words.window(overview.before),
            "cards": overview.cards.map { card($0, address, words) },
            "tables": overview.tables.map { part -> Model in
                var model = table(part.by, part.groups, address, words)
                guard part.by == .person else { return model }
                // What became of work in people's hands stands beside the promises that people kept.
                model["hands"] = [HandsTable.model(overview.hands, most: most, address, words)]
                return model
            },
        ]
        return Shell.page(
            "figures", model, title: ask.text("nav.figures"), place: "figures", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func card(_ card: FigureOverview.Card, _ address: FigureAddress, _ words: FigureWords) -> Model {
        let (measure, tally) = (card.measure, card.tally)
        let parts = words.parts(tally.value, measure.unit)
        return [
            "name": words.name(measure), "formula": words.formula(measure), "href": address.figure(measure),
            "number": parts?.number ?? "—", "unit": parts?.unit ?? "", "isEnough": tally.isEnough,
            "base": words.base(tally, considered: card.considered, measure), "tooFew": words.tooFew,
            "before": words.text(card.before.value, measure.unit),
            "change": words.change(tally, since: card.before, measure),
        ]
    }

    private static func table(
        _ by: Grouping, _ groups: [Figure.Group], _ address: FigureAddress, _ words: FigureWords
    ) -> Model {
        let measure = Measure.keptPromises
        return [
            "title": words.names.text("figures.keptBy", ["what": words.names.text("grouping.\(by.rawValue)")]),
            "rows": groups.prefix(most).map { GroupRow.model($0, by, measure, address, words) },
            "hasRows": !groups.isEmpty, "hasMore": groups.count > most,
            "all": address.figure(measure, ("by", by.rawValue)), "count": "\(groups.count)",
        ]
    }
}
