import Store
import Workforce

/// What a sheet that is brought in holds.
package enum ImportKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case places, people, occupancies, vehicles, staff, cases, arrears

    /// The right that it takes besides `import.run`. Old cases are nobody's work of today: they take no other.
    package var right: Right {
        switch self {
        case .places: .placesWrite
        case .people, .occupancies, .vehicles: .peopleWrite
        case .staff: .staffWrite
        case .cases: .importRun
        case .arrears: .arrearsWrite
        }
    }

    private static let room = ["room", "building", "unit", "roomNumber"]

    /// Everything that a column of such a sheet may be, in the order in which people expect it.
    package var fields: [String] {
        switch self {
        case .places:
            ["code", "building", "unit", "floor", "room", "name", "kind", "parent"] + PlaceWord.fields
        case .people:
            ["number", "name", "phone", "otherPhone"] + Self.room
                + ["capacity", "from", "to", "plate", "parking", "tags", "note", "birthday"] + PersonTies.fields
                + PaperCell.fields + SaidConsents.fields
        case .occupancies: Self.room + ["number", "name", "phone", "capacity", "from", "to"]
        case .vehicles: ["plate", "parking", "number", "name", "phone"] + Self.room + ["from", "to"]
        case .staff: ["user", "name", "phone", "department", "role", "project", "place", "category"]
        case .cases:
            [
                "externalNumber", "writer", "phone", "title", "text", "reportedAt", "answer", "answeredAt", "place",
                "kind", "category", "for", "against",
            ]
        case .arrears:
            ["room", "building", "unit", "roomNumber", "amount", "item", "since", "name", "day", "note"]
        }
    }

    /// Of each group at least one column must be there.
    package var required: [[String]] {
        switch self {
        case .places: [["code", "room", "building"]]
        case .people: [["name"]]
        case .occupancies: [["room", "building"], ["number", "name", "phone"]]
        case .vehicles: [["plate"], ["number", "name", "phone"]]
        case .staff: [["user"], ["name"], ["role"]]
        case .cases: [["text"], ["reportedAt"]]
        case .arrears: [["room", "roomNumber", "building"], ["amount"]]
        }
    }

    /// The groups of which no column is there.
    package func missing(_ columns: [String: Int]) -> [String] {
        required.filter { group in !group.contains { columns[$0] != nil } }.map { $0[0] }
    }
}
