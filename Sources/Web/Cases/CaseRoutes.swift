import Hummingbird
import Casework
import Kernel
import Workforce

/// A case as its own page, and everything that is done to it by a form.
enum CaseRoutes {
    private static let acting = Route.Gate.right(
        .caseRegister, .caseFollow, .caseDispatch, .caseWork, .caseConfirm, .caseSupervise)
    private static let following = Route.Gate.right(.caseFollow, .caseWork, .caseConfirm)

    /// Chosen in the box to write in where the words are the customer's.
    static let heard = "heard"

    static let all: [Route] = [
        .page(.get, Paths.case_, .right(.caseRead, .caseReadOwn)) { ask in
            try await CasePage.show(ask, ask.name("number"), open: ask.query("open").map { OpenForm(key: $0) })
        },
        .page(.post, Paths.caseAction, acting) { ask in
            let action = ask.name("action")
            return try await CaseForms.attempt(ask, OpenForm.action(action)) { form, times in
                try await ask.house.cases.act(
                    try await FormNames.request(action, form, times, in: ask), on: ask.name("number"),
                    version: form[FormField.version].flatMap { Int($0) }, request: ask.requestKey(form),
                    by: try ask.actor)
            }
        },
        .page(.post, Paths.caseMessages, following) { ask in
            try await CaseForms.attempt(ask, OpenForm.message) { form, _ in
                let (text, number, key) = (form.raw("text"), ask.name("number"), ask.requestKey(form))
                if form["audience"] == Self.heard {
                    return try await ask.house.cases.hear(
                        text, through: form["channel"], on: number, request: key, by: try ask.actor)
                }
                return try await ask.house.cases.say(
                    text, to: Audience(rawValue: form["audience"] ?? "") ?? .inside, through: form["channel"],
                    on: number, request: key, by: try ask.actor)
            }
        },
        .page(.post, Paths.casePromises, following) { ask in
            try await CaseForms.attempt(ask, OpenForm.promise) { form, times in
                try await ask.house.cases.promise(
                    Promise.Kind(rawValue: form["kind"] ?? "") ?? .free, words: form["words"] ?? "",
                    dueAt: try times.given(form["dueAt"] ?? "", "dueAt"), on: ask.name("number"),
                    version: form[FormField.version].flatMap { Int($0) }, request: ask.requestKey(form),
                    by: try ask.actor)
            }
        },
        .page(.post, Paths.promiseWord, following) { ask in
            let name = ask.name("promise")
            return try await CaseForms.attempt(ask, OpenForm.word(name)) { form, times in
                guard let id = ID<Promise>(name) else { throw CaseRefusal.unknownPromise(name) }
                return try await ask.house.cases.giveWord(
                    apology: form["apology"] ?? "", reason: form["reason"] ?? "", remedy: form["remedy"] ?? "",
                    newDueAt: try form["newDueAt"].map { try times.given($0, "newDueAt") }, through: form["channel"],
                    about: id, request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.promiseReview, .right(.caseSupervise)) { ask in
            let name = ask.name("promise")
            return try await CaseForms.attempt(ask, OpenForm.review(name)) { form, _ in
                guard let id = ID<Promise>(name) else { throw CaseRefusal.unknownPromise(name) }
                return try await ask.house.cases.review(
                    id, finding: form["finding"] ?? "", request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.caseAttachments, following, CaseFiles.attach),
        .page(.get, Paths.caseFile, .right(.caseRead, .caseReadOwn), CaseFiles.serve),
    ]
}

/// What the forms of a case have in common.
enum CaseForms {
    /// Does what a form asks and shows the case; what is refused comes back on the page that asked, beside its field,
    /// with everything typed.
    static func attempt(
        _ ask: Ask, _ key: String, limit: Int = Ask.mostBodyBytes,
        _ work: (Form, TimeWords) async throws -> Case
    ) async throws -> Response {
        let form = try await ask.form(limit: limit)
        let frame = CaseFrame(rawValue: form["frame"] ?? "") ?? .page
        let number = form["number"] ?? ask.name("number")
        do {
            let item = try await work(form, try await times(ask, number))
            try await DraftPage.sent(form, ask)
            return .see(form[FormField.back].map { EntranceRoutes.inside($0) } ?? frame.address(item.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            if key == OpenForm.files, let back = form[FormField.back], back.hasPrefix(Paths.work()) {
                return try await WorkPage.show(ask, trade: WorkPage.trade(in: back), refused: (number, refusal))
            }
            return try await show(ask, number, frame, OpenForm(key: key, typed: form, refusal: refusal))
        }
    }

    /// The clock of the case's own project: what a `datetime-local` field means.
    private static func times(_ ask: Ask, _ number: String) async throws -> TimeWords {
        let item = try await ask.house.cases.find(number, for: try ask.actor)
        return TimeWords(ask, zone: try await ask.house.lookups.zone(of: item.project))
    }

    static func show(_ ask: Ask, _ number: String, _ frame: CaseFrame, _ open: OpenForm) async throws -> Response {
        switch frame {
        case .page: try await CasePage.show(ask, number, open: open)
        case .desk: try await DeskPage.show(ask, number, open: open)
        }
    }
}
