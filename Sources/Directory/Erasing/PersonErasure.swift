import Kernel
import Store

/// Somebody is taken out at their request: whose words go, and what stands in their place.
package struct PersonErasure: Sendable {
    /// Their record, and those that were merged into it.
    package let people: [ID<Person>]
    package let project: ID<Project>
    /// As they were known.
    package let names: [String]
    package let phones: [String]
    /// What stands where words of theirs stood: when they were taken out, and by whom.
    package let mark: String
    package let actor: Int64
    /// Under which it stands open; nought before.
    package private(set) var number: Int64 = 0

    package init(
        people: [Person], project: ID<Project>, day: Day, by name: String, _ actor: Int64
    ) {
        self.people = people.map(\.id)
        self.project = project
        names = Set(people.map(\.name)).subtracting([Person.nobody, ""]).sorted()
        phones = Set(people.flatMap(\.phones)).sorted()
        mark = "\(Person.nobody) \(day) \(name)"
        self.actor = actor
    }

    package func opened(_ number: Int64) -> PersonErasure {
        var one = self
        one.number = number
        return one
    }

    /// Under which names in the house's JSON no free words stand.
    package static let structural: Set<String> = [
        "id", "_0", "by", "as", "at", "to", "until", "since", "state", "stage", "phase", "department",
        "assignee", "sentBy",
        "agent", "kind", "category", "priority", "place", "project", "desk", "channel", "number", "level",
        "calendar", "outcome", "cause", "party", "code", "body", "direction", "promise", "replaces", "type",
        "moment", "key", "closing", "thingsDone", "splitFrom", "mergedInto", "promiseKind", "who", "shift", "rule",
        "person", "capacity", "nature", "language", "follows", "byName",
    ]

    package var words: ErasedWords { ErasedWords(mark: mark, kept: Self.structural) }
}

/// What a room does when somebody is taken out: it takes out what it keeps of them.
package struct PersonEraser: Sendable {
    package let erase: @Sendable (Tx, PersonErasure) throws -> Void
    /// What it holds of some contents of files, whoever they are of.
    package let holds: ErasedFiles.Holders

    package init(
        holds: @escaping ErasedFiles.Holders = { _, _ in [] },
        erase: @escaping @Sendable (Tx, PersonErasure) throws -> Void
    ) {
        (self.erase, self.holds) = (erase, holds)
    }
}
