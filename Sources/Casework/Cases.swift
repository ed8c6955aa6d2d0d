import Directory
import Kernel
import Store
import Workforce

/// The cases: the façade of this room. Each activity is an extension in a file of its own.
package struct Cases: Sendable {
    let store: Store
    /// By key.
    package let desks: [String: Desk]
    let incidentSearch = IncidentSearch()
    /// Whether there is a gateway that takes text messages.
    package let sends: Bool
    let calendarsKnown = CalendarsKnown()

    package init(_ store: Store, desks: [Desk], sends: Bool = false) {
        self.store = store
        self.sends = sends
        self.desks = Dictionary(uniqueKeysWithValues: desks.map { ($0.key, $0.apart) })
    }

    package var clock: Clock { store.clock }

    /// What the jobs of this room do, by kind.
    package var works: [String: Jobs.Work] { movingWorks.merging(newsWorks) { $1 } }

    /// The shifts and rules of plans: those of the first desk that has any.
    package var rosterRules: RosterRules {
        desks.sorted { $0.key < $1.key }.map(\.value.roster).first { !$0.shifts.isEmpty } ?? .none
    }

    /// - Throws: ``CaseRefusal/unknownDesk(_:)``
    package func desk(_ key: String) throws -> Desk {
        guard let desk = desks[key] else { throw CaseRefusal.unknownDesk(key) }
        return desk
    }

    /// The desk and the procedure that a case runs by.
    package func rules(of item: Case) throws -> (desk: Desk, procedure: Procedure) {
        guard let desk = desks[item.desk] else { throw CaseRefusal.unknownDesk(item.desk) }
        guard let procedure = desk.procedure(item.kind) else { throw CaseRefusal.unknownKind(item.kind) }
        return (desk, procedure)
    }

    /// - Parameter agentName: of the case that is acted on; nil for a new one, or where the agent acts.
    func moment(
        _ actor: Actor, in project: Project, agentName: String? = nil, about subject: CaseSubject = .unknown
    ) -> Moment {
        Moment(
            actor: actor, now: clock.now(), zone: project.zone, agentName: agentName, subject: subject,
            newID: { [ids = store.ids] in ids.make(Case.self).number })
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// A case that `actor` may see, by number or ID.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``, also where it exists and may not be seen: that it exists is told to
    ///   nobody
    ///   without the right.
    func visible(_ db: DB, _ name: String, to actor: Actor) throws -> Case {
        guard let item = try CaseTable.find(db, named: name), Self.maySee(item, actor) else {
            throw CaseRefusal.unknownCase(name)
        }
        return item
    }

    /// Who sees a case: those with the right in its project; field staff what they own, work on or have in their queue.
    package static func maySee(_ item: Case, _ actor: Actor) -> Bool {
        if actor.may(.caseRead, in: item.project) { return true }
        guard actor.may(.caseReadOwn, in: item.project) else { return false }
        return item.agent == actor.staff || item.workers.contains(actor.staff)
            || item.openTasks.contains { $0.isFor(actor) }
    }

    /// Where and whom a case is about, as its desk's levels and calendars ask for it.
    func subject(_ db: DB, of item: Case, in desk: Desk) throws -> CaseSubject {
        var subject = CaseSubject.unknown
        if desk.levels.asksForSubject {
            subject = CaseSubject(
                place: try item.place.flatMap { try PlaceTable.find(db, $0)?.code } ?? "",
                tags: Set(try item.reporter.person.flatMap { try PersonTable.find(db, $0)?.tags } ?? []))
        }
        subject.path = try calendarPath(db, to: item.place, in: item.project, of: item.desk)
        return subject
    }
}
