import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One outage: what to tell, who asked, what was done with it; and its notice to print.
enum OutagePage {
    private static let changing = Route.Gate.right(.caseDispatch, .caseRegister, .caseFollow)

    static let all: [Route] = [
        .page(.get, Paths.outages, .right(.caseRead, .caseRegister, .caseDispatch), OutageListPage.response),
        .page(.post, Paths.outages, .right(.caseDispatch), announce),
        .page(.get, Paths.outage, .right(.caseRead, .caseRegister, .caseDispatch)) { ask in
            try await ask.query("print") == nil ? show(ask, nil) : OutageNoticePage.response(ask)
        },
        .page(.post, Paths.outageAction, changing, act),
    ]

    private static func announce(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let projects = try ask.actor.projects(.caseDispatch, of: try await ask.house.places.projects())
            let file = try await ask.house.cases.announce(
                try OutageForm.draft(form, projects, ask), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.outage(file.outage.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await OutageListPage.show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let action = ask.name("action")
        do {
            let file = try await ask.house.cases.outage(ask.name("outage"), for: try ask.actor)
            let times = TimeWords(ask, zone: file.project.zone)
            let done = try await ask.house.cases.act(
                try OutageAct(action, form, times), onOutage: file.outage.number, request: ask.requestKey(form),
                by: try ask.actor)
            return .see(form[FormField.back].map { EntranceRoutes.inside($0) } ?? Paths.outage(done.outage.number))
        } catch let refusal as any Refusal where refusal.kind != .notFound || refusal.code == "unknownCase" {
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.cases.outage(
            ask.name("outage"), before: try ask.id("after"), for: try ask.actor)
        let outage = file.outage
        let names = try await Names.load(ask)
        let facts = OutageFacts(file, names, ask)
        var model = facts.model.merging(facts.doors).merging(facts.told(refused?.form["channel"]))
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        model["lost"] = refused.map { kept in
            ["text", "reason", "sentence", "until", "case"].map { kept.form.raw($0) }.filter { !$0.isEmpty }
                .joined(separator: " ")
        } ?? ""
        model["newsText"] = refused?.form.raw("text") ?? ""
        model["reason"] = refused?.form.raw("reason") ?? ""
        model["untilField"] = refused?.form["until"] ?? outage.until.map(facts.times.field) ?? ""
        model["sentenceField"] = refused?.form["sentence"] ?? outage.sentence
        return Shell.page(
            "outage", model, title: "\(outage.number) \(names.outage(outage.kind, of: outage.desk))",
            place: "outages", in: ask, status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}

extension OutageAct {
    /// What a form filled in.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    init(_ action: String, _ form: Form, _ times: TimeWords) throws {
        guard let name = Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        self =
            switch name {
            case .move:
                .move(until: try form["until"].map { try times.given($0, "until") }, reason: form["reason"] ?? "")
            case .reword: .reword(form["sentence"] ?? "")
            case .answer: .answer(case: form["case"] ?? "")
            case .untie: .untie(case: form["case"] ?? "")
            case .news: .news(form["text"] ?? "", through: form["channel"])
            case .notice:
                .notice(
                    OutageNotice(
                        title: form["noticeTitle"] ?? "", body: form["noticeBody"] ?? "",
                        titleEnglish: form["noticeTitleEnglish"] ?? "", bodyEnglish: form["noticeBodyEnglish"] ?? ""))
            case .end: .end(words: form["text"] ?? "")
            }
    }
}
