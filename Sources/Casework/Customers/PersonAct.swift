import Directory
import Kernel
import Workforce

/// Something done to a customer's file: the name of the act, and what it was given. What an act does not ask for is
/// not looked at.
package struct PersonAct: Sendable, Decodable {
    package enum Name: String, Sendable, CaseIterable {
        case change
        case moveIn = "move-in"
        case moveOut = "move-out"
        /// A new owner or tenant takes over a room from whoever has it.
        case handOver = "hand-over"
        case correctOccupancy = "correct-occupancy"
        case strikeOccupancy = "strike-occupancy"
        /// Of vehicles, pets, people to call.
        case add, end, correct, strike
        case addPaper = "add-paper"
        case strikePaper = "strike-paper"
        case contact, merge, unmerge, erase
        /// Somebody who looks like them is another person.
        case distinct
        case undoDistinct = "undo-distinct"

        /// The right that it needs.
        package var right: Right { self == .erase ? .peopleErase : .peopleWrite }

        /// About which records there are, rather than about what stands in one.
        var isOfRecord: Bool { [.merge, .unmerge, .erase, .distinct, .undoDistinct].contains(self) }
    }

    package var name: String?
    package var phones: [String]?
    /// One more number, by whoever may not see the others.
    package var morePhone: String?
    package var tags: [String]?
    package var note: String?
    package var nature: Person.Nature?
    /// Empty for nobody knows.
    package var language: String?
    /// `1980-05-01`; empty for nobody knows.
    package var birthday: String?

    /// A code or ID.
    package var place: String?
    package var capacity: Occupancy.Capacity?
    package var from: Day?
    package var until: Day?
    package var day: Day?
    package var withHousehold: Bool?

    /// The occupancy, belonging, paper or merge that it is about.
    package var entry: String?
    package var kind: String?
    /// Of a belonging, by the names of ``Belonging/Kind/fields``.
    package var fields: [String: String]?
    package var number: String?
    package var validUntil: Day?

    package var way: String?
    package var spoke: String?
    package var spokenAt: Instant?
    package var nextOn: Day?
    /// The ID of another customer.
    package var other: String?
    package var reason: String?

    package init() {}

    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)``
    func reasoned() throws -> String { try said(reason, "reason", limit: 300) }

    func said(_ text: String?, _ field: String, limit: Int) throws -> String {
        let text = (text ?? "").trimmed
        guard !text.isEmpty else { throw CaseRefusal.fieldMissing(field) }
        guard text.count <= limit else { throw CaseRefusal.tooLong(field: field, limit: limit) }
        return text
    }

    func required<T>(_ value: T?, _ field: String) throws -> T {
        guard let value else { throw CaseRefusal.fieldMissing(field) }
        return value
    }
}
