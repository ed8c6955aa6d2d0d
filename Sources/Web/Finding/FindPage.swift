import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The one box: customers, cases, places, staff, articles and keys by whatever somebody has of them.
enum FindPage {
    private static let most = 12

    static func response(_ ask: Ask) async throws -> Response {
        let finder = try await Finder(ask, ask.query("q") ?? "", limit: most, isTable: true)
        guard !finder.text.isEmpty else { return page(ask, "", []) }
        if let item = try? await ask.house.cases.find(finder.text, for: try ask.actor) {
            return .see(Paths.case_(item.number))
        }
        let groups = try await finder.groups()
        if let only = onlyOne(groups) { return .see(only.href) }
        return page(ask, finder.text, groups.map { model($0, finder) })
    }

    private static func page(_ ask: Ask, _ text: String, _ groups: [Model]) -> Response {
        let mayAdd = ask.session?.actor.mayWholly(.peopleWrite) ?? false
        return Shell.page(
            "find",
            [
                "q": text, "isAsked": !text.isEmpty, "groups": groups, "isEmpty": groups.isEmpty && !text.isEmpty,
                "mayAdd": mayAdd, "add": Paths.people(query: [("add", text)]),
            ], title: ask.text("shell.find"), in: ask)
    }

    /// A group as a table with its rows.
    private static func model(_ group: Finder.Group, _ finder: Finder) -> Model {
        var model: Model = [
            "name": finder.names.text("find.type.\(group.kind.rawValue)"),
            "count": group.hasMore ? "\(group.rows.count)+" : "\(group.rows.count)",
            "rows": group.rows.map { $0.model.merging($0.finding.model(finder.names)) },
            "isOfPeople": group.kind == .person, "isOfCases": group.kind == .case,
            "isOfPlaces": group.kind == .place, "isOfStaff": group.kind == .staff,
            "isOfArticles": group.kind == .article, "isOfKeys": group.kind == .key,
        ]
        if group.hasMore, group.kind == .case { model["more"] = Paths.cases(query: [("q", finder.text)]) }
        if group.hasMore, group.kind == .person { model["more"] = Paths.people(query: [("q", finder.text)]) }
        return model
    }

    /// One customer by exactly this telephone or plate, one case by an outside body's number: no list is needed.
    private static func onlyOne(_ groups: [Finder.Group]) -> Finding? {
        let exact = groups.flatMap(\.rows).map(\.finding).filter { finding in
            switch (finding.kind, finding.reason.why) {
            case (.person, .phone), (.person, .plate), (.case, .theirNumber): finding.reason.rank < 0
            default: false
            }
        }
        let first = exact.first { $0.kind == groups.first?.kind }
        return exact.filter { $0.kind == first?.kind }.count == 1 ? first : nil
    }

    /// The few best while it is typed, for the list under the box; nothing where nothing was typed.
    static func lines(_ ask: Ask) async throws -> Response {
        let finder = try await Finder(ask, ask.query("q") ?? "", limit: perKind)
        let groups = try await finder.groups()
        var lines = groups.flatMap { $0.rows.map(\.finding) }.enumerated()
            .sorted { ($0.element.reason.rank, $0.offset) < ($1.element.reason.rank, $1.offset) }.map(\.element)
        lines = Array(lines.prefix(mostLines))
        let model: Model = [
            "isAsked": !finder.text.isEmpty, "hasLines": !lines.isEmpty,
            "lines": lines.enumerated().map { place, line in
                line.model(finder.names).merging(["place": "\(place)"])
            }, "all": Paths.find(query: [("q", finder.text)]),
        ]
        return .html(ask.house.templates.render("find-lines", model, ask.language), language: ask.language)
    }

    /// Under the box: these and the line that shows all.
    private static let mostLines = 7
    private static let perKind = 3
}
