import Directory
import Foundation
import Kernel
import Workforce

/// When the morning digest is written, and for whom. Read from a desk's `digest.yaml`.
package struct DigestRules: Sendable, Equatable {
    /// The time on the wall clock of the project's zone.
    package let hour: Int
    package let minute: Int
    /// How long after its time it is still written, where nobody was there to write it.
    package let latest: Span
    /// Whoever has one of these roles in a project reads of it.
    package let roles: Set<String>
    /// So does whoever has one of these rights.
    package let rights: Set<Right>
}

extension DigestRules {
    private static let name = "digest.yaml"

    /// A desk without the file writes none.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, roles: [Role]) throws -> DigestRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["at", "latest", "to"])
        let (hour, minute) = try time(file.required("at"))
        let latest = try file.required("latest").span()
        guard latest < .days(1) else {
            throw try file.required("latest").fail("“latest” is a day or longer: the next one is due then")
        }
        let known = roles.map(\.key) + Right.allCases.map(\.rawValue)
        let to = try file.required("to").list().map { node in
            try node.word("role or right", known: known) { known.contains($0) ? $0 : nil }
        }
        guard !to.isEmpty else { throw try file.required("to").fail("“to” names nobody") }
        return DigestRules(
            hour: hour, minute: minute, latest: latest, roles: Set(to.filter { Right(rawValue: $0) == nil }),
            rights: Set(to.compactMap { Right(rawValue: $0) }))
    }

    private static func time(_ node: DeskNode) throws -> (hour: Int, minute: Int) {
        guard let found = try node.text().wholeMatch(of: /([0-9]{2}):([0-9]{2})/), let hour = Int(found.1),
            let minute = Int(found.2), hour < 24, minute < 60
        else { throw node.fail("a time such as 06:00 is expected here") }
        return (hour, minute)
    }

    /// When the digest of a day is due.
    package func due(on day: Day, in zone: Zone) -> Instant {
        zone.instant(of: WallClock(date: day.date, hour: hour, minute: minute, second: 0))
    }

    /// Whether somebody reads of a project: has one of the roles there, or one of the rights by a role there.
    package func isFor(_ staff: Staff, in project: ID<Project>, rights given: [String: Set<Right>]) -> Bool {
        staff.isActive
            && staff.roles.contains { post in
                post.isWhole && post.isIn(project)
                    && (roles.contains(post.role) || !rights.isDisjoint(with: given[post.role] ?? []))
            }
    }
}
