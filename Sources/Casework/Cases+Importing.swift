import Directory
import Kernel
import Store
import Workforce

/// How an import goes about it.
package struct ImportPlan: Sendable {
    package var desk = "property"
    package var project: String?
    /// Says what would be done, and does nothing.
    package var isDryRun = false
    /// Takes the good rows where there are bad ones; otherwise one bad row refuses all.
    package var goodRowsOnly = false

    package init() {}
}

extension Cases {
    /// Takes old cases in, each under its old dates; answered ones arrive closed. All in one transaction.
    ///
    /// Imported cases make no promises: nothing of them is due, warned of or escalated.
    ///
    /// - Returns: a verdict for each row, in order. With a refused row, and not `goodRowsOnly`, nothing was done.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``CaseRefusal/unknownDesk(_:)``
    package func importOld(_ rows: [OldCase], plan: ImportPlan, by actor: Actor) async throws -> [ImportVerdict] {
        try actor.require(.importRun)
        let desk = try desk(plan.desk)
        let prepared = rows.map { Prepared($0, desk, now: clock.now()) }
        do {
            return try await store.write { tx in
                let project = try project(tx, plan: plan, for: actor)
                let verdicts = try prepared.map { try take(tx, $0, desk, project, by: actor) }
                let isRefused = verdicts.contains { if case .refused = $0 { true } else { false } }
                if plan.isDryRun || (isRefused && !plan.goodRowsOnly) { throw Undo(verdicts: verdicts) }
                return verdicts
            }
        } catch let undo as Undo { return undo.verdicts }
    }

    /// Carries the verdicts out of a transaction that is taken back.
    private struct Undo: Error { let verdicts: [ImportVerdict] }

    /// A row with what can be made of it before the transaction.
    private struct Prepared: Sendable {
        let old: OldCase
        let intake: Intake
        let refusal: (any Refusal)?
        let tokens: [String]

        init(_ old: OldCase, _ desk: Desk, now: Instant) {
            self.old = old
            var intake = Intake()
            (intake.desk, intake.kind, intake.category) = (desk.key, old.kind, old.category)
            (intake.channel, intake.title, intake.text) = ("import", old.title, old.text)
            intake.reporter = Reporter(name: old.writer, phone: old.phone)
            (intake.placeText, intake.externalNumber) = (old.placeText, old.externalNumber)
            (intake.reportedAt, intake.form) = (old.reportedAt, old.extra)
            if old.isDayOnly { intake.form["reportedPrecision"] = "day" }
            if old.isAnswerDayOnly { intake.form["answeredPrecision"] = "day" }
            self.intake = intake
            refusal = Self.check(intake, old, desk, now)
            tokens = intake.tokens + SearchTokens.make(old.answer ?? "")
        }

        private static func check(_ intake: Intake, _ old: OldCase, _ desk: Desk, _ now: Instant) -> (any Refusal)? {
            guard let procedure = desk.procedure(intake.kind) else { return CaseRefusal.unknownKind(intake.kind) }
            do { try intake.check(against: procedure, of: desk, at: now) } catch { return error as? any Refusal }
            guard let answeredAt = old.answeredAt else { return nil }
            let isOrdered = answeredAt >= old.reportedAt || old.isAnswerDayOnly
            return isOrdered && answeredAt <= now ? nil : CaseRefusal.dateOutOfRange(field: "answeredAt")
        }
    }

    private func project(_ db: DB, plan: ImportPlan, for actor: Actor) throws -> Project {
        let all = actor.projects(.importRun, of: try ProjectTable.all(db))
        let found = plan.project.map { name in all.first { $0.code == name || $0.id.description == name } } ?? all.first
        guard let found else { throw DirectoryRefusal.unknownProject(plan.project ?? "") }
        return found
    }

    private func take(
        _ tx: Tx, _ row: Prepared, _ desk: Desk, _ project: Project, by actor: Actor
    ) throws -> ImportVerdict {
        if let refusal = row.refusal { return .refused(code: refusal.code, field: refusal.fields.first ?? "") }
        let key = row.old.key(in: project.code)
        if let known = try CaseTable.find(tx, importKey: key) {
            return .exists(number: try CaseTable.find(tx, known)?.number ?? "")
        }
        let opened = Moment(actor: actor, now: row.old.reportedAt, zone: project.zone, newID: { 0 })
        guard let procedure = desk.procedure(row.intake.kind) else {
            return .refused(code: "unknownKind", field: "kind")
        }
        var (item, _) = procedure.register(
            row.intake, id: tx.newID(), place: nil, project: project, desk: desk, at: opened)
        item.promises = []
        item.firstAnsweredAt = nil
        item.customerHadLastWord = true
        let deed = Deed(act: "import", audience: .customer, words: row.old.text, actor: actor, now: opened.now)
        let new = NewCase(
            item, building: "", importKey: key, [], deed, moment(actor, in: project), in: project, tokens: row.tokens)
        let made = try commitNew(tx, new, number: try Self.number(tx, at: new.moment))
        try close(tx, made, as: row.old, procedure, project, by: actor)
        return .created(number: made.number)
    }

    /// An answered one is closed with its answer, at the time of the answer.
    private func close(
        _ tx: Tx, _ item: Case, as old: OldCase, _ procedure: Procedure, _ project: Project, by actor: Actor
    ) throws {
        guard let answer = old.answer?.trimmed, !answer.isEmpty,
            let stage = procedure.stages.first(where: { $0.phase == .closed })
        else { return }
        let at = max(old.answeredAt ?? old.reportedAt, old.reportedAt)
        let events: [CaseEvent] = [
            .answered(at: at), .solved(Solution(text: answer, cause: nil, party: nil), at: at),
            .closed(.answered, at: at), .moved(stage: stage.key, phase: stage.phase),
        ]
        let deed = Deed(act: "import-answer", audience: .customer, words: answer, actor: actor, now: at)
        _ = try commit(tx, events, to: item, deed, in: project)
    }
}
