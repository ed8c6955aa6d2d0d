import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// What a customer said about unasked text messages and calls: on their page, with what was said before.
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
            let word = form["channel"] ?? Consent.Channel.text.rawValue
            guard let channel = Consent.Channel(rawValue: word) else { throw WebRefusal.badQuery("channel") }
            _ = try await ask.house.cases.writeConsent(
                accepts == "yes", on: channel, how: form["manner"] ?? "",
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
        ["channels": Consent.Channel.allCases.map { channel in
            let isOfIt = (refused?.form["channel"] ?? Consent.Channel.text.rawValue) == channel.rawValue
            return model(channel, file, isOfIt ? refused : nil, names, in: ask)
        }]
    }

    private static func model(
        _ channel: Consent.Channel, _ file: CustomerFile, _ refused: Refused?, _ names: Names, in ask: Ask
    ) -> Model {
        let (person, key) = (file.person, channel.rawValue)
        let all = file.consents.filter { $0.channel == channel }
        let times = TimeWords(ask, zone: names.zone(of: person.project))
        let accepts = all.first?.accepts ?? true
        let form: Model = [
            "mayWrite": file.allowed.contains(.change), "action": Paths.personConsents(person.id.description),
            "next": refused?.form["accepts"] ?? (accepts ? "no" : "yes"), "isOpen": refused != nil,
            "go": ask.text(accepts ? "consent.\(key).decline" : "consent.\(key).accept"),
            "hint": ask.text("consent.\(key).hint"), "manner": refused?.form.raw("manner") ?? "",
            "saidAt": refused?.form.raw("saidAt") ?? "",
            "error": (refused?.refusal).map { ask.house.texts.sentence($0, ask.language) } ?? "",
        ]
        return form.merging([
            "channel": key, "title": ask.text("consent.\(key)"), "accepts": accepts,
            "state": state(channel, accepts, ask), "isUnsaid": all.isEmpty, "hasSaid": !all.isEmpty,
            "said": all.map { line($0, times, ask) },
        ])
    }

    private static func state(_ channel: Consent.Channel, _ accepts: Bool, _ ask: Ask) -> String {
        ask.text(accepts ? "consent.\(channel.rawValue).accepts" : "consent.\(channel.rawValue).declines")
    }

    private static func line(_ one: Consent, _ times: TimeWords, _ ask: Ask) -> Model {
        [
            "state": state(one.channel, one.accepts, ask), "how": one.how,
            "saidAt": times.point(one.saidAt), "exact": times.exact(one.saidAt), "who": one.byName,
        ]
    }
}
