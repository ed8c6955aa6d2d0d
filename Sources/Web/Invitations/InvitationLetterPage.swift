import Casework
import Codes
import Hummingbird
import Kernel

/// A hundred letters with their links: on the page that answers, and never again; and the way to the next hundred.
enum InvitationLetterPage {
    @Sendable
    static func make(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let name = ask.name("invitation")
        let letters: Page<InvitationLetter>
        do {
            letters = try await ask.house.cases.invitationLetters(
                name, after: form["after"], at: ask.here, request: ask.requestKey(form), by: try ask.actor)
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await InvitationPage.show(ask, refusal)
        }
        let file = try await ask.house.cases.invitation(name, limit: 1, for: try ask.actor)
        let model: Model = [
            "number": file.one.number, "back": Paths.invitation(file.one.number), "hasLetters": !letters.items.isEmpty,
            "letters": letters.items.map { letter($0, file, ask) }, "next": letters.next ?? "",
            "lettersTo": Paths.invitationLetters(file.one.number),
        ]
        return Shell.page(
            "invitation-letters", model, title: "\(file.one.number) \(ask.text("invitation.letters"))",
            place: "invitations", in: ask)
    }

    private static func letter(_ letter: InvitationLetter, _ file: InvitationFile, _ ask: Ask) -> Model {
        let head = ask.house.announcements.sender(for: file.project)?.company
        return [
            "code": letter.code, "customer": letter.customer, "number": letter.number, "text": letter.text,
            "language": letter.language.tag, "head": head?[letter.language] ?? file.project.name,
            "qr": QRCode.models(letter.address, label: letter.number),
            "day": file.project.zone.day(of: ask.now).description,
        ]
    }
}
