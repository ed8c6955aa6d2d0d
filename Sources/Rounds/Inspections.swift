import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

/// Rounds: plans that recur, who walks them, what was found, and what became of it. Each activity is an extension in a
/// file of its own.
package struct Inspections: Sendable {
    let store: Store
    let cases: Cases
    let desk: String
    let roster: RosterRules
    let empty: [PlaceStatus]
    let findings = FindingsLook()

    /// So many plans may a project have.
    package static let mostPlans = 3000
    package static let longestReason = 300

    /// - Parameter desks: by the first of them that says anything of rounds they are made.
    package init(_ store: Store, cases: Cases) {
        let desks = cases.desks.values.sorted { $0.key < $1.key }
        let first = desks.first { !$0.rounds.proposals.isEmpty } ?? desks.first
        (self.store, self.cases, desk) = (store, cases, first?.key ?? "")
        (roster, empty) = (cases.rosterRules, first?.knowledge.premises.empty ?? [])
    }

    /// As the desk's file or the house says them now.
    var rules: RoundRules { cases.desks[desk]?.rounds ?? .usual }

    /// What the desk proposes, in the order of its file.
    package var proposals: [RoundRules.Proposal] { rules.proposals }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// A round that `actor` may walk or see.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)``
    func visible(_ db: DB, _ name: String, to actor: Actor) throws -> Round {
        guard let round = try ID<Round>(name).flatMap({ try RoundTable.find(db, $0) }),
            actor.may(.roundsRead, in: round.project) || actor.may(.roundsWalk, in: round.project)
        else { throw RoundRefusal.unknownRound(name) }
        return round
    }

    /// - Throws: ``RoundRefusal/fieldMissing(_:)`` · ``RoundRefusal/tooLong(field:limit:)``
    static func reason(_ text: String) throws -> String {
        let text = text.trimmed
        guard !text.isEmpty else { throw RoundRefusal.fieldMissing("reason") }
        guard text.count <= longestReason else { throw RoundRefusal.tooLong(field: "reason", limit: longestReason) }
        return text
    }

    static func tell(_ tx: Tx, _ project: ID<Project>) {
        tx.tell(LiveNote(topic: "board", project: project.number, subject: "", version: 0))
    }
}
