import Casework
import Directory
import Kernel
import Store
import Workforce

/// What neighbours come together for: the façade of it. Each activity is an extension in a file of its own.
package struct Activities: Sendable {
    package static let readers: [Right] = [.activityPlan, .caseRead, .caseRegister]
    /// Who registers people and lets them in.
    package static let registrars: [Right] = [.activityPlan, .caseRegister]
    package static let mostHeads = 50
    package static let mostRegistrations = 2000

    static let deeds = DeedBook<Activity>(table: "activity_entry", column: "activity")

    let store: Store

    package init(_ store: Store) { self.store = store }

    /// Drafts are seen by those who plan.
    static func maySee(_ one: Activity, _ actor: Actor) -> Bool {
        if actor.may(.activityPlan, in: one.project) { return true }
        return one.stage != .draft && readers.contains { actor.may($0, in: one.project) }
    }

    /// One that `actor` may see, by number or ID.
    ///
    /// - Throws: ``GatheringRefusal/unknownActivity``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Activity {
        guard let one = try ActivityTable.find(db, named: name), Self.maySee(one, actor) else {
            throw GatheringRefusal.unknownActivity
        }
        return one
    }

    /// One that `actor` may change, in the version that they have seen.
    ///
    /// - Throws: ``GatheringRefusal/unknownActivity`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``GatheringRefusal/gatheringChanged``
    func planned(_ db: DB, _ name: String, version: Int?, by actor: Actor) throws -> Activity {
        let one = try known(db, name, actor)
        try actor.require(.activityPlan, in: one.project)
        if let version, version != one.version { throw GatheringRefusal.gatheringChanged }
        return one
    }

    func note(_ tx: Tx, _ one: Activity, _ act: String, _ words: String = "", by actor: Actor) throws {
        try Self.deeds.append(tx, to: one.id, act, words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "activity.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }
}
