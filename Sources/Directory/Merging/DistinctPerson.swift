import Kernel

/// Somebody said that two customers are not the same person, so that nobody is asked again.
package struct DistinctPerson: Sendable, Hashable {
    package let id: ID<DistinctPerson>
    /// The older record of the two.
    package let one: ID<Person>
    package let other: ID<Person>
    package let at: Instant
    package let byName: String
    package let why: String
    package var undoneAt: Instant?
    package var undoneByName: String?

    package init(
        id: ID<DistinctPerson>, _ one: ID<Person>, _ other: ID<Person>, at: Instant, byName: String, why: String,
        undoneAt: Instant? = nil, undoneByName: String? = nil
    ) {
        (self.id, self.one, self.other) = (id, min(one, other), max(one, other))
        (self.at, self.byName, self.why) = (at, byName, why)
        (self.undoneAt, self.undoneByName) = (undoneAt, undoneByName)
    }

    package var stands: Bool { undoneAt == nil }
    /// The one of the two that is not this.
    package func opposite(_ person: ID<Person>) -> ID<Person> { one == person ? other : one }
}
