import Kernel
import Store

/// What is said anew of a project; nil leaves it as it is. Its code stays: files and calendars name it by that.
package struct ProjectChange: Sendable, Equatable {
    package var name: String?
    package var zone: Zone?
    /// It takes no new cases from now on and is not offered; what is open there goes on.
    package var isClosed: Bool?

    package init(name: String? = nil, zone: Zone? = nil, isClosed: Bool? = nil) {
        (self.name, self.zone, self.isClosed) = (name, zone, isClosed)
    }
}

extension Project {
    /// As many letters as a name may have.
    package static let longestName = 80
    /// So many stand on one page and in one answer.
    package static let most = 200

    package var isOpen: Bool { closedAt == nil }

    /// Keeps a new project, under a code that no other has.
    ///
    /// - Throws: ``DirectoryRefusal/codeTaken(_:)``
    package static func add(_ tx: Tx, code: String, name: String, zone: Zone, by actor: Int64) throws -> Project {
        guard try !ProjectTable.all(tx).contains(where: { $0.code == code }) else {
            throw DirectoryRefusal.codeTaken(code)
        }
        let project = Project(id: tx.newID(), code: code, name: name, zoneIdentifier: zone.identifier)
        try ProjectTable.insert(tx, project)
        try Audit.append(tx, actor: actor, act: "project.add", subject: project.id.description, detail: code)
        return project
    }

    /// Changes it as the next version.
    package func changing(_ tx: Tx, to change: ProjectChange, by actor: Int64) throws -> Project {
        var new = self
        new.name = change.name ?? name
        new.zoneIdentifier = change.zone?.identifier ?? zoneIdentifier
        if let isClosed = change.isClosed { new.closedAt = isClosed ? closedAt ?? tx.now : nil }
        new.version += 1
        try ProjectTable.update(tx, new)
        let words = [
            "\(code):", name == new.name ? new.name : "\(name) → \(new.name)",
            zoneIdentifier == new.zoneIdentifier ? "" : "\(zoneIdentifier) → \(new.zoneIdentifier)",
            isOpen == new.isOpen ? "" : new.isOpen ? "(opened)" : "(closed)",
        ]
        try Audit.append(
            tx, actor: actor, act: "project.change", subject: id.description,
            detail: words.filter { !$0.isEmpty }.joined(separator: " "))
        return new
    }

    /// A name as it is kept.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)``
    package static func checked(name typed: String) throws -> String {
        let name = typed.trimmed
        guard !name.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard name.count <= longestName else { throw DirectoryRefusal.tooLong(field: "name", limit: longestName) }
        return name
    }
}
