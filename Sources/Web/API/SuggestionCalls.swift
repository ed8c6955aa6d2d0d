import Casework
import Kernel
import Workforce

/// To whom the work on a case could go.
enum SuggestionCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.suggestions, .right(.caseDispatch),
            Operation(
                id: "suggestions", summary: "To whom the work could go, the best first, with what speaks for them",
                answer: .page(of: .ref("Suggestion")))
        ) { ask in
            let found = try await ask.house.cases.suggestions(for: ask.name("number"), by: try ask.actor)
            let names = try await Names.load(ask)
            let items = found.map { SuggestionJSON(one: $0, staff: names.person($0.staff)) }
            return .json(PageJSON(items: items, next: nil))
        }
    ]
}

private struct SuggestionJSON: JSONValue {
    let one: Suggestion
    let staff: Staff?

    var json: JSON {
        .object([
            ("staff", one.staff.json), ("user", (staff?.user ?? "").json), ("name", (staff?.name ?? "").json),
            ("onDuty", one.isOnDuty.json), ("skilled", one.isSkilled.json),
            ("inZone", one.isInZone.json), ("nearness", one.nearness.word.json), ("open", .integer(one.open)),
            ("today", .integer(one.today)), ("full", one.isFull.json),
        ])
    }
}
