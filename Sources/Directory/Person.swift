import Kernel
import Store

/// A customer: owner, tenant, family member, occupier, visitor, contractor's worker.
package struct Person: Sendable, Hashable, Codable {
    package let id: ID<Person>
    package let project: ID<Project>
    package let name: String
    /// As they were given; compared by ``Phone``.
    package let phones: [String]
    /// `vip`, `elderly-alone`, `frequent-complainer`, …
    package let tags: [String]
    package let note: String
}

package struct PersonDraft: Sendable {
    package var project: ID<Project>
    package var name: String
    package var phones: [String]
    package var tags: [String]
    package var note: String

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
    func checked() throws -> PersonDraft {
        var draft = self
        draft.name = name.trimmed
        guard !draft.name.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard draft.name.count <= 80 else { throw DirectoryRefusal.tooLong(field: "name", limit: 80) }
        guard note.count <= 2000 else { throw DirectoryRefusal.tooLong(field: "note", limit: 2000) }
        draft.phones = phones.map(\.trimmed).filter { !$0.isEmpty }
        guard draft.phones.count <= 8 else { throw DirectoryRefusal.tooLong(field: "phones", limit: 8) }
        if let bad = draft.phones.first(where: { Phone($0) == nil || $0.count > 40 }) {
            throw DirectoryRefusal.phoneUnreadable(bad)
        }
        return draft
    }
}

/// Who lives in or owns which place, from when to when, in which capacity.
package struct Occupancy: Sendable, Hashable, Codable {
    package enum Capacity: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case owner, tenant, family, occupier
    }

    package let person: ID<Person>
    package let place: ID<Place>
    package let capacity: Capacity
    package let from: Day
    package let to: Day?
}

package struct Vehicle: Sendable, Hashable, Codable {
    package let plate: String
    package let person: ID<Person>
    package let parking: String

    /// As it is looked for: `沪A·12345`, `沪A12345`, `12345`; of `沪AD12345` also its last five and four.
    var spellings: [String] {
        let letters = plate.filter { $0.isLetter || $0.isNumber }
        let tails = letters.count > 7 ? [String(letters.suffix(5)), String(letters.suffix(4))] : []
        return [plate, letters, letters.prefix(2) + " " + letters.dropFirst(2)] + tails
    }

    /// Whether this is what somebody typed of it: all of it, with or without the dot, or all but its province.
    package func isCalled(_ typed: String) -> Bool {
        let (own, given) = (SearchTokens.signs(of: plate), SearchTokens.signs(of: typed))
        return given.count >= 5 && (own == given || String(own.dropFirst()) == given)
    }
}
