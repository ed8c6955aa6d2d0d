import Directory
import Kernel
import Store

/// When people of a department are there by its plan, published or not, without those on leave.
package struct RosterPresence: Sendable {
    package let project: Project
    package let department: Department
    let spans: [Range<Instant>]

    /// The fewest that are there at a time of a stretch; none for a stretch of no length.
    package func fewest(in window: Range<Instant>) -> Int {
        let near = spans.filter { $0.overlaps(window) }
        return RosterCheck.short(of: .max, window, near).first?.fewest ?? 0
    }
}

extension Roster {
    /// - Throws: as ``plan(_:_:for:)``
    package func presence(
        _ db: DB, _ place: RosterPlace, _ days: ClosedRange<Day>, for actor: Actor
    ) throws -> RosterPresence {
        let (project, department) = try found(db, place, [.rosterEdit, .staffRead], actor)
        // A shift over midnight is of the day before.
        let book = try RosterBook(db, project, department, days.lowerBound.adding(days: -1)...days.upperBound)
        return RosterPresence(project: project, department: department, spans: book.check(rules).present())
    }
}
