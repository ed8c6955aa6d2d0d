import Casework
import Directory
import Kernel
import Store
import Workforce

/// What many are told: the façade of it. Each activity is an extension in a file of its own.
package struct Announcements: Sendable {
    package static let readers: [Right] = [
        .announcementWrite, .announcementApprove, .caseRead, .caseRegister,
    ]
    static let writers: [Right] = [.announcementWrite, .announcementApprove]

    let store: Store
    let cases: Cases
    package let rules: BulletinRules

    package init(_ store: Store, cases: Cases, rules: BulletinRules) {
        (self.store, self.cases, self.rules) = (store, cases, rules)
    }

    /// Whether text messages leave this house by themselves.
    package var sends: Bool { cases.sends && sending != nil }

    /// Who stands at the head of a sheet of that project; nil where nobody wrote one.
    package func sender(for project: Project) -> Letterhead.Sender? {
        cases.desks.sorted { $0.key < $1.key }.lazy.compactMap { $0.value.letterhead.sender(for: project.code) }.first
    }

    var sending: SendRules? { cases.desks.sorted { $0.key < $1.key }.lazy.compactMap(\.value.sending).first }

    /// Drafts are seen by those who write or approve; what people have had, by whoever speaks with them.
    static func maySee(_ one: Announcement, _ actor: Actor, at now: Instant) -> Bool {
        if writers.contains(where: { actor.may($0, in: one.project) }) { return true }
        return one.hasLeft(at: now) && readers.contains { actor.reaches($0, in: one.project) }
    }

    /// One that `actor` may see, by number or ID.
    ///
    /// - Throws: ``BulletinRefusal/unknownAnnouncement``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Announcement {
        guard let one = try AnnouncementTable.find(db, named: name),
            Self.maySee(one, actor, at: store.clock.now())
        else { throw BulletinRefusal.unknownAnnouncement }
        return one
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    func note(_ tx: Tx, _ one: Announcement, _ act: String, _ words: String = "", by actor: Actor) throws {
        try AnnouncementEntryTable.append(tx, to: one, act, words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "announcement.\(act)", subject: one.number)
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }
}
