import Store
import Workforce

/// What a sheet that is brought in holds.
package enum ImportKind: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case places, people, staff

    /// The right that it takes besides `import.run`.
    package var right: Right {
        switch self {
        case .places: .placesWrite
        case .people: .peopleWrite
        case .staff: .staffWrite
        }
    }

    /// Everything that a column of such a sheet may be, in the order in which people expect it.
    package var fields: [String] {
        switch self {
        case .places: ["code", "building", "unit", "floor", "room", "name", "kind", "parent"]
        case .people:
            [
                "number", "name", "phone", "otherPhone", "room", "building", "unit", "roomNumber", "capacity", "from",
                "to", "plate", "parking", "tags", "note",
            ]
        case .staff: ["user", "name", "phone", "department", "role", "project"]
        }
    }

    /// Of each group at least one column must be there.
    package var required: [[String]] {
        switch self {
        case .places: [["code", "room", "building"]]
        case .people: [["name"]]
        case .staff: [["user"], ["name"], ["role"]]
        }
    }

    /// The groups of which no column is there.
    package func missing(_ columns: [String: Int]) -> [String] {
        required.filter { group in !group.contains { columns[$0] != nil } }.map { $0[0] }
    }
}
