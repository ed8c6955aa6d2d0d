import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// The sheet of whoever ends a shift: filled by itself, counted and ticked by hand.
enum HandoverFormPage {
    static func hand(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let place = try await ask.dutyPlace(form["project"], form["department"])
            let blank = try await ask.house.handovers.form(place, for: try ask.actor)
            let file = try await ask.house.handovers.hand(
                try draft(form, ask.house.handovers.rules(of: blank.post.department)), place,
                request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.handover(file.handover.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// - Throws: ``HandoverRefusal/countOutOfRange(_:)`` for what is no number
    private static func draft(_ form: Form, _ rules: HandoverRules.Post) throws -> HandoverDraft {
        var draft = HandoverDraft()
        for line in rules.counts {
            draft.reasons[line.key] = form.raw("reason.\(line.key)")
            guard let text = form["count.\(line.key)"] else { continue }
            guard let number = FixedPoint.number(text, places: line.unit == .money ? 2 : 0) else {
                throw HandoverRefusal.countOutOfRange(line.key)
            }
            draft.counts[line.key] = Int(number)
        }
        draft.closing = Set(form.values["closing"] ?? [])
        draft.remarks = form.raw("remarks")
        return draft
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        func given(_ name: String) -> String? { refused?.form[name] ?? ask.query(name) }
        let place = try await ask.dutyPlace(given("project"), given("department"))
        let blank = try await ask.house.handovers.form(place, for: try ask.actor)
        let names = try await Names.load(ask)
        let words = HandoverWords(blank.post, names, ask)
        let seesAlerts = try ask.actor.may(.caseRead, in: blank.post.project.id)
        var model = try await PostChoice(place, names, ask).model
        model.merge(
            HandoverSheetModel(sheet: blank.sheet, seen: blank.seen, seesAlerts: seesAlerts, words: words).model)
        model.merge(fields(refused?.form, refused?.refusal, blank, words))
        model["waits"] = blank.waiting.map { Paths.handover($0.number) } ?? ""
        model["waitsNumber"] = blank.waiting?.number ?? ""
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        return Shell.page(
            "handover-form", model, title: ask.text("handover.hand"), place: "dutyLog", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    private static func fields(
        _ form: Form?, _ refusal: (any Refusal)?, _ blank: HandoverForm, _ words: HandoverWords
    ) -> Model {
        let wrong = Set(refusal?.fields ?? [])
        let lines = words.rules.counts.map { line -> Model in
            [
                "key": line.key, "name": line.name[words.names.language],
                "last": blank.last[line.key].map { words.count($0, line.unit) } ?? "",
                "value": form?.raw("count.\(line.key)") ?? "", "reason": form?.raw("reason.\(line.key)") ?? "",
                "isWrong": wrong.contains("count.\(line.key)"), "lacksReason": wrong.contains("reason.\(line.key)"),
            ]
        }
        return [
            "departmentName": blank.post.department.name[words.names.language], "projectName": blank.post.project.name,
            "lines": lines, "hasLines": !lines.isEmpty,
            "boxes": words.boxes(words.rules.closing, ticked: form?.values["closing"]),
            "hasBoxes": !words.rules.closing.isEmpty, "remarksField": form?.raw("remarks") ?? "",
        ]
    }
}
