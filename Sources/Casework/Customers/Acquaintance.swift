import Directory
import Kernel
import Workforce

/// How well the households of a project are known: a complete file, and somebody spoke with them lately.
package struct Acquaintance: Sendable {
    /// Who has a room now, as owner or tenant, with what there is of them.
    package struct Resident: Sendable {
        package let place: ID<Place>
        package let code: String
        package let person: ID<Person>
        package let name: String
        package let capacity: Occupancy.Capacity
        package let has: Set<ContactRules.Part>
        package let spokenAt: Instant?
        /// They said that they want no calls.
        package let declinesCalls: Bool
    }

    package struct Steward: Sendable {
        package let id: ID<Staff>
        package let name: String
    }

    /// A household that is not known, and what is missing of it.
    package struct Lack: Sendable {
        package let resident: Resident
        package let parts: [ContactRules.Part]
        /// Nobody spoke with them within the window.
        package let isSilent: Bool
    }

    /// Whose households: a steward's, or those in nobody's zone.
    package enum Whose: Sendable, Hashable {
        case steward(ID<Staff>)
        case nobody
    }

    package struct Count: Sendable, Hashable, AdditiveArithmetic {
        package var households: Int
        package var known: Int

        package static let zero = Count(households: 0, known: 0)
        package static func + (a: Count, b: Count) -> Count {
            Count(households: a.households + b.households, known: a.known + b.known)
        }
        package static func - (a: Count, b: Count) -> Count {
            Count(households: a.households - b.households, known: a.known - b.known)
        }
    }

    package struct Group: Sendable {
        /// Nil: the rooms that are in no steward's zone.
        package let steward: Steward?
        package let count: Count
        /// The first of them, by code.
        package let lacks: Page<Lack>

        package var whose: Whose { steward.map { .steward($0.id) } ?? .nobody }
        package var households: Int { count.households }
        package var known: Int { count.known }
    }

    package let groups: [Group]
    package var households: Int { groups.map(\.households).reduce(0, +) }
    package var known: Int { groups.map(\.known).reduce(0, +) }
}

extension Acquaintance {
    /// What is missing of the households of some residents. A room is one household: its tenant's where there is one,
    /// else its owners'. One of them with a complete file is enough, and one whom somebody spoke with. By code.
    static func lacks(of residents: [Resident], _ rules: ContactRules, at now: Instant) -> [Lack] {
        Dictionary(grouping: residents, by: \.place).values.compactMap { everybody -> Lack? in
            let tenants = everybody.filter { $0.capacity == .tenant }
            let household = tenants.isEmpty ? everybody : tenants
            guard let first = household.first else { return nil }
            let missing = household.map { one in rules.complete.filter { !one.has.contains($0) } }
            let parts = missing.min { $0.count < $1.count } ?? []
            let isSilent = !household.contains { $0.spokenAt.map { now - $0 <= rules.window } ?? false }
            return parts.isEmpty && !isSilent ? nil : Lack(resident: first, parts: parts, isSilent: isSilent)
        }.sorted { $0.resident.code < $1.resident.code }
    }
}
