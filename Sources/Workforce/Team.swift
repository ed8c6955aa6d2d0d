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

    /// Takes up departments and roles that the store does not have yet. A role that still is as it was delivered
    /// follows what is delivered now; what an administrator changed stays as it is.
    package func adopt(departments: [(key: String, name: Words)], roles: [Role]) async throws {
        try await store.write { tx in
            let known = Set(try StaffTable.departments(tx).map(\.key))
            for (key, name) in departments where !known.contains(key) {
                try StaffTable.insert(tx, Department(id: tx.newID(), key: key, name: name))
            }
            let had = Dictionary(uniqueKeysWithValues: try StaffTable.roles(tx).map { ($0.key, $0) })
            for role in roles {
                if let known = had[role.key] { try Self.follow(tx, role, known) } else {
                    try StaffTable.save(tx, role.asDelivered)
                }
            }
        }
    }

    /// Keeps a new member of staff.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``WorkforceRefusal/badUserName`` ·
    ///   ``WorkforceRefusal/badStaffName`` · ``WorkforceRefusal/userTaken(_:)`` ·
    ///   ``WorkforceRefusal/unknownRole(_:)`` · ``WorkforceRefusal/unknownDepartment(_:)``
    ///
    /// - Parameter isGiven: the password is somebody else's choice, and another is chosen at the first sign-in.
    package func add(
        _ draft: StaffDraft, password: SealedPassword, isGiven: Bool = false, request: RequestKey? = nil,
        by actor: Int64
    ) async throws -> Staff {
        try await store.write { tx in
            try tx.once(request, actor: actor) { try Self.add(tx, draft, password, isGiven, by: actor) }
        }
    }

    /// Keeps a new member of staff, as somebody who may not give away more than they have: a role that rules over
    /// staff,
    /// rights or the audit trail is given by those who rule over them, and all projects by those who work in all.
    ///
    /// The password is one that somebody else knows: its owner chooses another before anything else.
    ///
    /// - Throws: as ``add(_:password:isGiven:request:by:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func hire(
        _ draft: StaffDraft, password: SealedPassword, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Staff {
        if let right = actor.lacks(toRuleOver: draft.roles, try await roles()) {
            throw WorkforceRefusal.notAllowed(right)
        }
        return try await add(draft, password: password, isGiven: true, request: request, by: actor.staff.number)
    }

    private static func add(
        _ tx: Tx, _ draft: StaffDraft, _ password: SealedPassword, _ isGiven: Bool, by actor: Int64
    ) throws -> Staff {
        guard !draft.user.trimmed.isEmpty, !draft.name.trimmed.isEmpty else { throw DirectoryRefusal.nameMissing }
        let (user, name) = (try UserName.checked(draft.user), try Staff.checked(name: draft.name))
        guard try !StaffTable.isTaken(tx, user: user) else { throw WorkforceRefusal.userTaken(user) }
        try check(draft.roles, besides: [], tx)
        try check(draft.departments, besides: [], tx)
        let staff = Staff(
            id: tx.newID(), user: user, name: name, phone: draft.phone,
            departments: draft.departments, roles: draft.roles, isActive: true, language: draft.language,
            mustChoose: isGiven)
        try StaffTable.insert(tx, staff, password: password.text)
        try Audit.append(tx, actor: actor, act: "staff.add", subject: staff.id.description, detail: user)
        return staff
    }

    package func setLanguage(_ language: Language, of staff: ID<Staff>) async throws {
        try await store.write { try StaffTable.setLanguage($0, language, of: staff) }
    }
}
