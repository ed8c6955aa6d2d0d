import Casework
import Directory
import Kernel
import Store
import Workforce

/// Minutes of meetings and what follows from them: the façade. Each activity is an extension in a file of its own.
package struct Minutes: Sendable {
    package static let readers: [Right] = [.minutesRead, .minutesWrite]
    package static let mostRows = 200

    static let deeds = DeedBook<Meeting>(table: "meeting_entry", column: "meeting")

    let store: Store
    let cases: Cases

    package init(_ store: Store, cases: Cases) { (self.store, self.cases) = (store, cases) }

    static func maySee(_ one: Meeting, _ actor: Actor) -> Bool {
        readers.contains { actor.may($0, in: one.project) }
    }

    /// One that `actor` may see, by number or ID.
    ///
    /// - Throws: ``GatheringRefusal/unknownMeeting``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Meeting {
        guard let one = try MeetingTable.find(db, named: name), Self.maySee(one, actor) else {
            throw GatheringRefusal.unknownMeeting
        }
        return one
    }

    /// One that `actor` may see, in the version that they have seen.
    ///
    /// - Throws: ``GatheringRefusal/unknownMeeting`` · ``GatheringRefusal/gatheringChanged``
    func known(_ db: DB, _ name: String, version: Int?, _ actor: Actor) throws -> Meeting {
        let one = try known(db, name, actor)
        if let version, version != one.version { throw GatheringRefusal.gatheringChanged }
        return one
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    func note(_ tx: Tx, _ one: Meeting, _ act: String, _ words: String = "", by actor: Actor) throws {
        try Self.deeds.append(tx, to: one.id, act, words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "meeting.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }
}
