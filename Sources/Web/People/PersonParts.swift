import Casework
import Channels
import Directory
import Kernel
import Workforce

/// What others keep of a customer beside the file, the newest first: page and API say the same of it.
struct PersonParts {
    static let mostCases = 50
    private static let mostLines = 5
    /// What was said is looked for on so many cases.
    private static let mostSpoken = 10

    let person: Person
    /// Open and past, as far as the reader may see them.
    let cases: [Case]
    /// What was last said to them, or by them.
    let messages: [Said]
    let passes: [(pass: Pass, item: Case)]
    /// None for whoever takes no calls in their project.
    let calls: Page<Call>

    static func load(_ person: Person, in ask: Ask) async throws -> PersonParts {
        let actor = try ask.actor
        let cases = try await ask.house.cases.recent(of: person.id, for: actor, limit: mostCases)
        let spoken = cases.prefix(mostSpoken).map(\.id)
        return PersonParts(
            person: person, cases: cases,
            messages: try await ask.house.cases.said(on: spoken, limit: mostLines),
            passes: try await ask.house.cases.passes(of: cases, limit: mostLines),
            calls: try await calls(of: person, for: actor, in: ask))
    }

    private static func calls(of person: Person, for actor: Actor, in ask: Ask) async throws -> Page<Call> {
        guard actor.may(.caseRegister, in: person.project) else { return Page(items: [], next: nil) }
        var filter = CallFilter()
        filter.person = person.id
        return try await ask.house.calls.list(filter, limit: mostLines, for: actor)
    }

    func number(of item: ID<Case>) -> String { cases.first { $0.id == item }?.number ?? "" }
}
