import Casework
import Directory
import Kernel
import Transfer
import Workforce

/// What was typed into the list of customers, and the projects in which it looks for it.
package struct PeopleWords: Sendable {
    let text: String
    let projects: [ID<Project>]
}

/// Customers on their way out of the house, page by page: all of a project, or those whom words find.
struct ResidentPages {
    private let exports: Exports
    private let actor: Actor
    private let project: ID<Project>
    /// Those who were found and are still to come; nil for all of the project.
    private var found: ArraySlice<ID<Person>>?
    private var after: ID<Person>?

    init(_ house: House, in project: Project, _ words: PeopleWords?, for actor: Actor) async throws {
        (exports, self.actor, self.project) = (house.exports, actor, project.id)
        guard let words else { return }
        let ids = try await house.people.findAll(
            words.text, in: words.projects, by: Exports.rightsOverPeople, limit: Exports.mostRows + 1, for: actor)
        found = ids[...]
    }

    /// The next of them; nil at the end.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    mutating func next() async throws -> [Exports.Resident]? {
        guard let rest = found else {
            let page = try await exports.people(in: project, after: after, for: actor)
            after = page.last?.record.person.id
            return page.isEmpty ? nil : page
        }
        guard !rest.isEmpty else { return nil }
        found = rest.dropFirst(Exports.page)
        return try await exports.people(Array(rest.prefix(Exports.page)), for: actor)
    }
}
