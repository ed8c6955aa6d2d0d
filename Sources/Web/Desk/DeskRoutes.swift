import Casework
import Hummingbird
import Kernel

/// The desk and the intake.
enum DeskRoutes {
    static let all: [Route] = [
        .page(.get, Paths.desk, .right(.caseRegister, .caseFollow)) { ask in
            try await DeskPage.show(ask, ask.query("case"), open: ask.query("open").map { OpenForm(key: $0) })
        },
        .page(.get, Paths.intake, .right(.caseRegister)) { ask in
            // What was begun comes back where nobody has begun anything else, as with a call that comes in.
            let kept = try await ask.house.cases.drafts(for: [KeptDraft.intake], of: try ask.actor)[KeptDraft.intake]
            if let kept, ask.asked.isEmpty {
                return try await IntakePage.show(ask, IntakeDraft(kept.fields.keys) { kept.fields[$0] }, kept: kept)
            }
            return try await IntakePage.show(ask, IntakeDraft(ask.asked.keys.map(String.init)) {
                ask.query($0)?.removingPercentEncoding
            })
        },
        // Looks again with everything typed: finding and choosing the caller where no script runs.
        .page(.post, Paths.intake, .right(.caseRegister)) { ask in
            let form = try await ask.form()
            return try await IntakePage.show(ask, IntakeDraft(form))
        },
        // By POST, so that customers' words stand in no address and no log.
        .page(.post, Paths.proposals, .right(.caseRegister), IntakePage.proposals),
        .page(.post, Paths.cases, .right(.caseRegister), register),
    ]

    private static func register(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let draft = IntakeDraft(form)
        do {
            let actor = try ask.actor
            let open = actor.projects(reaching: .caseRegister, of: try await ask.house.places.openProjects())
            let project = open.first { $0.id.description == draft["project"] } ?? open.first
            let item = try await ask.house.cases.register(
                try await draft.intake(ask, project), request: ask.requestKey(form), by: actor)
            try await DraftPage.sent(form, ask)
            return .see(Paths.desk(query: [("case", item.number)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await IntakePage.show(ask, draft, refusal: refusal)
        }
    }
}
