import Directory
import Kernel
import Store

/// What an administrator says anew of a member of staff.
package struct StaffChange: Sendable, Equatable {
    package var name: String
    /// As it is dialled; empty where nobody knows one.
    package var phone: String
    package var departments: [ID<Department>]
    package var roles: [Staff.Post]
    package var language: Language
    package var stage: Staff.Stage
    package var manager: ID<Staff>?

    /// Nothing is changed yet.
    package init(_ staff: Staff) {
        (name, phone, departments, roles) = (staff.name, staff.phone, staff.departments, staff.roles)
        (language, stage, manager) = (staff.language, staff.stage, staff.manager)
    }
}

extension Team {
    package static let mostPosts = 40
    private static let mostPhoneLetters = 40
    /// A chain of managers is no longer.
    private static let mostLevels = 50

    /// Changes a member of staff, as somebody who rules over what they are and over what they become.
    ///
    /// - Parameter version: what was seen; nil where the asker does not say.
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``DirectoryRefusal/nameMissing`` ·
    ///   ``WorkforceRefusal/badStaffName`` · ``WorkforceRefusal/badPhone`` · ``WorkforceRefusal/postMissing`` ·
    ///   ``WorkforceRefusal/tooManyPosts(most:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   ``WorkforceRefusal/roleRetired(_:)`` · ``WorkforceRefusal/placeNeedsProject`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/unknownDepartment(_:)`` ·
    ///   ``WorkforceRefusal/badManager`` · ``WorkforceRefusal/somebodyMustChangeRights``
    package func change(
        _ id: ID<Staff>, to change: StaffChange, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Staff {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let old = try Self.ruled(tx, id, by: actor, version: version)
                let new = try Self.changed(tx, old, change, by: actor)
                guard new != old else { return old }
                return try Self.save(tx, new, "staff.change", detail: Self.difference(old, new), by: actor)
            }
        }
    }

    /// A member of staff whom `actor` rules over.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile``
    package static func ruled(_ db: DB, _ id: ID<Staff>, by actor: Actor, version: Int? = nil) throws -> Staff {
        try actor.require(.staffWrite)
        guard let staff = try StaffTable.find(db, id) else { throw WorkforceRefusal.unknownStaff(id.description) }
        if let right = actor.lacks(toRuleOver: staff.roles, try StaffTable.roles(db)) {
            throw WorkforceRefusal.notAllowed(right)
        }
        if let version, version != staff.version { throw WorkforceRefusal.changedMeanwhile }
        return staff
    }

    private static func changed(_ tx: Tx, _ old: Staff, _ change: StaffChange, by actor: Actor) throws -> Staff {
        var new = old
        guard !change.name.trimmed.isEmpty else { throw DirectoryRefusal.nameMissing }
        new.name = try Staff.checked(name: change.name)
        new.phone = try checked(phone: change.phone)
        (new.departments, new.language, new.stage) = (change.departments, change.language, change.stage)
        new.roles = change.roles
        try check(new.roles, besides: old.roles, tx)
        try check(new.departments, besides: old.departments, tx)
        if let right = actor.lacks(toRuleOver: new.roles, try StaffTable.roles(tx)) {
            throw WorkforceRefusal.notAllowed(right)
        }
        new.manager = change.manager
        if new.manager != old.manager { try checkManager(tx, of: new) }
        try requireRuler(tx, with: new)
        return new
    }

    /// The roles are there and are still given, or were had before.
    static func check(_ posts: [Staff.Post], besides had: [Staff.Post], _ db: DB) throws {
        guard !posts.isEmpty else { throw WorkforceRefusal.postMissing }
        guard posts.count <= mostPosts else { throw WorkforceRefusal.tooManyPosts(most: mostPosts) }
        let roles = Dictionary(uniqueKeysWithValues: try StaffTable.roles(db).map { ($0.key, $0) })
        for post in posts {
            guard let role = roles[post.role] else { throw WorkforceRefusal.unknownRole(post.role) }
            guard role.retiredAt == nil || had.contains(where: { $0.role == post.role }) else {
                throw WorkforceRefusal.roleRetired(post.role)
            }
            try check(post.place, of: post.project, db)
        }
    }

    /// The departments are there and take people in, or were those of the same person before.
    static func check(_ departments: [ID<Department>], besides had: [ID<Department>], _ db: DB) throws {
        let new = Set(departments).subtracting(had)
        guard !new.isEmpty else { return }
        let known = Dictionary(uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.id, $0) })
        for id in new.sorted() {
            guard let one = known[id] else { throw WorkforceRefusal.unknownDepartment(id.description) }
            guard one.retiredAt == nil else { throw WorkforceRefusal.unknownDepartment(one.key) }
        }
    }

    /// A post for a place is one of the project whose place it is.
    private static func check(_ place: ID<Place>?, of project: ID<Project>?, _ db: DB) throws {
        guard let place else { return }
        guard let project else { throw WorkforceRefusal.placeNeedsProject }
        guard try PlaceTable.find(db, place)?.project == project else {
            throw DirectoryRefusal.unknownPlace(place.description)
        }
    }

    static func checked(phone typed: String) throws -> String {
        let phone = typed.trimmed
        guard phone.count <= mostPhoneLetters, phone.allSatisfy({ $0.isASCII && ($0.isNumber || "+-() ".contains($0)) })
        else { throw WorkforceRefusal.badPhone }
        return phone
    }

    /// Somebody who is there, and whom nobody below leads.
    private static func checkManager(_ db: DB, of staff: Staff) throws {
        guard let first = staff.manager else { return }
        guard try StaffTable.find(db, first)?.isActive == true else { throw WorkforceRefusal.badManager }
        var above: ID<Staff>? = first
        for _ in 0..<mostLevels {
            guard let next = above else { return }
            guard next != staff.id else { throw WorkforceRefusal.badManager }
            above = try StaffTable.find(db, next)?.manager
        }
        throw WorkforceRefusal.badManager
    }

    /// Writes the next version and what was done.
    static func save(_ tx: Tx, _ staff: Staff, _ act: String, detail: String, by actor: Actor) throws -> Staff {
        let staff = staff.next
        try StaffTable.update(tx, staff)
        try Audit.append(tx, actor: actor.staff.number, act: act, subject: staff.id.description, detail: detail)
        return staff
    }

    /// What is other, with what it was: names and posts; of a telephone only that it is.
    private static func difference(_ old: Staff, _ new: Staff) -> String {
        let parts: [(String, String, String)] = [
            ("name", old.name, new.name), ("posts", old.postsText, new.postsText),
            ("departments", "\(old.departments)", "\(new.departments)"),
            ("language", old.language.rawValue, new.language.rawValue),
            ("stage", old.stage.rawValue, new.stage.rawValue),
            ("manager", old.manager?.description ?? "", new.manager?.description ?? ""),
        ]
        let words = parts.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) → \($0.2)" }
        return (words + (old.phone == new.phone ? [] : ["phone"])).joined(separator: "; ")
    }
}

extension Staff {
    /// For the audit trail: `agent@1/34#engineering`.
    fileprivate var postsText: String {
        roles.map { post in
            let limits = [post.place.map { "/\($0)" }, post.category.map { "#\($0)" }].compactMap(\.self)
            return "\(post.role)@\(post.project?.description ?? "*")\(limits.joined())"
        }.joined(separator: " ")
    }
}
