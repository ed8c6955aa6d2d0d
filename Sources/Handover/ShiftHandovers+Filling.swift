import Casework
import Directory
import Kernel
import Store
import Workforce

/// A sheet before anybody filled it in.
package struct HandoverForm: Sendable {
    package let post: Post
    package let sheet: HandoverSheet
    /// What was counted the last time, by key.
    package let last: [String: Int]
    /// The hand-over of the post that waits to be signed: until it is, there is no other.
    package let waiting: ShiftHandover?
    package let seen: Set<ID<Case>>
}

extension ShiftHandovers {
    /// Where no shift follows, appointments of so long are told.
    private static let otherwise = Span.hours(24)
    private static let mostHeld = 500

    /// What somebody would hand over now.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)``
    package func form(_ place: RosterPlace, for actor: Actor) async throws -> HandoverForm {
        let now = store.clock.now()
        return try await store.read { db in
            let post = try Post(db, place, [.dutyWrite], actor)
            let sheet = try sheet(db, post, at: now, by: actor)
            return HandoverForm(
                post: post, sheet: sheet, last: try last(db, post),
                waiting: try ShiftHandoverTable.waiting(db, in: post.project.id, of: post.department.id),
                seen: try seen(db, sheet, actor))
        }
    }

    /// What was counted the last time, by key.
    func last(_ db: DB, _ post: Post) throws -> [String: Int] {
        let before = try ShiftHandoverTable.last(db, in: post.project.id, of: post.department.id)
        return Dictionary(uniqueKeysWithValues: before?.sheet.counts.map { ($0.key, $0.count) } ?? [])
    }

    /// What stands at a post by itself: shifts, cases, warnings, emergencies, appointments, open entries.
    func sheet(_ db: DB, _ post: Post, at now: Instant, by actor: Actor) throws -> HandoverSheet {
        let (project, department) = (post.project.id, post.department.id)
        let change = ShiftChange(
            try Roster.shifts(db, in: post.project, of: post.department, around: now, cases.rosterRules),
            of: actor.staff, at: now, begun: rules.begun)
        let held = try HeldCaseTable.held(db, in: project, of: department, limit: Self.mostHeld)
        let codes = try Codes(db, held)
        var sheet = HandoverSheet()
        (sheet.ending, sheet.next) = (change.ending, change.next)
        (sheet.caseCount, sheet.cases) = (held.count, held.prefix(HandoverSheet.mostLines).map { .init($0, codes) })
        sheet.alerts = try alerts(db, project)
        sheet.emergencies = try cases.running(db, in: project, limit: HandoverSheet.mostLines).compactMap { one in
            try CaseTable.find(db, one.item).map { item in
                .init(id: item.id, number: item.number, name: one.card.name, openedAt: one.openedAt)
            }
        }
        let end = change.next?.until ?? now + Self.otherwise
        sheet.visits = held.compactMap { .init($0, codes, in: now..<end) }
            .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        sheet.entries = try DutyEntryTable.open(db, in: project, of: department, limit: HandoverSheet.mostLines)
            .map { one in
                .init(
                    id: one.id, at: one.content.at, event: one.content.event, place: one.content.placeText, by: one.by)
            }
        return sheet
    }

    /// The cases of a sheet that somebody may see.
    func seen(_ db: DB, _ sheet: HandoverSheet, _ actor: Actor) throws -> Set<ID<Case>> {
        let ids = Set(sheet.cases.map(\.id) + sheet.visits.map(\.id) + sheet.emergencies.map(\.id)).sorted()
        return Set(try HeldCaseTable.find(db, ids).filter { Cases.maySee($0, actor) }.map(\.id))
    }
}

/// Where cases are, as a sheet says it.
struct Codes {
    private let codes: [ID<Place>: String]

    init(_ db: DB, _ cases: [Case]) throws {
        let places = try Set(cases.compactMap(\.place)).sorted().compactMap { try PlaceTable.find(db, $0) }
        codes = Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0.code) })
    }

    func place(of item: Case) -> String { item.place.flatMap { codes[$0] } ?? item.placeText }
}

extension HandoverSheet.HeldCase {
    fileprivate init(_ item: Case, _ codes: Codes) {
        let promise = item.promises.filter(\.isRunning).min { $0.dueAt < $1.dueAt }
        self.init(
            id: item.id, number: item.number, title: item.title, place: codes.place(of: item), promise: promise?.kind,
            dueAt: promise?.dueAt, who: item.currentTask?.assignee ?? item.agent)
    }
}

extension HandoverSheet.Visit {
    /// Nil where nobody comes in that time.
    fileprivate init?(_ item: Case, _ codes: Codes, in time: Range<Instant>) {
        guard let one = item.appointment, one.from < time.upperBound, one.until > time.lowerBound else { return nil }
        self.init(
            id: item.id, number: item.number, title: item.title, place: codes.place(of: item), from: one.from,
            until: one.until, who: item.currentTask?.assignee)
    }
}
