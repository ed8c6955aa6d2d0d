import Custody
import Directory
import Kernel
import Workforce

/// The keys of a place, and those of a customer, as their pages show them; nil for whoever sees none.
enum KeyLines {
    static func of(_ place: Place, _ names: Names, in ask: Ask) async throws -> Model? {
        let lines = try await ask.house.keys.keys(of: place, for: try ask.actor)
        guard !lines.isEmpty else { return nil }
        let words = KeyNames(ask, names, names.zone(of: place.project))
        let models = lines.map { line in
            let row = words.row(line)
            return row.merging(["words": [row.text("spot"), row.text("who"), row.text("held")].spaced])
        }
        return model(names.text("custody.ofPlace"), models)
    }

    static func of(_ person: Person, _ names: Names, in ask: Ask) async throws -> Model? {
        let actor = try ask.actor
        guard actor.may(.custodyRead, in: person.project) else { return nil }
        let keys = try await ask.house.keys.keys(of: person, for: actor)
        let words = KeyNames(ask, names, names.zone(of: person.project))
        let held = keys.held.map { key, hold in
            line(key, words).merging(["words": [words.held(hold, person.name), hold.consent].spaced])
        }
        let lent = keys.lent.map { key, loan -> Model in
            let due = names.text("custody.lentUntil", ["due": words.times.left(until: loan.dueAt)])
            return line(key, words).merging(["words": "\(loan.reason) \(due)"])
        }
        let project = names.projects.first { $0.id == person.project }?.code
        let mayLend = actor.may(.custodyLend, in: person.project) && person.stands
        return model(names.text("custody.ofPerson"), held + lent).merging([
            "lend": mayLend ? Paths.keys(query: [("project", project), ("person", person.id.description)]) : ""
        ])
    }

    private static func line(_ key: Key, _ words: KeyNames) -> Model {
        [
            "href": Paths.key(key.id.description), "number": key.number, "name": key.name, "state": words.state(key),
            "class": words.mood(key),
        ]
    }

    private static func model(_ title: String, _ lines: [Model]) -> Model {
        ["title": title, "lines": lines, "hasLines": !lines.isEmpty, "lend": ""]
    }
}

extension [String] {
    /// Those that are there, with a space between them.
    fileprivate var spaced: String { filter { !$0.isEmpty }.joined(separator: " ") }
}
