import Casework
import Directory
import Kernel
import Workforce

extension Finder {
    /// The case whose number it is, those that an outside body has under it, and what the index names, newest first.
    func cases() async throws -> Group {
        let actor = try ask.actor
        guard actor.may(.caseRead) || actor.may(.caseReadOwn) else { return group(.case, []) }
        var items: [Case] = []
        if let exact = try? await ask.house.cases.find(text, for: actor) { items.append(exact) }
        let outside = try await ask.house.cases.cases(ofOutside: text, for: actor)
        items += outside.filter { one in !items.contains { $0.id == one.id } }
        var filter = CaseFilter()
        (filter.text, filter.limit) = (text, limit + 1)
        let found = try await ask.house.cases.list(filter, for: actor).items
        items += found.filter { one in !items.contains { $0.id == one.id } }
        let places = try await ask.house.places.places(items.compactMap(\.place))
        let lines = isTable ? try await CaseLine.lines(items, names, in: ask).map(\.model) : items.map { _ in [:] }
        let rows = zip(items, lines).map { item, line in
            Row(finding: finding(item, item.place.flatMap { places[$0] }, for: actor), model: line)
        }
        return group(.case, rows)
    }

    private func finding(_ item: Case, _ place: Place?, for actor: Actor) -> Finding {
        let seesPhone = actor.may(.peoplePhone, on: item)
        let reporter = item.reporter
        let phones = reporter.isAnonymous ? [] : [reporter.phone].filter { !$0.isEmpty }
        let numbers = item.outside.map(\.number) + [item.externalNumber ?? ""]
        let codes = place.map { [$0.code] } ?? []
        var fields: [FindingReason.Field] = [.init(why: .number, text: item.number, wholeRank: -1)]
        fields += numbers.filter { !$0.isEmpty }.map { .init(why: .theirNumber, text: $0, wholeRank: -1) }
        fields += codes.map { .init(why: .room, text: $0, wholeRank: 0) }
        fields.append(.init(why: .title, text: item.title, isTitle: true))
        if !reporter.isAnonymous { fields.append(.init(why: .name, text: reporter.name)) }
        fields += [.init(why: .room, text: item.placeText), .init(why: .text, text: excerpt(of: item.text))]
        return Finding(
            kind: .case, id: item.number, title: item.title,
            detail: [place?.code ?? item.placeText, names.stage(item)].filter { !$0.isEmpty }.joined(separator: " · "),
            href: Paths.case_(item.number), project: item.project,
            reason: .best(
                roomed(codes), of: fields,
                FindingReason.phone(text, phones) { seesPhone ? $0 : Phone.masked($0) }))
    }

    /// So much of a long text as fits a line, around what was typed.
    func excerpt(of words: String) -> String {
        let words = String(words.prefix(Self.longestText)).replacing("\n", with: " ")
        guard let match = SearchMatch(text, in: words), let first = match.ranges.first else { return "" }
        let start = max(0, first.lowerBound - Self.before)
        let part = words.dropFirst(start).prefix(Self.line)
        return (start > 0 ? "…" : "") + part + (start + part.count < words.count ? "…" : "")
    }

    private static let longestText = 1000
    private static let before = 12
    private static let line = 48
}
