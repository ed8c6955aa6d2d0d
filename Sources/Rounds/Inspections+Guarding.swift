import Directory
import Kernel
import Store

extension Inspections {
    /// How much was found at a place, or at one within it, that nobody has closed: what holds a case there in its
    /// stage, where its procedure says `no-open-findings`.
    @Sendable package static func openFindings(_ db: DB, at place: ID<Place>) throws -> Int {
        try FindingTable.countOpen(db, within: place)
    }
}
