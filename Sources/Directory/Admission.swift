import Kernel
import Store

/// What may be found of projects of which somebody sees a part.
package struct Admission: Sendable {
    /// Those among some people whom they may see.
    let people: @Sendable (DB, [Person]) throws -> Set<ID<Person>>
    let places: @Sendable (Place) -> Bool

    /// So many rows are looked at for the few among them that may be seen.
    static let most = 5000

    package init(
        people: @escaping @Sendable (DB, [Person]) throws -> Set<ID<Person>>,
        places: @escaping @Sendable (Place) -> Bool
    ) {
        (self.people, self.places) = (people, places)
    }

    func admitted(_ people: [Person], _ db: DB) throws -> [Person] {
        let seen = try self.people(db, people)
        return people.filter { seen.contains($0.id) }
    }
}
