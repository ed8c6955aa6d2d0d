import Directory
import Kernel
import Store

/// Staff, departments and roles.
package struct Team: Sendable {
    let store: Store
    package init(_ store: Store) { self.store = store }

    package func all() async throws -> [Staff] { try await store.read { try StaffTable.all($0) } }
    package func departments() async throws -> [Department] { try await store.read { try StaffTable.departments($0) } }
    package func roles() async throws -> [Role] { try await store.read { try StaffTable.roles($0) } }
    package func staff(user: String) async throws -> Staff? {
        try await store.read { try StaffTable.find($0, user: user) }
    }

    package func staff(_ id: ID<Staff>) async throws -> Staff? { try await store.read { try StaffTable.find($0, id) } }

    /// Takes up departments and roles that the store does not have yet. What an administrator changed stays as it is.
    package func adopt(departments: [(key: String, name: Words)], roles: [Role]) async throws {
        try await store.write { tx in
            let known = Set(try StaffTable.departments(tx).map(\.key))
            for (key, name) in departments where !known.contains(key) {
                try StaffTable.insert(tx, Department(id: tx.newID(), key: key, name: name))
            }
            let had = Set(try StaffTable.roles(tx).map(\.key))
            for role in roles where !had.contains(role.key) { try StaffTable.save(tx, role) }
        }
    }

    /// Keeps a new member of staff.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``WorkforceRefusal/badUserName`` ·
    ///   ``WorkforceRefusal/badStaffName`` · ``WorkforceRefusal/userTaken(_:)`` ·
    ///   ``WorkforceRefusal/unknownRole(_:)``
    package func add(
        _ draft: StaffDraft, password: SealedPassword, request: RequestKey? = nil, by actor: Int64
    ) async throws -> Staff {
        try await store.write { tx in
            try tx.once(request, actor: actor) { try Self.add(tx, draft, password, by: actor) }
        }
    }

    /// Keeps a new member of staff, as somebody who may not give away more than they have: a role that rules over
    /// staff,
    /// rights or the audit trail is given by those who rule over them, and all projects by those who work in all.
    ///
    /// - Throws: as ``add(_:password:request:by:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func hire(
        _ draft: StaffDraft, password: SealedPassword, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Staff {
        if let right = actor.lacks(toRuleOver: draft.roles, try await roles()) {
            throw WorkforceRefusal.notAllowed(right)
        }
        return try await add(draft, password: password, request: request, by: actor.staff.number)
    }

    private static func add(_ tx: Tx, _ draft: StaffDraft, _ password: SealedPassword, by actor: Int64) throws -> Staff
    {
        guard !draft.user.trimmed.isEmpty, !draft.name.trimmed.isEmpty else { throw DirectoryRefusal.nameMissing }
        let (user, name) = (try UserName.checked(draft.user), try Staff.checked(name: draft.name))
        guard try !StaffTable.isTaken(tx, user: user) else { throw WorkforceRefusal.userTaken(user) }
        let roles = Set(try StaffTable.roles(tx).map(\.key))
        if let unknown = draft.roles.first(where: { !roles.contains($0.role) }) {
            throw WorkforceRefusal.unknownRole(unknown.role)
        }
        let staff = Staff(
            id: tx.newID(), user: user, name: name, phone: draft.phone,
            departments: draft.departments, roles: draft.roles, isActive: true, language: draft.language)
        try StaffTable.insert(tx, staff, password: password.text)
        try Audit.append(tx, actor: actor, act: "staff.add", subject: staff.id.description, detail: user)
        return staff
    }

    /// Gives a role other rights. Roles are the house's, so it takes somebody who rules in all its projects. Counts
    /// from the next request of everybody who has it.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``WorkforceRefusal/somebodyMustChangeRights``: a house in which nobody can change rights cannot be mended
    package func setRights(_ rights: Set<Right>, of role: String, by actor: Actor) async throws -> Role {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.write { tx in
            guard let old = try StaffTable.roles(tx).first(where: { $0.key == role }) else {
                throw WorkforceRefusal.unknownRole(role)
            }
            let others = try StaffTable.roles(tx).filter { $0.key != role && $0.rights.contains(.rightsWrite) }
            let keepers = Set(others.map(\.key))
            let holders = rights.contains(.rightsWrite) ? keepers.union([role]) : keepers
            let isKept = try StaffTable.all(tx).contains { staff in
                staff.isActive && staff.roles.contains { holders.contains($0.role) && $0.project == nil }
            }
            guard isKept else { throw WorkforceRefusal.somebodyMustChangeRights }
            let new = Role(key: old.key, name: old.name, rights: rights)
            try StaffTable.save(tx, new)
            try Audit.append(
                tx, actor: actor.staff.number, act: "role.rights", subject: role,
                detail: rights.map(\.rawValue).sorted().joined(separator: " "))
            return new
        }
    }

    package func setLanguage(_ language: Language, of staff: ID<Staff>) async throws {
        try await store.write { try StaffTable.setLanguage($0, language, of: staff) }
    }
}
