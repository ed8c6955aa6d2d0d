import Casework
import Hummingbird
import Workforce

/// One procedure for many places: those that were begun, the count before another, one with its places, its letters.
enum InvitationRoutes {
    static let gate = Route.Gate.right(.caseRegister)

    static let all: [Route] = [
        .page(.get, Paths.invitations, gate) { ask in try await InvitationListPage.show(ask, nil) },
        .page(.post, Paths.invitations, gate, InvitationListPage.start),
        .page(.get, Paths.invitation, gate) { ask in try await InvitationPage.show(ask) },
        .page(.post, Paths.invitationLetters, gate, InvitationLetterPage.make),
    ]
}
