import Kernel
import Store

/// Everything that is kept of a customer, as one value: what an import compares, writes and takes back.
package struct PersonRecord: Sendable, Hashable, Codable {
    /// One stay in one place, with its identity.
    package struct Stay: Sendable, Hashable, Codable {
        package let id: ID<Occupancy>
        package let place: ID<Place>
        package let capacity: Occupancy.Capacity
        package let from: Day
        package var to: Day?

        package init(id: ID<Occupancy>, place: ID<Place>, capacity: Occupancy.Capacity, from: Day, to: Day?) {
            (self.id, self.place, self.capacity, self.from, self.to) = (id, place, capacity, from, to)
        }
    }

    package var person: Person
    /// What another program or a sheet calls them; nil where nobody said.
    package var number: String?
    /// In the order of their identities; those that are struck through are none.
    package var stays: [Stay]
    /// Those that there are now, by plate.
    package var vehicles: [Vehicle]
    /// Whom to call, a company's contact persons, whom they work for: those that there are now, by kind, then as they
    /// were written. Nil in what was kept before sheets knew them: then they are none of its business.
    package var ties: [Belonging]?

    package init(
        person: Person, number: String? = nil, stays: [Stay] = [], vehicles: [Vehicle] = [], ties: [Belonging]? = []
    ) {
        (self.person, self.number, self.stays, self.vehicles) = (person, number, stays, vehicles)
        self.ties = ties
    }

    /// The same text for the same value and no other.
    package var print: String {
        var parts = [person.name, person.note, number ?? "\u{1}"] + person.phones + ["\u{2}"] + person.tags
        parts += ["\u{2}", person.nature.rawValue, person.birthday?.description ?? ""]
        parts += [person.language?.rawValue ?? "", String(person.mergedInto?.number ?? 0)]
        parts += [person.erasedAt == nil ? "" : "-", "\u{2}"]
        parts += stays.map { stay in
            String(stay.id.number) + " " + String(stay.place.number) + " " + stay.capacity.rawValue + " "
                + stay.from.description + " " + (stay.to?.description ?? "")
        }
        parts.append("\u{2}")
        parts += vehicles.map { $0.plate + "\u{3}" + $0.parking }
        if let ties, !ties.isEmpty {
            parts.append("\u{2}")
            parts += ties.map { String($0.id.number) + " " + $0.kind.rawValue + " " + $0.line }
        }
        return parts.joined(separator: "\u{1F}")
    }
}

extension Person {
    /// The same customer with other words about them.
    package func with(name: String, phones: [String], tags: [String], note: String) -> Person {
        var person = self
        (person.name, person.phones, person.tags, person.note) = (name, phones, tags, note)
        return person
    }
}

extension PersonDraft {
    /// The draft as it would be kept.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/phoneUnreadable(_:)``
    package func tidied() throws -> PersonDraft { try checked() }
}
