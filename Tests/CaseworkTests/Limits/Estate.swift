import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// The house with places in it, and people with posts as a test needs them.
struct Grounds {
    let house: House
    /// By code; those of the tower begin with T.
    let places: [String: Place]
    static let codes = [
        "3", "3-1", "3-1-801", "3-1-802", "3-2", "3-2-801", "31", "31-1", "31-1-801", "pool", "T9", "T9-1", "T9-1-101",
    ]
    static let categories = [
        "engineering", "engineering.plumbing", "engineering.plumbing.leak", "engineering.plumbing.blockage",
        "engineering.lifts", "engineering.lifts.fault",
    ]

    static func open() async throws -> Grounds {
        let house = try await House.open()
        let made = try await Places(house.store).add(
            codes.map { code in
                let project = code.hasPrefix("T") ? house.tower : house.estate
                return PlaceDraft(project: project.id, parent: nil, kind: .room, code: code, name: code)
            }, by: 0)
        return Grounds(house: house, places: Dictionary(uniqueKeysWithValues: made.map { ($0.code, $0) }))
    }

    /// A post in the estate, or in the tower where its place is there.
    func post(_ role: String, at code: String? = nil, of category: String? = nil) throws -> Staff.Post {
        let place = try code.map { try #require(places[$0]) }
        return Staff.Post(
            role: role, project: place?.project ?? house.estate.id, place: place?.id, category: category)
    }

    @discardableResult
    func hire(_ user: String, _ posts: [Staff.Post], department: String? = nil) async throws -> Staff {
        let home = try await Team(house.store).departments().filter { $0.key == department }.map(\.id)
        return try await house.store.write { tx in
            let staff = Staff(
                id: tx.newID(), user: user, name: user, phone: "", departments: home, roles: posts, isActive: true,
                language: .simplified)
            try StaffTable.insert(tx, staff, password: "")
            return staff
        }
    }

    func actor(_ staff: Staff) async throws -> Actor {
        try #require(try await house.store.read { try Doorkeeper.actor($0, staff.id)?.0 })
    }

    func someone(_ user: String, _ posts: Staff.Post..., department: String? = nil) async throws -> Actor {
        try await actor(try await hire(user, posts, department: department))
    }

    @discardableResult
    func register(_ text: String = "漏水", at code: String?, of category: String? = nil) async throws -> Case {
        try await house.register(text, by: "root") { intake in
            intake.project = code?.hasPrefix("T") == true ? "tower" : "garden"
            (intake.place, intake.category) = (code, category)
        }
    }
}
