import Directory
import Kernel
import Store
import Workforce

/// The cases: the façade of this room. Each activity is an extension in a file of its own.
package struct Cases: Sendable {
    let store: Store
    /// By key.
    package let desks: [String: Desk]
    /// The procedures of the desks, by key: to look one up moves a whole desk no more than it must.
    private let shelves: [String: ProcedureShelf]
    let incidentSearch = IncidentSearch()
    /// Whether there is a gateway that takes text messages.
    package let sends: Bool
    /// Where browsers reach the house: `https://desk.example`; empty where nobody said it.
    let address: String
    /// How much rounds found at a place that nobody has closed: the room of rounds knows it.
    let findings: Findings
    let calendarsKnown = CalendarsKnown()
    let versions = VersionsKnown()

    package typealias Findings = @Sendable (DB, ID<Place>) throws -> Int

    package init(
        _ store: Store, desks: [Desk], sends: Bool = false, address: String = "",
        findings: @escaping Findings = { _, _ in 0 }
    ) {
        self.store = store
        (self.sends, self.address, self.findings) = (sends, address, findings)
        self.desks = Dictionary(uniqueKeysWithValues: desks.map { ($0.key, $0.apart) })
        shelves = self.desks.mapValues(\.shelf)
    }

    package var clock: Clock { store.clock }

    /// What the jobs of this room do, by kind.
    package var works: [String: Jobs.Work] {
        movingWorks.merging(newsWorks) { $1 }.merging(invitationWorks) { $1 }
    }

    /// The shifts and rules of plans: those of the first desk that has any.
    package var rosterRules: RosterRules {
        desks.sorted { $0.key < $1.key }.map(\.value.roster).first { !$0.shifts.isEmpty } ?? .none
    }

    /// The key of the desk that is meant where none is named; empty where there is none.
    package var ordinaryDesk: String { desks.keys.min() ?? "" }

    /// - Parameter key: empty: the desk that is meant where none is named.
    /// - Throws: ``CaseRefusal/unknownDesk(_:)``
    package func desk(_ key: String = "") throws -> Desk {
        guard let desk = desks[key.isEmpty ? ordinaryDesk : key] else { throw CaseRefusal.unknownDesk(key) }
        return desk
    }

    /// Whether it is of a kind that its desk calls complaints.
    package func isComplaint(_ item: Case) -> Bool { desks[item.desk]?.isComplaint(item.kind) ?? false }

    /// The desk and the procedure that a case runs by: of the version that it began with, as far as that was kept.
    package func rules(of item: Case) throws -> (desk: Desk, procedure: Procedure) {
        guard let desk = desks[item.desk] else { throw CaseRefusal.unknownDesk(item.desk) }
        let procedure = procedure(item.kind, of: item.desk, version: item.procedureVersion)
        guard let procedure else { throw CaseRefusal.unknownKind(item.kind) }
        return (desk, procedure)
    }

    /// The procedure alone of those rules; nil where its desk or its kind is no more.
    package func procedure(of item: Case) -> Procedure? {
        procedure(item.kind, of: item.desk, version: item.procedureVersion)
    }

    /// What a kind is called now, as its desk holds it.
    package func name(of kind: String, on desk: String) -> Words? { shelves[desk]?[kind]?.name }

    /// A version of a procedure; the one that holds where that was not kept.
    func procedure(_ kind: String, of desk: String, version: Int) -> Procedure? {
        guard let shelf = shelves[desk], let holding = shelf[kind] else { return nil }
        guard holding.version != version else { return holding }
        let file = shelf.files.first { $0.kind == kind && $0.version == version }
        return file ?? versions.find(desk, kind, version) ?? holding
    }

    /// The forms of a kind: as it is now, then those of its earlier versions that are kept, the newest first.
    package func forms(of kind: String, on desk: Desk) -> [DeclaredForm] {
        guard let now = desk.procedure(kind) else { return [] }
        let others = desk.shelf.files.filter { $0.kind == kind } + versions.all(desk.key, kind)
        return [now.form] + others.filter { $0.version != now.version }.sorted { $0.version > $1.version }.map(\.form)
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
        if let guest = actor.guest { return guest == item.number }
        if actor.may(.caseRead, on: item) { return true }
        guard actor.may(.caseReadOwn, on: item) else { return false }
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
