import Directory
import Kernel
import Store

/// What is said anew of a department; nil leaves it as it is.
package struct DepartmentChange: Sendable, Equatable {
    package var name: Words?
    /// Nobody is put into it from now on; who is in it stays, and so does its work.
    package var isRetired: Bool?

    package init(name: Words? = nil, isRetired: Bool? = nil) { (self.name, self.isRetired) = (name, isRetired) }
}

extension Team {
    package static let mostDepartments = 200

    /// Makes a department. Departments are the house's, so it takes somebody who rules in all its projects.
    ///
    /// - Parameter code: small letters, digits and `-`, 40 at most; it stays.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/badCode`` ·
    ///   ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/codeTaken(_:)`` · ``DirectoryRefusal/tooManyKept(limit:)``
    package func addDepartment(
        _ code: String, name: Words, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Department {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        let (key, name) = (try Self.checked(code: code), try Self.checked(departmentName: name))
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let all = try StaffTable.departments(tx)
                guard !all.contains(where: { $0.key == key }) else { throw DirectoryRefusal.codeTaken(key) }
                guard all.count < Self.mostDepartments else {
                    throw DirectoryRefusal.tooManyKept(limit: Self.mostDepartments)
                }
                let department = Department(id: tx.newID(), key: key, name: name)
                try StaffTable.insert(tx, department)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "department.add", subject: key, detail: name.zh)
                return department
            }
        }
    }

    /// Names a department anew, retires it or takes it into use again. The files of a desk do not change it back.
    ///
    /// - Parameter version: what was seen; nil where the asker does not say.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``WorkforceRefusal/unknownDepartment(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``DirectoryRefusal/nameMissing`` ·
    ///   ``DirectoryRefusal/tooLong(field:limit:)``
    package func change(
        department key: String, to change: DepartmentChange, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Department {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard var department = try StaffTable.departments(tx).first(where: { $0.key == key }) else {
                    throw WorkforceRefusal.unknownDepartment(key)
                }
                if let version, version != department.version { throw WorkforceRefusal.changedMeanwhile }
                let old = department.name.zh
                if let name = change.name { department.name = try Self.checked(departmentName: name) }
                if let isRetired = change.isRetired {
                    department.retiredAt = isRetired ? department.retiredAt ?? tx.now : nil
                }
                department.version += 1
                try StaffTable.update(tx, department)
                let name = old == department.name.zh ? old : "\(old) → \(department.name.zh)"
                try Audit.append(
                    tx, actor: actor.staff.number, act: "department.change", subject: key,
                    detail: name + (department.retiredAt == nil ? "" : " (retired)"))
                return department
            }
        }
    }

    /// A name in every language; where one is left out it is the first that is there.
    private static func checked(departmentName name: Words) throws -> Words {
        let typed = [name.zh, name.zhHant, name.en].map(\.trimmed)
        guard let first = typed.first(where: { !$0.isEmpty }) else { throw DirectoryRefusal.nameMissing }
        guard typed.allSatisfy({ $0.count <= mostNameLetters }) else {
            throw DirectoryRefusal.tooLong(field: "name", limit: mostNameLetters)
        }
        let filled = typed.map { $0.isEmpty ? first : $0 }
        return Words(zh: filled[0], zhHant: filled[1], en: filled[2])
    }
}
