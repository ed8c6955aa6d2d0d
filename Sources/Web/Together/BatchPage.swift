import Casework
import Hummingbird
import Kernel
import Workforce

/// One deed for the cases that were chosen in a list: which, what is asked for it, and what became of each.
enum BatchPage {
    static let rights: [Right] = [.caseRegister, .caseFollow, .caseDispatch, .caseWork, .caseConfirm, .caseSupervise]
    static let acting = Route.Gate.right(rights)
    static let message = "message"

    static let all: [Route] = [
        .page(.get, Paths.batches, acting) { ask in
            let numbers = ask.queries("case")
            guard !numbers.isEmpty else { return .see(Paths.cases()) }
            return try await show(ask, numbers, ask.query("action"))
        },
        .page(.post, Paths.batches, acting, act),
    ]

    /// Whether somebody can do anything with chosen cases at all.
    static func isFor(_ actor: Actor) -> Bool { rights.contains { actor.may($0) } }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let numbers = form.values["case"] ?? []
        let action = form["action"] ?? ""
        guard !numbers.isEmpty else { return try await show(ask, form.values["all"] ?? [], action, form) }
        do {
            let choices = numbers.map { Batch.Choice($0, version: form["version-\($0)"].flatMap { Int($0) }) }
            let deed = try await deed(action, form, ask)
            let results = try await ask.house.cases.batch(
                Batch(deed, choices), request: ask.requestKey(form), by: try ask.actor)
            // What every case refuses for the same field is mended in the form.
            if let first = results.first?.refused, !first.fields.isEmpty, results.allSatisfy({ $0.refused == first }) {
                return try await show(ask, numbers, action, form, first)
            }
            return try await BatchResultPage.show(ask, action, results)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, numbers, action, form, BatchResult.Refused(refusal))
        }
    }

    private static func deed(_ action: String, _ form: Form, _ ask: Ask) async throws -> Batch.Deed {
        if action == message {
            return .message(
                form.raw("text"), Audience(rawValue: form["audience"] ?? "") ?? .inside, through: form["channel"])
        }
        let names = try await Names.load(ask)
        let first = try await ask.house.cases.find(all: form.values["case"] ?? [], for: try ask.actor).first
        let zone = first.map { names.zone(of: $0.project) } ?? .shanghai
        return .act(try ActRequest(action, form, TimeWords(ask, zone: zone)))
    }

    /// - Parameters:
    ///   - typed: what came back, with why.
    ///   - action: nil where nobody has chosen one yet.
    private static func show(
        _ ask: Ask, _ numbers: [String], _ action: String?, _ typed: Form? = nil, _ refused: BatchResult.Refused? = nil
    ) async throws -> Response {
        let actor = try ask.actor
        let items = try await ask.house.cases.find(all: numbers, for: actor)
        let names = try await Names.load(ask)
        let choices = try BatchChoices(items, for: actor, ask.house.cases, names)
        let able = action.map { choices.able($0) } ?? Set(items.map(\.number))
        let chosen = typed.map { Set($0.values["case"] ?? []) } ?? able
        var model: Model = [
            "rows": try await rows(items, able, chosen, names, ask), "actions": choices.models(action),
            "count": ask.text("batch.count", ["n": "\(items.count)"]), "action": action ?? "",
            "mayPrint": items.contains { choices.mayFollow($0) }, "back": Paths.cases(), "hasForm": false,
        ]
        if let refused {
            model["sentence"] = PageSentence.text(refused.code, refused.arguments, names, item: items.first)
        }
        if let action, let first = items.first(where: { able.contains($0.number) }) {
            let file = try await ask.house.cases.file(first.number, for: actor)
            let open = OpenForm(key: OpenForm.action(action), typed: typed)
            let sheet = try await CaseSheet(file, in: ask, frame: .page, open: open)
            let quiet = action == message ? try await ask.house.cases.quietEnd(of: items) : nil
            model["fields"] = fields(action, sheet, quiet).map(\.model)
            model["title"] = choices.name(action)
            model["hasForm"] = true
        }
        return Shell.page("batch", model, title: ask.text("batch.title"), place: "cases", in: ask)
    }

    /// As the form of the first case that takes the action asks for it.
    ///
    /// - Parameter quiet: when a text message would leave, where it waits for the quiet hours to end.
    private static func fields(_ action: String, _ sheet: CaseSheet, _ quiet: Instant?) -> [Field] {
        if action == message {
            let late = quiet.map { sheet.names.text("news.quiet", ["time": sheet.times.point($0)]) }
            let hint = [sheet.names.text("batch.channelHint"), late].compactMap(\.self).joined(separator: " ")
            let audiences = Audience.allCases.map { Field.Option(value: $0.rawValue, name: sheet.names.audience($0)) }
            return [
                sheet.field("text", .area, isRequired: true),
                sheet.field("audience", .choice(audiences), isRequired: true, first: Audience.inside.rawValue),
                sheet.field("channel", .select(sheet.names.options(sheet.desk.channels)), hint: hint),
            ]
        }
        return sheet.procedure.action(action).map { ActionForm($0, sheet).fields } ?? []
    }

    private static func rows(
        _ items: [Case], _ able: Set<String>, _ chosen: Set<String>, _ names: Names, _ ask: Ask
    ) async throws -> [Model] {
        try await CaseLine.lines(items, names, in: ask).map { line in
            let number = line.item.number
            let more: Model = [
                "version": line.item.version, "isChosen": chosen.contains(number) && able.contains(number),
                "isAble": able.contains(number),
            ]
            return line.model.merging(more)
        }
    }
}
