import Kernel
import Store

/// The audit trail for those who may read it. An entry is of no project, so it is read by who may read it in all.
package struct AuditTrail: Sendable {
    package struct Page: Sendable {
        package let lines: [AuditLine]
        /// Where the next one begins; nil where this is the last.
        package let next: AuditPlace?
    }

    package static let mostRows = 200

    private let store: Store

    package init(_ store: Store) { self.store = store }

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package static func check(_ actor: Actor) throws {
        guard actor.rules(.auditRead, in: nil) else { throw WorkforceRefusal.notAllowed(.auditRead) }
    }

    /// The newest first.
    ///
    /// - Parameter before: where the last page ended.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func list(
        _ filter: AuditFilter = AuditFilter(), before: AuditPlace? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page {
        try Self.check(actor)
        let limit = min(max(1, limit), Self.mostRows)
        let found = try await store.read { db in
            try AuditTrailTable.list(db, filter, before: before, limit: limit + 1)
        }
        return Page(
            lines: Array(found.prefix(limit)), next: found.count > limit ? found[limit - 1].place : nil)
    }
}
