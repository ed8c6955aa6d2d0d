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
    }

    package struct Steward: Sendable {
        package let id: ID<Staff>
        package let name: String
        /// The codes of places; each means everything in it.
        package let zones: [String]
    }

    /// A household that is not known, and what is missing of it.
    package struct Lack: Sendable {
        package let resident: Resident
        package let parts: [ContactRules.Part]
        /// Nobody spoke with them within the window.
        package let isSilent: Bool
    }

    package struct Group: Sendable {
        /// Nil: the rooms that are in no steward's zone.
        package let steward: Steward?
        package let households: Int
        package let known: Int
        package let lacks: [Lack]
    }

    package let groups: [Group]
    package var households: Int { groups.map(\.households).reduce(0, +) }
    package var known: Int { groups.map(\.known).reduce(0, +) }

    /// A room is one household: its tenant's where there is one, else its owners'. One of them with a complete file is
    /// enough, and one whom somebody spoke with.
    package init(_ residents: [Resident], _ stewards: [Steward], _ rules: ContactRules, at now: Instant) {
        var groups: [Int: [(resident: Resident, lack: Lack?)]] = [:]
        for (_, everybody) in Dictionary(grouping: residents, by: \.place) {
            let tenants = everybody.filter { $0.capacity == .tenant }
            let household = tenants.isEmpty ? everybody : tenants
            guard let first = household.first else { continue }
            let missing = household.map { one in rules.complete.filter { !one.has.contains($0) } }
            let parts = missing.min { $0.count < $1.count } ?? []
            let isSilent = !household.contains { $0.spokenAt.map { now - $0 <= rules.window } ?? false }
            let lack = parts.isEmpty && !isSilent ? nil : Lack(resident: first, parts: parts, isSilent: isSilent)
            groups[Self.steward(of: first.code, stewards) ?? stewards.count, default: []].append((first, lack))
        }
        self.groups = groups.sorted { $0.key < $1.key }.map { place, all in
            Group(
                steward: place < stewards.count ? stewards[place] : nil, households: all.count,
                known: all.count { $0.lack == nil },
                lacks: all.compactMap(\.lack).sorted { $0.resident.code < $1.resident.code })
        }
    }

    /// Whose zone it is in: the closest one; of two with the same zone the first.
    private static func steward(of code: String, _ stewards: [Steward]) -> Int? {
        let subject = CaseSubject(place: code, tags: [])
        var closest: (place: Int, length: Int)?
        for (place, steward) in stewards.enumerated() {
            for zone in steward.zones where subject.lies(in: zone) && zone.count > closest?.length ?? -1 {
                closest = (place, zone.count)
            }
        }
        return closest?.place
    }
}
