import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    private static let farthest: Int64 = 800

    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` for what is still to come, or a next time that is not
    func recordContact() throws {
        let at = act.spokenAt ?? tx.now
        guard Instant.sayable.contains(at), at <= tx.now else { throw CaseRefusal.dateOutOfRange(field: "spokenAt") }
        if let next = act.nextOn, next < today || next > today.adding(days: Self.farthest) {
            throw CaseRefusal.dateOutOfRange(field: "nextOn")
        }
        let contact = Contact(
            id: tx.newID(), at: at, way: try act.said(act.way, "way", limit: 40),
            spoke: try act.said(act.spoke, "spoke", limit: 1000), nextOn: act.nextOn, byName: actor.name)
        try ContactTable.insert(tx, contact, with: person.id, by: actor.staff.number)
        try save()
    }
}
