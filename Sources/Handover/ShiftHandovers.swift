import Casework
import Directory
import Kernel
import Store
import Workforce

/// Posts handed over from shift to shift. Each activity is an extension in a file of its own.
package struct ShiftHandovers: Sendable {
    /// Reads the early warnings of a project that nobody has decided: those are of a room above this one.
    package typealias Alerts = @Sendable (DB, ID<Project>) throws -> [HandoverSheet.HeldAlert]

    let store: Store
    let cases: Cases
    let rules: HandoverRules
    let alerts: Alerts

    package init(_ store: Store, cases: Cases, alerts: @escaping Alerts) {
        (self.store, self.cases, rules, self.alerts) = (store, cases, cases.handoverRules, alerts)
    }

    /// What a post counts and ticks.
    package func rules(of department: Department) -> HandoverRules.Post { rules.post(department.key) }

    /// A hand-over that `actor` may see, by number or ID.
    ///
    /// - Throws: ``HandoverRefusal/unknownHandover``
    func handover(_ db: DB, _ name: String, _ actor: Actor) throws -> ShiftHandover {
        guard let found = try ShiftHandoverTable.find(db, named: name), Post.mayRead(found.project, actor) else {
            throw HandoverRefusal.unknownHandover
        }
        return found
    }

    /// The one that waits to be signed, for a decision.
    ///
    /// - Throws: ``HandoverRefusal/unknownHandover`` · ``WorkforceRefusal/notAllowed(_:)``
    func waiting(_ tx: Tx, _ name: String, _ actor: Actor) throws -> ShiftHandover {
        let found = try handover(tx, name, actor)
        try actor.require(.dutyWrite, in: found.project)
        return found
    }

    func note(_ tx: Tx, _ act: String, _ one: ShiftHandover, _ actor: Actor) throws {
        try Audit.append(tx, actor: actor.staff.number, act: "handover.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }
}
