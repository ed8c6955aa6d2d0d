import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One invitation: how many were invited, have looked, chosen a time, are done; and each place with its case.
enum InvitationPage {
    /// How far somebody has turned: which places, and after which code.
    private struct Turn {
        let number: String
        let part: InvitationPart
        let after: String?

        func address(_ part: InvitationPart? = nil, after code: String? = nil) -> String {
            Paths.invitation(number, query: [("show", (part ?? self.part).rawValue), ("after", code)])
        }
    }

    static func show(_ ask: Ask, _ refused: (any Refusal)? = nil) async throws -> Response {
        let (part, after) = (ask.query("show").flatMap(InvitationPart.init) ?? .all, ask.query("after"))
        let file = try await ask.house.cases.invitation(
            ask.name("invitation"), part, after: after, for: try ask.actor)
        let names = try await Names.load(ask)
        let one = file.one
        let model: Model = [
            "number": one.number, "name": ask.house.cases.name(of: one.kind, on: one.desk)?[ask.language] ?? one.kind,
            "project": file.project.name, "scope": scope(one, ask), "by": names.staff(one.by),
            "at": TimeWords(ask, zone: file.project.zone).point(one.madeAt), "runs": one.doneAt == nil,
            "figures": figures(file.figures, ask), "lettersTo": Paths.invitationLetters(one.number),
            "mayPrint": file.figures.letters > 0, "sentence": refused.map { PageSentence($0, names).text } ?? "",
        ]
        let turned = places(file, Turn(number: one.number, part: part, after: after), ask)
        return Shell.page(
            "invitation", model.merging(turned), title: "\(one.number) \(file.project.name)", place: "invitations", in: ask,
            status: (refused?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The places of this page, the ways to the others, and the address by which it looks at itself again.
    private static func places(_ file: InvitationFile, _ turn: Turn, _ ask: Ask) -> Model {
        [
            "refresh": turn.address(after: turn.after), "isLater": turn.after != nil, "first": turn.address(),
            "next": file.places.next.map { turn.address(after: $0) } ?? "",
            "tabs": InvitationPart.allCases.map { one -> Model in
                [
                    "name": ask.text("invitation.tab.\(one.rawValue)"), "href": turn.address(one),
                    "isHere": one == turn.part,
                ]
            },
            "rows": file.places.items.map { row($0, file.one, ask) }, "hasRows": !file.places.items.isEmpty,
        ]
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
}
