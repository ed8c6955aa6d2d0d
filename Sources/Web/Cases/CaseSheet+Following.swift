import Casework
import Kernel

/// What everybody who follows a case may do at any stage: say something, promise, tell beforehand, attach.
extension CaseSheet {
    /// A field with what was typed, or with what stands there first.
    func field(
        _ name: String, _ shape: Field.Shape, isRequired: Bool = false, first: String? = nil, hint: String = "",
        label: String? = nil
    ) -> Field {
        let sentence = open?.refusal.map { PageSentence($0, names, item: item) }
        let typed = open?.typed.map { $0.values[name] ?? [] }
        return Field(
            name: name, label: label ?? names.field(name), shape: shape, isRequired: isRequired,
            values: typed ?? first.map { [$0] } ?? [], hint: hint, error: sentence?.about(name))
    }

    var promiseFields: [Field] {
        let kinds = Promise.Kind.sayable.map { Field.Option(value: $0.rawValue, name: names.promise($0)) }
        return [
            field("kind", .choice(kinds), isRequired: true, first: Promise.Kind.nextWord.rawValue),
            field("dueAt", .time, isRequired: true, first: times.field(times.now + .minutes(30))),
            field("words", .area, isRequired: true, hint: names.text("hint.words")),
        ]
    }

    func wordFields(_ promise: Promise) -> [Field] {
        let about = "\(names.promise(promise, of: item.desk)) \(times.point(promise.dueAt))"
        return [
            field("apology", .area, isRequired: true, first: names.text("case.apologyDraft"), hint: about),
            field("reason", .area, isRequired: true, hint: names.text("hint.trueReason")),
            field("remedy", .area, isRequired: true),
            field("channel", .select(names.options(desk.channels)), isRequired: true, first: item.channel),
            field("newDueAt", .time),
        ]
    }

    func reviewFields(_ promise: Promise) -> [Field] {
        let about = "\(names.promise(promise, of: item.desk)) \(times.point(promise.dueAt))"
        return [field("finding", .area, isRequired: true, hint: about)]
    }

    var fileFields: [Field] {
        let moments = ["", "before", "after"].map {
            Field.Option(value: $0, name: names.text($0.isEmpty ? "moment.any" : "moment.\($0)"))
        }
        return [
            field("file", .file, isRequired: true, hint: names.text("hint.file")),
            field("moment", .choice(moments), first: ""),
        ]
    }

    /// The box to write in, with what was typed where it came back.
    var message: Model {
        let isBack = open?.key == OpenForm.message
        let sentence = isBack ? open?.refusal.map { PageSentence($0, names, item: item).text } : nil
        let typed = isBack ? open?.typed : drafts[KeptDraft.form(OpenForm.message, of: item.number)].map { Form($0) }
        let isForCustomer = typed?["audience"] == Audience.customer.rawValue
        let isHeard = typed?["audience"] == CaseRoutes.heard
        var model: Model = [
            "post": Paths.caseMessages(item.number), "text": typed?.raw("text") ?? said, "isForCustomer": isForCustomer,
            "isHeard": isHeard, "isInside": !isForCustomer && !isHeard,
            "channels": Choice.options(
                desk.channels.map { ($0.key, $0.name[names.language]) }, chosen: typed?["channel"] ?? item.channel),
            "hasSentence": sentence != nil, "sentence": sentence ?? "",
            "promiseHref": frame.address(item.number, open: OpenForm.promise),
            "filesHref": frame.address(item.number, open: OpenForm.files),
            "draftOf": KeptDraft.form(OpenForm.message, of: item.number),
            "scriptsHref": Paths.caseScripts(item.number, query: [("frame", frame.rawValue)]),
        ]
        if let draft = draft(of: OpenForm.message) { model["draft"] = draft }
        return model
    }
}
