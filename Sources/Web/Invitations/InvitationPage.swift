import Casework
import Codes
import Directory
import Hummingbird
import Kernel
import Workforce

/// One invitation: how many were invited, have looked, chosen a time, are done; and each place with its case.
enum InvitationPage {
    static func show(_ ask: Ask, _ refused: (any Refusal)? = nil) async throws -> Response {
        let part = ask.query("show").flatMap(InvitationPart.init) ?? .all
        let file = try await ask.house.cases.invitation(ask.name("invitation"), part, for: try ask.actor)
        let names = try await Names.load(ask)
        let one = file.one
        func address(_ part: InvitationPart) -> String {
            Paths.invitation(one.number, query: [("show", part.rawValue)])
        }
        let model: Model = [
            "number": one.number, "name": ask.house.cases.name(of: one.kind, on: one.desk)?[ask.language] ?? one.kind,
            "project": file.project.name, "scope": scope(one, ask), "by": names.staff(one.by),
            "at": TimeWords(ask, zone: file.project.zone).point(one.madeAt), "runs": one.doneAt == nil,
            "figures": figures(file.figures, ask), "refresh": address(part),
            "lettersTo": Paths.invitationLetters(one.number), "mayPrint": file.figures.letters > 0,
            "tabs": InvitationPart.allCases.map { one -> Model in
                ["name": ask.text("invitation.tab.\(one.rawValue)"), "href": address(one), "isHere": one == part]
            },
            "rows": file.places.map { row($0, one, ask) }, "hasRows": !file.places.isEmpty,
            "sentence": refused.map { PageSentence($0, names).text } ?? "",
        ]
        return Shell.page(
            "invitation", model, title: "\(one.number) \(file.project.name)", place: "invitations", in: ask,
            status: (refused?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// Which places it is for, in words.
    static func scope(_ one: Invitation, _ ask: Ask) -> String {
        let places = one.scope.places.isEmpty ? ask.text("invitation.whole") : one.scope.places.joined(separator: " ")
        let status = one.scope.status.map { ask.text("placeStatus.\($0.rawValue)") } ?? ask.text("invitation.sold")
        return [places, status, one.scope.tag].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static func figures(_ all: InvitationFigures, _ ask: Ask) -> [Model] {
        [
            ("places", all.places), ("waiting", all.waiting), ("invited", all.invited), ("seen", all.seen),
            ("booked", all.booked), ("done", all.done), ("refused", all.refused), ("missing", all.missing),
            ("letters", all.letters), ("left", all.left),
        ].map { ["label": ask.text("invitationFigure.\($0.0)"), "text": "\($0.1)"] }
    }

    private static func row(_ one: InvitedPlace, _ of: Invitation, _ ask: Ask) -> Model {
        let stage = ask.house.cases.desks[of.desk]?.procedure(of.kind)?.stage(one.stage)?.name[ask.language]
        let why = one.why.isEmpty ? "" : ask.text("refusal.\(one.why)")
        return [
            "code": one.code, "customer": one.customer, "number": one.number ?? "",
            "href": one.number.map { Paths.case_($0) } ?? "", "stage": stage ?? one.stage,
            "state": ask.text("invitedPlace.\(one.state.rawValue)"), "why": why,
            "isSeen": one.isSeen, "isBooked": one.isBooked, "needsLetter": one.needsLetter,
            "class": one.state == .invited ? "ok" : one.state == .waiting ? "info" : "warn",
        ]
    }

    /// The letters with their links: on the page that answers, and never again.
    @Sendable
    static func letters(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let name = ask.name("invitation")
        let letters: [InvitationLetter]
        do {
            letters = try await ask.house.cases.invitationLetters(
                name, at: ask.here, request: ask.requestKey(form), by: try ask.actor)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, refusal)
        }
        let file = try await ask.house.cases.invitation(name, for: try ask.actor)
        let head = ask.house.announcements.sender(for: file.project)?.company
        let model: Model = [
            "number": file.one.number, "back": Paths.invitation(file.one.number), "hasLetters": !letters.isEmpty,
            "letters": letters.map { letter -> Model in
                [
                    "code": letter.code, "customer": letter.customer, "number": letter.number, "text": letter.text,
                    "language": letter.language.tag, "head": head?[letter.language] ?? file.project.name,
                    "qr": QRCode.models(letter.address, label: letter.number),
                    "day": file.project.zone.day(of: ask.now).description,
                ]
            },
        ]
        return Shell.page(
            "invitation-letters", model, title: "\(file.one.number) \(ask.text("invitation.letters"))",
            place: "invitations", in: ask)
    }
}
