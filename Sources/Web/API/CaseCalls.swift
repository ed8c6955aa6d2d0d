import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Taking in, reading and moving cases.
enum CaseCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.cases, .right(.caseRegister),
            Operation(
                id: "register", summary: "Takes a demand in", body: .ref("Intake"), answer: .ref("Case"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(IntakeBody.self)
            let item = try await ask.house.cases.register(body.intake, request: key, by: try ask.actor)
            var response = try await ask.answer(item, status: .created)
            response.headers[.location] = Paths.API.case_(item.number)
            return response
        },
        .api(
            .get, Paths.API.cases, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "list", summary: "Cases by a filter", query: ListAddress.parameters, answer: .page(of: .ref("Case"))
            )
        ) { ask in
            let query = try ListAddress(ask, projects: try await ask.house.places.projects()).whole()
            let page = try await ask.house.cases.list(query.filter, for: try ask.actor)
            var items: [CaseJSON] = []
            for item in page.items {
                let names = try await ask.house.lookups.names(for: item, try ask.actor, ask.house.cases)
                items.append(CaseJSON(item: item, about: names, actor: try ask.actor))
            }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.case_, .right(.caseRead, .caseReadOwn),
            Operation(id: "case", summary: "One case", answer: .ref("Case"))
        ) { ask in try await ask.answer(try await ask.house.cases.find(ask.name("number"), for: try ask.actor)) },
        .api(
            .get, Paths.API.timeline, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "timeline", summary: "What happened to a case, oldest first", query: Self.paging,
                answer: .page(of: .ref("Entry")))
        ) { ask in
            let page = try await ask.house.cases.timeline(
                of: ask.name("number"), for: try ask.actor, after: ask.query("after"), limit: try ask.limit())
            let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: item.project)
            return .json(PageJSON(items: page.items.map { EntryJSON($0, zone) }, next: page.next))
        },
        .api(
            .get, Paths.API.actions, .right(.caseRead, .caseReadOwn),
            Operation(id: "actions", summary: "What may be done now", answer: .page(of: .ref("Action")))
        ) { ask in
            let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
            let desk = try ask.house.cases.rules(of: item).desk
            let actions = try ask.house.cases.allowed(on: item, for: try ask.actor)
            return .json(PageJSON(items: actions.map { ActionJSON($0, desk, ask.language) }, next: nil))
        },
        .api(
            .post, Paths.API.action, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "act", summary: "Takes an action", body: .ref("ActionRequest"), answer: .ref("Case"),
                refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(ActionBody.self)
            let item = try await ask.changing {
                try await ask.house.cases.act(
                    try body.request(ask.name("action")), on: ask.name("number"), version: try ask.version(),
                    request: key, by: try ask.actor)
            }
            return try await ask.answer(item)
        },
    ]

    static let paging: [Operation.Parameter] = [
        .init("limit", .integer(1...CaseFilter.mostRows)), .init("after", .string()),
    ]
}

extension ListAddress {
    /// What the description of the API says of a list's address.
    static let parameters: [Operation.Parameter] =
        [
            .init("desk", .string()), .init("project", .string()), .init("stage", .string()),
            .init("phase", .string()), .init("kind", .string()), .init("category", .string()),
            .init("agent", .string()),
            .init("assignee", .string()), .init("person", .string()), .init("place", .string()),
            .init("building", .string()), .init("department", .string()),
            .init("priority", .words(Priority.allCases.map(\.rawValue))), .init("overdue", .words(["true", "false"])),
            .init("unread", .words(["true", "false"])),
            .init("from", .string()), .init("to", .string()), .init("q", .string()), .init("externalNumber", .string()),
            .init("outside", .string()), .init("field", .string()),
            .init("returned", .words(["1"])), .init("unassigned", .words(["1"])), .init("due", .format("date")),
            .init("sort", .words(CaseFilter.Sort.allCases.map(\.rawValue))),
        ] + CaseCalls.paging
}

/// An action that is possible now, with what it asks.
struct ActionJSON: JSONValue {
    let action: Procedure.Action
    let desk: Desk
    let language: Language

    init(_ action: Procedure.Action, _ desk: Desk, _ language: Language) {
        (self.action, self.desk, self.language) = (action, desk, language)
    }

    var json: JSON {
        .object([
            ("action", action.key.json), ("name", action.name[language].json),
            ("fields", .array(action.fields.map(field))), ("form", action.asks.json),
        ])
    }

    private func field(_ input: Input, isRequired: Bool) -> JSON {
        let choices = desk.choices(input, of: action)?.map { NamedJSON(key: $0.key, name: $0.name[language]) }
        return .object([("name", input.rawValue.json), ("required", isRequired.json), ("choices", choices.json)])
    }
}
