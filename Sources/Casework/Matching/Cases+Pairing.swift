import Directory
import Kernel
import Store
import Workforce

/// Linking by the number that a field of the form says: what a `link` in `does` brings about.
extension Cases {
    /// Links a case with the one whose number its form says now; the other says so on its timeline.
    ///
    /// - Returns: what tells of it; nothing where the two are linked already.
    /// - Throws: ``FormRefusal/formWrong(_:)`` where it is no such case, is over, or the actor could not do the same
    ///   there · ``CaseRefusal/tooManyLinks(_:limit:)``
    func tie(
        _ tx: Tx, _ field: String, _ action: Procedure.Action, of item: Case, by actor: Actor, in project: Project
    ) throws -> [CaseEvent] {
        guard let name = item.form[field] else { return [] }
        let rule = try rules(of: item).procedure.matching
        guard let other = try CaseTable.find(tx, named: name.trimmed), other.id != item.id,
            other.project == item.project, !other.phase.isOver, Self.maySee(other, actor),
            action.isOpen(to: actor, on: other),
            rule.map({ other.kind == $0.kind && $0.isUnlike(other, item) }) ?? true
        else { throw FormRefusal.formWrong([FormFault(DeclaredForm.prefix + field, .noCase)]) }
        let known = try CaseLinkTable.standing(tx, of: item.id)
        guard !known.contains(where: { $0.relation == .related && $0.other(than: item.id) == other.id }) else {
            return []
        }
        for end in [item, other] where try CaseLinkTable.count(tx, of: end.id) >= Self.mostLinks {
            throw CaseRefusal.tooManyLinks(end.number, limit: Self.mostLinks)
        }
        let link = CaseLink(
            id: tx.newID(), from: item.id, to: other.id, relation: .related, madeBy: actor.staff, madeAt: tx.now)
        try CaseLinkTable.insert(tx, link)
        let deed = Deed(act: "link", words: "\(item.number) \(item.title)", actor: actor, now: tx.now)
        _ = try commit(tx, [.linked(item.id, as: .related)], to: other, deed, in: project)
        return [.linked(other.id, as: .related)]
    }

    /// The other case says the number of this one in turn, by the same action, where that can be taken there now and
    /// it says none yet: so it does not matter from which of the two somebody matches them.
    func answerTie(_ tx: Tx, _ action: Procedure.Action, of item: Case, by actor: Actor) throws {
        guard let field = action.linkField, let name = item.form[field],
            let other = try CaseTable.find(tx, named: name.trimmed), other.form[field] == nil
        else { return }
        try learnProcedures(tx, for: other)
        let possible = try rules(of: other).procedure.allowed(on: other, for: actor)
        guard possible.contains(where: { $0.key == action.key && $0.linkField == field }) else { return }
        var act = Act(action.key)
        act.form = [field: item.number]
        _ = try take(tx, act, on: other, by: actor)
    }
}
