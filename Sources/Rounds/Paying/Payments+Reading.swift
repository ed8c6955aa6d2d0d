import Casework
import Directory
import Kernel
import Store
import Workforce

extension Payments {
    /// The contractors of a project with their month, in the order of the desk's file.
    ///
    /// - Parameter month: `2026-11`; nil for the one before the one that runs.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RoundRefusal/fieldMissing(_:)`` for what is no month
    package func list(
        in project: ID<Project>, month: String? = nil, for actor: Actor
    ) async throws -> (month: RosterMonth, lines: [PaymentLine]) {
        try actor.require(.roundsRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let home = try self.project(db, project)
            let month = try month.map(Self.month) ?? RosterMonth(of: home.zone.day(of: now)).before
            let sheets = Dictionary(
                uniqueKeysWithValues: try PaymentSheetTable.all(db, in: project, month).map { ($0.department, $0) })
            let former = sheets.keys.filter { !rules.departments.contains($0) }.sorted()
            return (month, try (rules.departments + former).map { key in
                let file = try sheets[key].map { try self.file(db, $0, at: now, for: actor) }
                return PaymentLine(
                    department: key, now: try file?.now ?? counted(db, home, key, month), file: file,
                    lastSum: try PaymentSheetTable.lastSum(db, in: project, of: key, before: month),
                    maySum: file?.maySum ?? actor.may(.roundsPlan, in: project))
            })
        }
    }

    /// - Throws: ``RoundRefusal/unknownPaymentSheet(_:)``
    package func file(_ name: String, for actor: Actor) async throws -> PaymentFile {
        let now = store.clock.now()
        return try await store.read { db in try file(db, try known(db, name, actor), at: now, for: actor) }
    }

    /// - Throws: ``RoundRefusal/fieldMissing(_:)``
    static func month(_ text: String) throws -> RosterMonth {
        guard let month = RosterMonth(text) else { throw RoundRefusal.fieldMissing("month") }
        return month
    }
}
