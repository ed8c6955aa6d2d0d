import Directory
import Kernel
import Store

/// What is said anew of a role; nil leaves it as it is.
package struct RoleChange: Sendable, Equatable {
    package var name: Words?
    package var rights: Set<Right>?
    /// Given to nobody from now on; who has it keeps it.
    package var isRetired: Bool?

    package init(name: Words? = nil, rights: Set<Right>? = nil, isRetired: Bool? = nil) {
        (self.name, self.rights, self.isRetired) = (name, rights, isRetired)
    }
}

extension Team {
    package static let mostRoles = 200
    static let mostNameLetters = 40

    /// Gives a role other rights, as ``change(role:to:version:request:by:)`` does.
    package func setRights(_ rights: Set<Right>, of role: String, by actor: Actor) async throws -> Role {
        try await change(role: role, to: RoleChange(rights: rights), version: nil, by: actor)
    }

    /// Changes a role. Roles are the house's, so it takes somebody who rules in all its projects. Counts from the next
    /// request of everybody who has it.
    ///
    /// - Parameter version: what was seen; nil where the asker does not say.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``WorkforceRefusal/badRoleName`` ·
    ///   ``WorkforceRefusal/somebodyMustChangeRights``: a house in which nobody can change rights cannot be mended
    package func change(
        role key: String, to change: RoleChange, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Role {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard var role = try StaffTable.roles(tx).first(where: { $0.key == key }) else {
                    throw WorkforceRefusal.unknownRole(key)
                }
                if let version, version != role.version { throw WorkforceRefusal.changedMeanwhile }
                if let name = change.name { role.name = try Self.checked(roleName: name) }
                if let rights = change.rights { role.rights = rights }
                if let isRetired = change.isRetired { role.retiredAt = isRetired ? role.retiredAt ?? tx.now : nil }
                try Self.requireRuler(tx, with: role)
                return try Self.save(tx, role, "role.change", by: actor)
            }
        }
    }

    /// Makes a role.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/badRoleKey`` ·
    ///   ``WorkforceRefusal/badRoleName`` · ``WorkforceRefusal/roleTaken(_:)`` ·
    ///   ``WorkforceRefusal/tooManyRoles(most:)``
    package func addRole(
        _ key: String, name: Words, rights: Set<Right>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Role {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        let key = UserName.plain(key)
        guard key.wholeMatch(of: /[a-z][a-z0-9\-]{0,39}/) != nil else { throw WorkforceRefusal.badRoleKey }
        let name = try Self.checked(roleName: name)
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let all = try StaffTable.roles(tx)
                guard !all.contains(where: { $0.key == key }) else { throw WorkforceRefusal.roleTaken(key) }
                guard all.count < Self.mostRoles else { throw WorkforceRefusal.tooManyRoles(most: Self.mostRoles) }
                var role = Role(key: key, name: name, rights: rights)
                role.version = 0
                return try Self.save(tx, role, "role.add", by: actor)
            }
        }
    }

    /// Who gains and loses what where, if a role had other rights.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownRole(_:)``
    package func effect(of rights: Set<Right>, on role: String, for actor: Actor) async throws -> [RoleEffect] {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.read { db in
            let roles = try StaffTable.roles(db)
            guard roles.contains(where: { $0.key == role }) else { throw WorkforceRefusal.unknownRole(role) }
            return RoleEffect.all(of: rights, on: role, roles: roles, staff: try StaffTable.all(db))
        }
    }

    static func save(_ tx: Tx, _ role: Role, _ act: String, by actor: Actor) throws -> Role {
        var role = role
        role.version += 1
        try StaffTable.save(tx, role)
        let rights = role.rights.map(\.rawValue).sorted().joined(separator: " ")
        try Audit.append(
            tx, actor: actor.staff.number, act: act, subject: role.key,
            detail: "\(role.name.zh)\(role.retiredAt == nil ? "" : " (retired)"): \(rights)")
        return role
    }

    /// A name in every language; where one is left out it is the first that is there.
    private static func checked(roleName name: Words) throws -> Words {
        let typed = try [name.zh, name.zhHant, name.en].map { try Staff.checked(name: $0) }
        guard let first = typed.first(where: { !$0.isEmpty }), typed.allSatisfy({ $0.count <= mostNameLetters }) else {
            throw WorkforceRefusal.badRoleName
        }
        let filled = typed.map { $0.isEmpty ? first : $0 }
        return Words(zh: filled[0], zhHant: filled[1], en: filled[2])
    }

    /// - Throws: ``WorkforceRefusal/somebodyMustChangeRights`` where with this member as they become, or this role,
    ///   nobody could change rights in all projects any more.
    static func requireRuler(_ db: DB, with changed: Staff) throws {
        try requireRuler(try StaffTable.all(db).map { $0.id == changed.id ? changed : $0 }, try StaffTable.roles(db))
    }

    private static func requireRuler(_ db: DB, with changed: Role) throws {
        try requireRuler(
            try StaffTable.all(db), try StaffTable.roles(db).map { $0.key == changed.key ? changed : $0 })
    }

    private static func requireRuler(_ staff: [Staff], _ roles: [Role]) throws {
        let ruling = Set(roles.filter { $0.rights.contains(.rightsWrite) }.map(\.key))
        guard staff.contains(where: { rules($0, by: ruling) }) else { throw WorkforceRefusal.somebodyMustChangeRights }
    }

    /// Whether somebody has one of these roles everywhere.
    private static func rules(_ one: Staff, by ruling: Set<String>) -> Bool {
        one.isActive && one.roles.contains { ruling.contains($0.role) && $0.project == nil && $0.isWhole }
    }
}
