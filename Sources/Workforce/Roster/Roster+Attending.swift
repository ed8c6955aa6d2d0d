import Directory
import Kernel
import Store

extension Roster {
    /// Who should be there and who is, over the projects that the actor may see; read at once.
    ///
    /// - Parameter name: a project's code or ID; nil for all.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func attendance(
        at instant: Instant, project name: String?, for actor: Actor
    ) async throws -> [Attendance] {
        try await store.read { db in
            let named = try name.map { [try project(db, $0)] }
            let seen = try (named ?? ProjectTable.all(db)).filter { project in
                [.rosterEdit, .staffRead, .boardRead, .caseDispatch].contains { actor.may($0, in: project.id) }
            }
            guard let one = seen.first else { throw WorkforceRefusal.notAllowed(.staffRead) }
            let planned = try Self.planned(db, at: instant, rules, zones: Self.zones(db)).filter { planned in
                seen.contains { $0.id == planned.shift.project }
            }
            let staff = try StaffTable.all(db).filter { one in
                one.roles.contains { post in post.project.map { id in seen.contains { $0.id == id } } ?? true }
            }
            let ids = Set(staff.map(\.id))
            let turns = try DutyTable.turns(db, at: instant).filter { ids.contains($0.staff) }
            let away = try LeaveTable.away(db, on: one.zone.day(of: instant)).filter {
                $0.span(noon: rules.noon, in: one.zone).contains(instant)
            }
            return Attendance.reconcile(
                planned.filter { ids.contains($0.staff) }, turns, away: Set(away.map(\.staff)),
                late: rules.lateAfter, at: instant)
        }
    }

    /// The shift that each has by the published plans at an instant, for who has one.
    package func planned(at instant: Instant) async throws -> [ID<Staff>: Attendance.Planned] {
        try await store.read { db in
            let all = try Self.planned(db, at: instant, rules, zones: Self.zones(db))
            return Dictionary(all.map { ($0.staff, $0.shift) }) { first, _ in first }
        }
    }

    /// The shifts of published plans that run at an instant; of a split shift its stretch, not the time between.
    static func planned(
        _ db: DB, at instant: Instant, _ rules: RosterRules, zones: [ID<Project>: Zone]
    ) throws -> [(staff: ID<Staff>, shift: Attendance.Planned)] {
        let today = Zone.utc.day(of: instant)
        // Over midnight, and on either side of the date line.
        let cells = try RosterTable.published(db, today.adding(days: -2)...today.adding(days: 1))
        var line = ShiftLine(rules: rules, zones: zones)
        return cells.compactMap { cell in
            guard let piece = line.piece(cell), let span = piece.spans.first(where: { $0.contains(instant) })
            else { return nil }
            let shift = Attendance.Planned(
                project: cell.project, department: cell.department, shift: piece.shift.key,
                isOnCall: piece.shift.isOnCall, from: span.lowerBound, to: span.upperBound)
            return (cell.staff, shift)
        }
    }

    /// Those whom the published plan has on call at an instant.
    package static func onCall(_ db: DB, at instant: Instant, _ rules: RosterRules) throws -> Set<ID<Staff>> {
        guard rules.shifts.contains(where: \.isOnCall) else { return [] }
        return Set(try planned(db, at: instant, rules, zones: zones(db)).filter(\.shift.isOnCall).map(\.staff))
    }

    static func zones(_ db: DB) throws -> [ID<Project>: Zone] {
        Dictionary(uniqueKeysWithValues: try ProjectTable.all(db).map { ($0.id, $0.zone) })
    }
}
