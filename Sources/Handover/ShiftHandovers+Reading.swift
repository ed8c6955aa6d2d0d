import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

/// Some of the hand-overs of a post, the newest first.
package struct HandoverPage: Sendable {
    package let post: Post
    package let items: [ShiftHandover]
    package let next: String?
    package let mayWrite: Bool
}

extension ShiftHandovers {
    /// - Throws: ``HandoverRefusal/unknownHandover``
    package func file(_ name: String, for actor: Actor) async throws -> HandoverFile {
        try await store.read { db in
            let one = try handover(db, name, actor)
            guard let post = try Post(db, one.project, one.department) else { throw HandoverRefusal.unknownHandover }
            let mayDecide = one.state == .waiting && actor.may(.dutyWrite, in: one.project)
            return HandoverFile(
                handover: one, post: post, maySign: mayDecide && one.by != actor.staff,
                mayWithdraw: mayDecide && one.by == actor.staff, seen: try seen(db, one.sheet, actor))
        }
    }

    /// The drawn signature under a hand-over; nil where there is none.
    ///
    /// - Throws: ``HandoverRefusal/unknownHandover``
    package func picture(under name: String, for actor: Actor) async throws -> Data? {
        let one = try await store.read { try handover($0, name, actor) }
        return one.signature?.picture.flatMap { store.blobs.get($0) }
    }

    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)``
    package func list(
        _ place: RosterPlace, state: ShiftHandover.State? = nil, after: ID<ShiftHandover>? = nil, limit: Int = 50,
        for actor: Actor
    ) async throws -> HandoverPage {
        try await store.read { db in
            let post = try Post(db, place, Post.readers, actor)
            let limit = min(max(1, limit), DutyFilter.mostRows)
            let rows = try ShiftHandoverTable.list(db, of: post, state: state, before: after, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return HandoverPage(
                post: post, items: items, next: rows.count > limit ? items.last?.id.description : nil,
                mayWrite: actor.may(.dutyWrite, in: post.project.id))
        }
    }

    /// Those that wait to be signed, of every post that `actor` sees, the oldest first in each project.
    package func waiting(project name: String? = nil, for actor: Actor) async throws -> [ShiftHandover] {
        try await store.read { db in
            try ProjectTable.all(db)
                .filter { name == nil || $0.isCalled(name) }
                .filter { Post.mayRead($0.id, actor) }
                .flatMap { try ShiftHandoverTable.waiting(db, in: $0.id) }
        }
    }
}
