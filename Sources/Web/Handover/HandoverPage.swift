import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// One hand-over: the sheet as it was handed over, who took over, and the form of whoever takes over.
enum HandoverPage {
    static func sign(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            var draft = TakeoverDraft()
            (draft.name, draft.picture) = (form.raw("name"), form["picture"])
            (draft.opening, draft.difference) = (Set(form.values["opening"] ?? []), form.raw("difference"))
            _ = try await ask.house.handovers.sign(
                draft, under: ask.name("handover"), request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func withdraw(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            _ = try await ask.house.handovers.withdraw(
                ask.name("handover"), reason: form.raw("reason"), request: ask.requestKey(form), by: try ask.actor)
        }
    }

    /// The drawn signature, as it was drawn.
    @Sendable
    static func picture(_ ask: Ask) async throws -> Response {
        let found = try await ask.house.handovers.picture(under: ask.name("handover"), for: try ask.actor)
        guard let bytes = found else { throw WebRefusal.unknownPage }
        return .kept(bytes, type: FileKind.png.type, disposition: "inline; filename=signature.png")
    }

    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> Void) async throws -> Response {
        let form = try await ask.form(limit: 1 << 20)
        do {
            try await work(form)
            return .see(Paths.handover(ask.name("handover")))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.handovers.file(ask.name("handover"), for: try ask.actor)
        let one = file.handover
        let names = try await Names.load(ask)
        let words = HandoverWords(file.post, names, ask)
        let seesAlerts = try ask.actor.may(.caseRead, in: one.project)
        var model = HandoverSheetModel(sheet: one.sheet, seen: file.seen, seesAlerts: seesAlerts, words: words).model
        model.merge(words.row(one).merging(signature(one, words)))
        model.merge(doors(file, refused?.form, words, ask))
        model["departmentName"] = file.post.department.name[ask.language]
        model["projectName"] = file.post.project.name
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        return Shell.page(
            "handover", model, title: "\(one.number) \(ask.text("handover.sheet"))", place: "dutyLog", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    private static func signature(_ one: ShiftHandover, _ words: HandoverWords) -> Model {
        let signature = one.signature
        return [
            "isSigned": signature != nil, "signedName": signature?.name ?? "",
            "picture": signature?.picture == nil ? "" : Paths.handoverSignature(one.number),
            "opening": words.ticks(signature?.opening ?? [], words.rules.opening),
            "hasOpening": !(signature?.opening ?? []).isEmpty, "difference": signature?.difference ?? "",
            "isWithdrawn": one.state == .withdrawn, "withdrawal": one.withdrawal, "isWaiting": one.state == .waiting,
        ]
    }

    private static func doors(_ file: HandoverFile, _ form: Form?, _ words: HandoverWords, _ ask: Ask) -> Model {
        let one = file.handover
        let post: [(String, String?)] = [
            ("project", file.post.project.code), ("department", file.post.department.key),
        ]
        return [
            "maySign": file.maySign, "mayWithdraw": file.mayWithdraw, "signTo": Paths.handoverSignature(one.number),
            "withdrawTo": Paths.handoverWithdrawal(one.number), "back": Paths.handovers(query: post),
            "nameField": form?.raw("name") ?? (try? ask.actor.name) ?? "",
            "differenceField": form?.raw("difference") ?? "", "reasonField": form?.raw("reason") ?? "",
            "boxes": words.boxes(words.rules.opening, ticked: form?.values["opening"]),
            "hasBoxes": !words.rules.opening.isEmpty, "printed": words.times.exact(ask.now),
        ]
    }
}
