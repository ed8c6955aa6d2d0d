import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many standing links a case may have, whichever side they were made from.
    static let mostLinks = 50
    private static let longestReason = 2000

    /// Links a case with another; each says so on its timeline.
    ///
    /// - Parameter other: its number or ID; of the same project, since no write touches two.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/unknownOther(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/stale(current:)`` ·
    ///   ``CaseRefusal/mergeIntoItself`` · ``CaseRefusal/linkAcrossProjects`` ·
    ///   ``CaseRefusal/linkedAlready(_:)`` ·
    ///   ``CaseRefusal/tooManyLinks(_:limit:)`` where either of the two has as many as it may
    package func link(
        _ name: String, as relation: CaseLink.Relation, with other: String, version: Int? = nil,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        guard !other.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("with") }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (item, target) = (try linkable(tx, name, by: actor), try otherEnd(tx, other.trimmed, by: actor))
                if let version, version != item.version { throw CaseRefusal.stale(current: item.version) }
                guard target.id != item.id else { throw CaseRefusal.mergeIntoItself }
                guard target.project == item.project else { throw CaseRefusal.linkAcrossProjects }
                let known = try CaseLinkTable.standing(tx, of: item.id)
                guard !known.contains(where: { $0.relation == relation && $0.other(than: item.id) == target.id }) else {
                    throw CaseRefusal.linkedAlready(target.number)
                }
                // Writes go one after the other, so that two at once cannot both be the last.
                for end in [item, target] where try CaseLinkTable.count(tx, of: end.id) >= Self.mostLinks {
                    throw CaseRefusal.tooManyLinks(end.number, limit: Self.mostLinks)
                }
                let link = CaseLink(
                    id: tx.newID(), from: item.id, to: target.id, relation: relation, madeBy: actor.staff,
                    madeAt: tx.now)
                try CaseLinkTable.insert(tx, link)
                return try note(tx, link, between: item, and: target, act: "link", reason: "", by: actor)
            }
        }
    }

    /// Takes a link back; both timelines say why.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/unknownLink(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)``
    package func withdrawLink(
        _ link: String, of name: String, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        guard !reason.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("reason") }
        guard reason.utf8.count <= Self.longestReason else {
            throw CaseRefusal.tooLong(field: "reason", limit: Self.longestReason)
        }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try linkable(tx, name, by: actor)
                guard let id = ID<CaseLink>(link), let link = try CaseLinkTable.find(tx, id),
                    link.from == item.id || link.to == item.id
                else { throw CaseRefusal.unknownLink(link) }
                let target = try linkable(tx, link.other(than: item.id).description, by: actor)
                try CaseLinkTable.withdraw(tx, link.id, reason: reason.trimmed, by: actor.staff)
                return try note(tx, link, between: item, and: target, act: "unlink", reason: reason.trimmed, by: actor)
            }
        }
    }

    /// A case that `actor` may see and follow.
    private func linkable(_ db: DB, _ name: String, by actor: Actor) throws -> Case {
        let item = try visible(db, name, to: actor)
        try actor.require(.caseFollow, .caseSupervise, on: item)
        return item
    }

    /// As ``linkable(_:_:by:)``; one that is not there is a slip of the hand in a form.
    private func otherEnd(_ db: DB, _ name: String, by actor: Actor) throws -> Case {
        do { return try linkable(db, name, by: actor) } catch CaseRefusal.unknownCase(let given) {
            throw CaseRefusal.unknownOther(given)
        }
    }

    private func note(
        _ tx: Tx, _ link: CaseLink, between item: Case, and target: Case, act: String, reason: String, by actor: Actor
    ) throws -> Case {
        func entry(on one: Case, about other: Case) throws -> Case {
            let words = [other.number, other.title, reason].filter { !$0.isEmpty }.joined(separator: " ")
            let (deed, side) = (Deed(act: act, words: words, actor: actor, now: tx.now), link.side(of: one.id))
            let event = act == "link" ? CaseEvent.linked(other.id, as: side) : .unlinked(other.id, as: side)
            return try commit(tx, [event], to: one, deed, in: try project(tx, one.project))
        }
        _ = try entry(on: target, about: item)
        return try entry(on: item, about: target)
    }

    /// The standing links of a case whose other end `actor` may see.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func links(of name: String, for actor: Actor) async throws -> [LinkedCase] {
        try await store.read { db in try links(db, of: try visible(db, name, to: actor), for: actor) }
    }

    func links(_ db: DB, of item: Case, for actor: Actor) throws -> [LinkedCase] {
        try CaseLinkTable.standing(db, of: item.id).compactMap { link in
            guard let other = try CaseTable.find(db, link.other(than: item.id)), Self.maySee(other, actor) else {
                return nil
            }
            return LinkedCase(link: link, side: link.side(of: item.id), other: other)
        }
    }
}
