import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// What a customer said about unasked text messages: on their page, with what was said before.
enum ConsentForm {
    /// What was typed into a form that was refused.
    struct Refused {
        let refusal: any Refusal
        let form: Form
    }

    static func take(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.file(try ask.personID())
        do {
            let names = try await Names.load(ask)
            let times = TimeWords(ask, zone: names.zone(of: file.person.project))
            guard let accepts = form["accepts"] else { throw CaseRefusal.fieldMissing("accepts") }
            _ = try await ask.house.cases.writeConsent(
                accepts == "yes", how: form["manner"] ?? "",
                saidAt: try form["saidAt"].map { try times.given($0, "saidAt") }, of: file.person.id,
                request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.person(file.person.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            var extras = PersonPage.Extras()
            extras.consent = Refused(refusal: refusal, form: form)
            return try await PersonPage.response(file.person.id, extras, in: ask)
        }
    }

    static func model(_ file: CustomerFile, _ refused: Refused?, _ names: Names, in ask: Ask) -> Model {
        let (person, all) = (file.person, file.consents)
        let times = TimeWords(ask, zone: names.zone(of: person.project))
        let accepts = all.first?.accepts ?? true
        return [
            "accepts": accepts, "state": ask.text(accepts ? "consent.accepts" : "consent.declines"),
            "isUnsaid": all.isEmpty, "hasSaid": !all.isEmpty, "said": all.map { line($0, times, ask) },
            "mayWrite": file.allowed.contains(.change),
            "action": Paths.personConsents(person.id.description),
            "next": refused?.form["accepts"] ?? (accepts ? "no" : "yes"),
            "go": ask.text(accepts ? "consent.decline" : "consent.accept"), "isOpen": refused != nil,
            "manner": refused?.form.raw("manner") ?? "", "saidAt": refused?.form.raw("saidAt") ?? "",
            "error": (refused?.refusal).map { ask.house.texts.sentence($0, ask.language) } ?? "",
        ]
    }

    private static func line(_ one: Consent, _ times: TimeWords, _ ask: Ask) -> Model {
        [
            "state": ask.text(one.accepts ? "consent.accepts" : "consent.declines"), "how": one.how,
            "saidAt": times.point(one.saidAt), "exact": times.exact(one.saidAt), "who": one.byName,
        ]
    }
}
