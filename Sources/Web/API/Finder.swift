import Casework
import Directory
import Kernel
import Workforce

/// The one box: what was typed, looked for among cases, customers and places that the asker may see.
struct Finder {
    private let ask: Ask
    init(_ ask: Ask) { self.ask = ask }

    /// - Parameter type: `case`, `person` or `place`; nil for all.
    func find(_ text: String, type: String?, limit: Int) async throws -> [FoundJSON] {
        guard !text.trimmed.isEmpty else { return [] }
        var found: [FoundJSON] = []
        if type != "case", type != "place" { found += try await people(text, limit) }
        if type != "case", type != "person" { found += try await places(text, limit) }
        if type != "person", type != "place" { found += try await cases(text, limit) }
        return found
    }

    private func people(_ text: String, _ limit: Int) async throws -> [FoundJSON] {
        let projects = try await ask.projects(.peopleRead)
        return try await ask.house.people.find(text, in: projects.map(\.id), limit: limit).map { file in
            FoundJSON(
                type: "person", id: file.person.id.description, title: file.person.name,
                detail: file.rooms.map(\.place.code).joined(separator: " "))
        }
    }

    private func places(_ text: String, _ limit: Int) async throws -> [FoundJSON] {
        let projects = try await ask.projects(.placesRead)
        return try await ask.house.places.find(text, in: projects.map(\.id), limit: limit).map { place in
            FoundJSON(type: "place", id: place.id.description, title: place.code, detail: place.name)
        }
    }

    private func cases(_ text: String, _ limit: Int) async throws -> [FoundJSON] {
        let actor = try ask.actor
        guard actor.may(.caseRead) || actor.may(.caseReadOwn) else { return [] }
        var items: [Case] = []
        if let exact = try? await ask.house.cases.find(text.trimmed, for: actor) { items.append(exact) }
        items += try await ask.house.cases.cases(ofOutside: text, for: actor).filter { !items.contains($0) }
        var filter = CaseFilter()
        filter.text = text
        filter.limit = limit
        items += try await ask.house.cases.list(filter, for: actor).items.filter { !items.contains($0) }
        return items.prefix(limit).map { FoundJSON(type: "case", id: $0.number, title: $0.title, detail: $0.stage) }
    }
}
