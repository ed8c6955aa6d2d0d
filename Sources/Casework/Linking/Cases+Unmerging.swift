import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let mostNamed = 20
    private static let shownWords = 60

    /// What the customer said and was told, and what was attached, since a case was merged into another.
    func leftBehind(_ db: DB, by item: Case) throws -> LeftBehind? {
        guard let into = item.mergedInto, let target = try CaseTable.find(db, into) else { return nil }
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
            let note = Deed(act: "release", words: "\(item.number) \(item.title)", actor: deed.actor, now: deed.now)
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
