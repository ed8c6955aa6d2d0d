import Kernel
import Workforce

extension Ask {
    /// A member of staff by user name or ID.
    func colleague(_ name: String) async throws -> Staff? {
        if let staff = try await house.team.staff(user: name.trimmed) { return staff }
        guard let id = ID<Staff>(name) else { return nil }
        return try await house.team.staff(id)
    }

    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    func staffID(_ name: String) async throws -> ID<Staff> {
        guard let one = try await colleague(name) else { throw WorkforceRefusal.unknownStaff(name) }
        return one.id
    }
}
