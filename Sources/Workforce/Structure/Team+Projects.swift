import Directory
import Kernel
import Store

extension Team {
    /// Makes a project. It takes somebody who rules in all of them.
    ///
    /// - Parameters:
    ///   - code: small letters, digits and `-`, 40 at most; it stays.
    ///   - zone: of the tz database, `Asia/Shanghai`.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/badCode`` ·
    ///   ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/badTimeZone(_:)`` · ``DirectoryRefusal/tooManyKept(limit:)`` ·
    ///   ``DirectoryRefusal/codeTaken(_:)``
    package func addProject(
        code: String, name: String, zone: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Project {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        let code = try Self.checked(code: code)
        let name = try Project.checked(name: name)
        let zone = try Self.zone(zone)
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard try ProjectTable.all(tx).count < Project.most else {
                    throw DirectoryRefusal.tooManyKept(limit: Project.most)
                }
                return try Project.add(tx, code: code, name: name, zone: zone, by: actor.staff.number)
            }
        }
    }

    /// Names a project anew, moves it to another time zone, closes or opens it.
    ///
    /// - Parameters:
    ///   - name: its code or its ID.
    ///   - version: what was seen; nil where the asker does not say.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/changedMeanwhile`` · ``DirectoryRefusal/nameMissing`` ·
    ///   ``DirectoryRefusal/tooLong(field:limit:)``
    package func change(
        project name: String, to change: ProjectChange, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Project {
        guard actor.rules(.rightsWrite, in: nil) else { throw WorkforceRefusal.notAllowed(.rightsWrite) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                guard let project = try ProjectTable.all(tx).first(where: { $0.isCalled(name) }) else {
                    throw DirectoryRefusal.unknownProject(name)
                }
                if let version, version != project.version { throw WorkforceRefusal.changedMeanwhile }
                var change = change
                change.name = try change.name.map { try Project.checked(name: $0) }
                return try project.changing(tx, to: change, by: actor.staff.number)
            }
        }
    }

    /// - Throws: ``DirectoryRefusal/badTimeZone(_:)``
    package static func zone(_ typed: String) throws -> Zone {
        guard let zone = Zone(typed.trimmed) else { throw DirectoryRefusal.badTimeZone(typed.trimmed) }
        return zone
    }

    /// - Throws: ``DirectoryRefusal/badCode``
    static func checked(code typed: String) throws -> String {
        let code = UserName.plain(typed)
        guard code.wholeMatch(of: /[a-z][a-z0-9\-]{0,39}/) != nil else { throw DirectoryRefusal.badCode }
        return code
    }
}
