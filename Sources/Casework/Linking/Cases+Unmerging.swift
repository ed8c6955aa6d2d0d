import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let mostNamed = 20
    private static let shownWords = 60

    /// The case that another is to be merged into: it is written in too, so the action must be allowed with both.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/mergeIntoItself`` ·
    ///   ``CaseRefusal/mergeAcrossProjects`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/mergeNeedsAnOpenCase``
    func target(
        _ db: DB, _ name: String, of action: Procedure.Action?, for item: Case, by actor: Actor
    ) throws -> Case {
        let target = try visible(db, name, to: actor)
        guard target.id != item.id else { throw CaseRefusal.mergeIntoItself }
        guard target.project == item.project else { throw CaseRefusal.mergeAcrossProjects }
        if let action, !action.rights.contains(where: { actor.may($0, on: target) }) {
            throw WorkforceRefusal.notAllowed(action.rights[0])
        }
        guard !target.phase.isOver else { throw CaseRefusal.mergeNeedsAnOpenCase }
        return target
    }

    /// What the customer said and was told, and what was attached, since a case was merged into another. That one is
    /// read and written in, so it must be the actor's too.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    func leftBehind(_ db: DB, by item: Case, for actor: Actor) throws -> LeftBehind? {
        guard let into = item.mergedInto, let target = try CaseTable.find(db, into) else { return nil }
        guard Self.maySee(target, actor) else { throw WorkforceRefusal.notAllowed(.caseFollow) }
        try actor.require(.caseFollow, .caseSupervise, .caseRegister, .caseWork, on: target)
        let since = item.closedAt.map { IDMaker.first(at: $0) } ?? 0
        let entries = try TimelineTable.entries(db, of: target.id, after: since, limit: 500)
        let messages = entries.filter { $0.audience == .customer && !$0.words.isEmpty }
            .map { String($0.words.prefix(Self.shownWords)) }
        let files = entries.flatMap(\.events).compactMap { event -> String? in
            if case .attached(let attachment) = event { return attachment.name }
            return nil
        }
        return LeftBehind(
            number: target.number, messages: Array(messages.prefix(Self.mostNamed)),
            files: Array(files.prefix(Self.mostNamed)))
    }

    /// Notes on the case into which another was merged that it has left, and lets nobody be told late of what fell due
    /// meanwhile: the steps that were passed are passed over, and the next one is told at its time.
    func released(_ tx: Tx, _ old: Case, as item: Case, by deed: Deed, in project: Project) throws {
        if let into = old.mergedInto, let target = try CaseTable.find(tx, into) {
            let note = Deed(act: "released", words: "\(item.number) \(item.title)", actor: deed.actor, now: deed.now)
            _ = try commit(tx, [.released(item.id)], to: target, note, in: project)
        }
        if let closedAt = old.closedAt { try resumeAlarms(tx, of: item, endedSince: closedAt) }
        guard let clock = watchClock(of: item, in: project.zone) else { return }
        for promise in item.promises where promise.isRunning {
            let passed = clock.passed(promise, noticed: 0, at: deed.now).last?.share ?? 0
            guard passed > 0 else { continue }
            try NoticeTable.passOver(tx, promise.id, share: passed, next: clock.next(promise, noticed: passed))
        }
    }
}
