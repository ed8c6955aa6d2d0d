import Kernel
import Store

/// A customer: owner, tenant, family member, occupier, visitor, contractor's worker; or a company.
package struct Person: Sendable, Hashable, Codable {
    package enum Nature: String, Sendable, Codable, CaseIterable, SQLConvertible { case person, company }

    package let id: ID<Person>
    package let project: ID<Project>
    package var name: String
    /// As they were given; compared by ``Phone``.
    package var phones: [String]
    /// `vip`, `elderly-alone`, `frequent-complainer`, …
    package var tags: [String]
    package var note: String
    package var nature = Nature.person
    /// What they like to be spoken to in; nil where nobody knows.
    package var language: Language?
    package var birthday: Day?
    /// One more with every act on the file.
    package var version = 1
    /// The record that took this one in; nil for one that stands by itself.
    package var mergedInto: ID<Person>?
    /// When everything about them was taken out at their request.
    package var erasedAt: Instant?

    package var stands: Bool { mergedInto == nil && erasedAt == nil }
    /// What stands in the place of a name that was taken out.
    package static let nobody = "***"

    package init(
        id: ID<Person>, project: ID<Project>, name: String, phones: [String], tags: [String], note: String,
        nature: Nature = .person, language: Language? = nil, birthday: Day? = nil
    ) {
        (self.id, self.project, self.name) = (id, project, name)
        (self.phones, self.tags, self.note) = (phones, tags, note)
        (self.nature, self.language, self.birthday) = (nature, language, birthday)
    }
}

package struct PersonDraft: Sendable {
    package var project: ID<Project>
    package var name: String
    package var phones: [String]
    package var tags: [String]
    package var note: String
    package var nature = Person.Nature.person
    package var language: Language?
    package var birthday: Day?

    package init(
        project: ID<Project>, name: String, phones: [String] = [], tags: [String] = [], note: String = ""
    ) {
        self.project = project
        self.name = name
        self.phones = phones
        self.tags = tags
        self.note = note
    }

    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/phoneUnreadable(_:)``
    package func checked() throws -> PersonDraft {
        var draft = self
        draft.name = name.trimmed
        guard !draft.name.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard draft.name.count <= 80 else { throw DirectoryRefusal.tooLong(field: "name", limit: 80) }
        guard note.count <= 2000 else { throw DirectoryRefusal.tooLong(field: "note", limit: 2000) }
        draft.phones = phones.map(\.trimmed).filter { !$0.isEmpty }
        guard draft.phones.count <= 8 else { throw DirectoryRefusal.tooLong(field: "phones", limit: 8) }
        // A masked number is none.
        if let bad = draft.phones.first(where: { Phone($0) == nil || $0.count > 40 || $0.contains("*") }) {
            throw DirectoryRefusal.phoneUnreadable(bad)
        }
        return draft
    }

    package func person(_ id: ID<Person>) -> Person {
        Person(
            id: id, project: project, name: name, phones: phones, tags: tags, note: note, nature: nature,
            language: language, birthday: birthday)
    }
}

/// Who lives in or owns which place, from when to when, in which capacity.
package struct Occupancy: Sendable, Hashable, Codable {
    package enum Capacity: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case owner, tenant, family, occupier
    }

    package let id: ID<Occupancy>
    package var person: ID<Person>
    package let place: ID<Place>
    package let capacity: Capacity
    package let from: Day
    /// The last day, which is one of theirs; nil for who is there now.
    package var to: Day?
    /// An entry that was wrong stays, struck through, with the reason.
    package var struckAt: Instant?
    package var struckWhy: String?
    /// The struck entry that this one was written for.
    package var follows: ID<Occupancy>?

    package init(
        id: ID<Occupancy>, person: ID<Person>, place: ID<Place>, capacity: Capacity, from: Day, to: Day? = nil,
        struckAt: Instant? = nil, struckWhy: String? = nil, follows: ID<Occupancy>? = nil
    ) {
        (self.id, self.person, self.place, self.capacity) = (id, person, place, capacity)
        (self.from, self.to, self.struckAt, self.struckWhy, self.follows) = (from, to, struckAt, struckWhy, follows)
    }

    package var isStanding: Bool { struckAt == nil }
    package var isPresent: Bool { isStanding && to == nil }

    /// Whether it is of a day between two, both included.
    package func holds(from first: Day, to last: Day) -> Bool {
        isStanding && from <= last && to.map { $0 >= first } ?? true
    }
}

package struct Vehicle: Sendable, Hashable, Codable {
    package let plate: String
    package let person: ID<Person>
    package let parking: String

    package init(plate: String, person: ID<Person>, parking: String) {
        (self.plate, self.person, self.parking) = (plate, person, parking)
    }

    /// As it is looked for: `沪A·8K3P5`, `沪A8K3P5`, `8K3P5`, and by its last five and four signs: `K3P5`.
    var spellings: [String] {
        let letters = plate.filter { $0.isLetter || $0.isNumber }
        let tails = [String(letters.suffix(5)), String(letters.suffix(4))]
        return [plate, letters, letters.prefix(2) + " " + letters.dropFirst(2)] + tails
    }

    /// Whether this is what somebody typed of it: all of it, with or without the dot, or all but its province.
    package func isCalled(_ typed: String) -> Bool {
        let (own, given) = (SearchTokens.signs(of: plate), SearchTokens.signs(of: typed))
        return given.count >= 5 && (own == given || String(own.dropFirst()) == given)
    }
}
