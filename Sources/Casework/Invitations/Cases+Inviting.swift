import Directory
import Kernel
import Store
import Workforce

/// One procedure for many places, as somebody asks for it.
package struct InvitationDraft: Sendable {
    /// As of ``Intake/desk``.
    package var desk = ""
    /// By code; nil for the first in which the asker registers cases.
    package var project: String?
    package var kind = ""
    package var scope = InvitationScope()

    package init() {}
}

extension Cases {
    /// The procedures of a desk that can be begun for many places, in the order of the desk.
    package func inviting(on desk: String) -> [Procedure] {
        desks[desk]?.procedures.filter { $0.invites != nil } ?? []
    }

    /// How many an invitation would have, before anybody is told.
    ///
    /// - Throws: as ``invite(_:request:by:)``, but for what is asked of nobody
    package func invitationCount(_ draft: InvitationDraft, for actor: Actor) async throws -> InvitationCount {
        try await store.read { db in
            let plan = try plan(db, draft, by: actor)
            let free = plan.rooms.filter { $0.running == nil }
            let mayText = textChannel(of: plan.desk) != nil
            return InvitationCount(
                places: plan.rooms.count, running: plan.rooms.count - free.count,
                ownerless: free.count { $0.owner == nil },
                people: free.reduce(0) { $0 + $1.owners }, texts: mayText ? free.reduce(0) { $0 + $1.reachable } : 0)
        }
    }

    /// Begins a procedure for the owners of many rooms: the cases are made by jobs, a portion each, so that a crash
    /// loses none and makes none twice.
    ///
    /// - Throws: ``CaseRefusal/unknownDesk(_:)`` · ``CaseRefusal/unknownKind(_:)`` ·
    ///   ``InvitationRefusal/notForMany`` · ``PageLinkRefusal/pagesNotOffered`` ·
    ///   ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownPlace(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/tooManyEntries(limit:)`` ·
    ///   ``InvitationRefusal/nobodyToInvite``
    package func invite(
        _ draft: InvitationDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> InvitationFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let plan = try plan(tx, draft, by: actor)
                guard plan.rooms.contains(where: { $0.running == nil && $0.owner != nil }) else {
                    throw InvitationRefusal.nobodyToInvite
                }
                let one = Invitation(
                    id: tx.newID(), number: try Counters.number(tx, "B", of: "invitation", in: plan.project.zone),
                    project: plan.project.id, desk: plan.desk.key, kind: plan.procedure.kind, scope: draft.scope,
                    by: actor.staff, byName: actor.name, via: actor.via, madeAt: tx.now)
                try InvitationTable.insert(tx, one, plan.rooms.map(\.id))
                try planInvitations(tx, one.id, after: ID(number: 0))
                try Audit.append(
                    tx, actor: actor.staff.number, act: "invitation.start", subject: one.number,
                    detail: "\(one.kind) \(plan.rooms.count)")
                return one.number
            }
        }
        return try await invitation(number, for: actor)
    }

    private struct InvitationPlan: Sendable {
        let desk: Desk
        let procedure: Procedure
        let project: Project
        let rooms: [InvitationScopeTable.Room]
    }

    private func plan(_ db: DB, _ draft: InvitationDraft, by actor: Actor) throws -> InvitationPlan {
        let (desk, scope) = (try desk(draft.desk), draft.scope)
        guard let procedure = desk.procedure(draft.kind) else { throw CaseRefusal.unknownKind(draft.kind) }
        guard procedure.invites != nil else { throw InvitationRefusal.notForMany }
        guard desk.customerPages != nil else { throw PageLinkRefusal.pagesNotOffered }
        guard scope.tag.count <= InvitationScope.longestTag else {
            throw CaseRefusal.tooLong(field: "tag", limit: InvitationScope.longestTag)
        }
        guard scope.places.count <= InvitationScope.mostNamed else {
            throw CaseRefusal.tooManyEntries(limit: InvitationScope.mostNamed)
        }
        let projects = try actor.projects(.caseRegister, named: draft.project, of: try ProjectTable.all(db))
        guard let project = projects.first(where: \.isOpen) else {
            if let closed = projects.first { throw DirectoryRefusal.projectClosed(closed.name) }
            throw WorkforceRefusal.notAllowed(.caseRegister)
        }
        let places = try scope.places.map { try place(db, named: $0, in: project.id).id }
        let most = Invitation.mostPlaces
        let rooms = try InvitationScopeTable.rooms(
            db, within: places, of: procedure.kind, in: project.id, status: scope.status, tag: scope.tag,
            limit: most + 1)
        guard rooms.count <= most else { throw CaseRefusal.tooManyEntries(limit: most) }
        return InvitationPlan(desk: desk, procedure: procedure, project: project, rooms: rooms)
    }

    /// The channel by which a link can leave by itself; nil where there is none.
    func textChannel(of desk: Desk) -> String? { sends && !address.isEmpty ? desk.sending?.channels.min() : nil }
}
