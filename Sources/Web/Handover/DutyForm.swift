import Handover
import Kernel

/// What the forms of a duty log say.
enum DutyForm {
    /// - Throws: ``HandoverRefusal/entryTimeOutOfRange`` for what is no time
    static func draft(_ form: Form, _ times: TimeWords) throws -> DutyDraft {
        var draft = DutyDraft()
        if let text = form["at"] {
            guard let at = times.instant(field: text) else { throw HandoverRefusal.entryTimeOutOfRange }
            draft.at = at
        }
        (draft.place, draft.event) = (form.raw("place"), form.raw("event"))
        (draft.course, draft.result) = (form.raw("course"), form.raw("result"))
        (draft.isStruck, draft.reason) = (form.has("struck"), form.raw("reason"))
        return draft
    }

    /// The fields with what was typed, or what stands there.
    static func fields(_ form: Form?, _ content: DutyEntry.Content?, _ times: TimeWords) -> Model {
        func typed(_ name: String, _ otherwise: String?) -> String { form?.raw(name) ?? otherwise ?? "" }
        return [
            "atField": typed("at", content.map { times.field($0.at) } ?? times.field(times.now)),
            "placeField": typed("place", content?.placeText), "eventField": typed("event", content?.event),
            "courseField": typed("course", content?.course), "resultField": typed("result", content?.result),
            "isStruckField": form?.has("struck") ?? content?.isStruck ?? false, "reasonField": typed("reason", ""),
        ]
    }
}
