import Casework
import Foundation
import Hummingbird
import Kernel
import Workforce

/// A sample case on its way through a text that nobody has published. The page brings all that was done along, so that
/// nothing is kept.
struct TrialPage {
    private typealias Step = [String: [String]]

    private let ask: Ask
    private let names: Names
    private let form: Form
    private let source: String
    /// The file that is tried where it is not the procedure's own.
    private let shared: SharedText?
    private let procedure: Procedure
    /// What was filled in at the beginning, then each step.
    private let played: [Step]
    private let trial: ProcedureTrial?
    private let refusal: (any Refusal)?

    static func response(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let (kind, source) = (ask.name("procedure"), form.raw("source").lines)
        let shared = try form["shared"].map { try SharedText.named($0) }
        let check = try ask.house.cases.check(source, as: kind, sharing: shared, for: try ask.actor)
        guard let procedure = check.procedure else {
            let sheet = try await ask.house.cases.procedure(shared?.file ?? kind, for: try ask.actor)
            var page = try await ProcedurePage(sheet, ask, source: source)
            page.refusal = ProcedureRefusal.procedureFaulty(
                line: check.fault?.line ?? 0, reason: check.fault?.reason ?? "")
            return page.response()
        }
        return try await TrialPage(ask, form, source, shared, procedure).response()
    }

    private init(
        _ ask: Ask, _ form: Form, _ source: String, _ shared: SharedText?, _ procedure: Procedure
    ) async throws {
        (self.ask, self.form, self.source, self.shared, self.procedure) = (ask, form, source, shared, procedure)
        names = try await Names.load(ask)
        var steps = (try? JSONDecoder().decode([Step].self, from: Data(form.raw("played").utf8))) ?? []
        let new = form["step"]
        if new == "undo" { steps = steps.dropLast() } else if new != nil { steps.append(Self.typed(form)) }
        if steps.isEmpty, procedure.form.intakeFields.isEmpty { steps = [[:]] }
        let result = try await Self.play(steps, source, shared, procedure, ask)
        (trial, refusal) = (result.played?.trial, result.played?.refusal ?? result.refusal)
        played = refusal == nil ? steps : steps.dropLast()
    }

    /// What belongs to the step, without what belongs to the page.
    private static func typed(_ form: Form) -> Step {
        form.values.filter { !["source", "shared", "played", "revision", FormField.token].contains($0.key) }
    }

    private static func play(
        _ steps: [Step], _ source: String, _ shared: SharedText?, _ procedure: Procedure, _ ask: Ask
    ) async throws -> (played: TrialPlayed?, refusal: (any Refusal)?) {
        guard let first = steps.first else { return (nil, nil) }
        let times = TimeWords(ask)
        do {
            let begun = Form(values: first, files: [])
            let given = FormNames.given(procedure.form.intakeFields, times) { begun.joined($0) }
            let requests = try steps.dropFirst().map { try request(Form(values: $0, files: []), procedure, times) }
            let played = try await ask.house.cases.tryOut(
                source, as: procedure.kind, sharing: shared, form: given, steps: requests.map { TrialStep($0) },
                for: try ask.actor)
            return (played, nil)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return (nil, refusal)
        }
    }

    private static func request(_ form: Form, _ procedure: Procedure, _ times: TimeWords) throws -> ActRequest {
        let key = form["step"] ?? ""
        var request = try ActRequest(key, form, times)
        let asked = procedure.action(key)?.asks ?? []
        request.act.form = FormNames.given(procedure.form.fields.filter { asked.contains($0.key) }, times) {
            form.joined($0)
        }
        return request
    }

    private func response() -> Response {
        let words = TrialWords(procedure: procedure, names: names, times: TimeWords(ask))
        let steps = (try? JSONEncoder().encode(played)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
        var model: Model = [
            "name": procedure.name[ask.language], "to": Paths.procedureTrial(procedure.kind), "source": source,
            "played": steps, "revision": form.raw("revision"), "shared": shared?.name ?? "",
            "back": EditedText(shared?.file ?? procedure.kind).page(),
            "mayUndo": played.count > 1,
            "sentence": refusal.map { PageSentence($0, names).text } ?? "",
        ]
        if let trial {
            model.merge(words.model(trial))
            model["choices"] = trial.choices.map { choice($0, trial, words) }
        } else {
            model["asks"] = ["fields": declared(procedure.form.intakeFields, "begin", nil)] as Model
        }
        return Shell.page(
            "trial", model, title: procedure.name[ask.language], place: "procedures", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private func choice(_ choice: ProcedureTrial.Choice, _ trial: ProcedureTrial, _ words: TrialWords) -> Model {
        let action = choice.action
        let isTyped = refusal != nil && form["step"] == action.key
        let fields = words.fields(of: action, trial.desk, typed: isTyped ? form : nil)
        let asked = procedure.form.fields.filter { action.asks.contains($0.key) }
        return [
            "key": action.key, "name": action.name[ask.language], "isHeld": choice.held != nil,
            "held": choice.held.map { PageSentence($0, names).text } ?? "", "isOpen": isTyped,
            "fields": fields.map(\.model), "declared": declared(asked, action.key, trial),
            "isBare": fields.isEmpty && asked.isEmpty,
        ]
    }

    private func declared(_ fields: [DeclaredForm.Field], _ step: String, _ trial: ProcedureTrial?) -> [Model] {
        let isTyped = refusal != nil && form["step"] == step
        let typed: ((String) -> String)? = isTyped ? { form.joined($0) ?? "" } : nil
        let held = trial.flatMap { trial in procedure.action(step).map { procedure.held(for: $0, trial.item) } }
        return FormFields(
            procedure.form, fields, typed: typed, held: held ?? [:], files: trial?.files ?? [],
            TimeWords(ask), names, refusal.map { PageSentence($0, names) }
        ).models
    }
}
