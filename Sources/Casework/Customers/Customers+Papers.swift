import Directory
import Kernel
import Store
import Workforce

extension Customers {
    /// The number of a paper in full; the audit trail has who looked and why before it is told.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``PersonRefusal/unknownEntry`` · ``CaseRefusal/fieldMissing(_:)`` · ``PersonRefusal/sealedAway``
    package func number(
        ofPaper paper: ID<Paper>, of id: ID<Person>, reason: String, by actor: Actor
    ) async throws -> String {
        let reason = try PersonAct().said(reason, "reason", limit: 200)
        return try await store.write { tx in
            let (_, rights) = try Self.known(tx, id, for: actor)
            guard rights.contains(.peopleUnmask) else { throw WorkforceRefusal.notAllowed(.peopleUnmask) }
            guard let paper = try PaperTable.find(tx, paper), paper.person == id, paper.sealed != nil else {
                throw PersonRefusal.unknownEntry
            }
            guard let keyring else { throw PersonRefusal.sealedAway }
            let number = try keyring.number(of: paper)
            try Audit.append(
                tx, actor: actor.staff.number, act: "person.unmask-paper", subject: "\(id) \(paper.id)",
                detail: reason)
            return number
        }
    }
}
