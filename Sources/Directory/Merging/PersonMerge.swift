import Kernel

/// Two records of one person made one: the second goes into the first, and can be taken out again as it was.
package struct PersonMerge: Sendable {
    /// What of the kept record a merge changes.
    package struct Parts: Sendable, Codable, Hashable {
        package var phones: [String]
        package var tags: [String]
        package var note: String
        package var language: Language?
        package var birthday: Day?

        /// What is kept of it where everything was taken out.
        static let none = Parts(
            Person(id: ID(number: 0), project: ID(number: 0), name: "", phones: [], tags: [], note: ""))

        package init(_ person: Person) {
            (phones, tags, note) = (person.phones, person.tags, person.note)
            (language, birthday) = (person.language, person.birthday)
        }
    }

    package let id: ID<PersonMerge>
    package let kept: ID<Person>
    package let gone: ID<Person>
    package let at: Instant
    package let byName: String
    package let why: String
    /// The kept record before and after.
    package let was: Parts
    package let becomes: Parts
    package var undoneAt: Instant?
    package var undoneByName: String?
    package var undoneWhy: String?

    package init(
        id: ID<PersonMerge>, kept: ID<Person>, gone: ID<Person>, at: Instant, byName: String, why: String, was: Parts,
        becomes: Parts, undoneAt: Instant? = nil, undoneByName: String? = nil, undoneWhy: String? = nil
    ) {
        (self.id, self.kept, self.gone, self.at, self.byName) = (id, kept, gone, at, byName)
        (self.why, self.was, self.becomes) = (why, was, becomes)
        (self.undoneAt, self.undoneByName, self.undoneWhy) = (undoneAt, undoneByName, undoneWhy)
    }

    package var stands: Bool { undoneAt == nil }
}

extension PersonMerge.Parts {
    /// The kept record with what the other one knew besides. What both know stays as the kept one has it; what has no
    /// room is left in the other's own row, which stays as it is.
    package func taking(_ other: PersonMerge.Parts) -> PersonMerge.Parts {
        var all = self
        let known = Set(phones.compactMap { Phone($0)?.digits })
        let more = other.phones.filter { Phone($0).map { !known.contains($0.digits) } ?? false }
        all.phones = Array((phones + more).prefix(8))
        all.tags = Array((tags + other.tags.filter { !tags.contains($0) }).prefix(20))
        let both = [note, other.note].filter { !$0.isEmpty }.joined(separator: "\n")
        if other.note != note, both.count <= 2000 { all.note = both }
        all.language = language ?? other.language
        all.birthday = birthday ?? other.birthday
        return all
    }

    /// The record as it is now without what a merge brought: what was changed since then stays changed.
    package func without(_ merge: PersonMerge) -> PersonMerge.Parts {
        var rest = self
        let (was, becomes) = (merge.was, merge.becomes)
        rest.phones =
            phones == becomes.phones
            ? was.phones : phones.filter { was.phones.contains($0) || !becomes.phones.contains($0) }
        rest.tags =
            tags == becomes.tags ? was.tags : tags.filter { was.tags.contains($0) || !becomes.tags.contains($0) }
        if note == becomes.note { rest.note = was.note }
        if language == becomes.language { rest.language = was.language }
        if birthday == becomes.birthday { rest.birthday = was.birthday }
        return rest
    }
}

extension Person {
    package mutating func take(_ parts: PersonMerge.Parts) {
        (phones, tags, note) = (parts.phones, parts.tags, parts.note)
        (language, birthday) = (parts.language, parts.birthday)
    }
}
