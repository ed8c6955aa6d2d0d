import Casework
import Directory
import Kernel
import Store
import Workforce

/// The duty logs of the posts: what happened, when, where, its course and how it ended. Each activity is an extension
/// in a file of its own.
package struct DutyLog: Sendable {
    package static let longestEvent = 500
    package static let longestCourse = 2000
    package static let longestPlace = 200
    package static let longestReason = 500

    let store: Store
    let cases: Cases
    let rules: RosterRules

    package init(_ store: Store, cases: Cases) { (self.store, self.cases, rules) = (store, cases, cases.rosterRules) }

    /// An entry that `actor` may see.
    ///
    /// - Throws: ``HandoverRefusal/unknownDutyEntry``
    func entry(_ db: DB, _ id: ID<DutyEntry>, _ actor: Actor) throws -> DutyEntry {
        guard let found = try DutyEntryTable.find(db, id), Post.mayRead(found.project, actor) else {
            throw HandoverRefusal.unknownDutyEntry
        }
        return found
    }

    /// The same for whoever may write there.
    ///
    /// - Throws: ``HandoverRefusal/unknownDutyEntry`` · ``WorkforceRefusal/notAllowed(_:)``
    func written(_ tx: Tx, _ id: ID<DutyEntry>, _ actor: Actor) throws -> (entry: DutyEntry, post: Post) {
        let found = try entry(tx, id, actor)
        try actor.require(.dutyWrite, in: found.project)
        guard let post = try Post(tx, found.project, found.department) else { throw HandoverRefusal.unknownDutyEntry }
        return (found, post)
    }
}
