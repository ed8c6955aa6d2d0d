import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// An old case with what can be made of it before a transaction, off the writing thread.
    package struct Arriving: Sendable {
        package let old: OldCase
        fileprivate let intake: Intake
        fileprivate let desk: Desk
        fileprivate let procedure: Procedure
        fileprivate let tokens: [String]
    }

    /// Looks whether an old case could be taken in, and makes ready what it will be. Nothing is written.
    ///
    /// - Parameter desk: by key; empty: the one that is meant where none is named.
    /// - Throws: ``CaseRefusal/unknownDesk(_:)`` · ``CaseRefusal/unknownKind(_:)`` · what ``Intake`` refuses ·
    ///   ``CaseRefusal/dateOutOfRange(field:)``
    package func prepare(_ old: OldCase, desk: String = "") throws -> Arriving {
        let desk = try self.desk(desk)
        guard let procedure = desk.procedure(old.kind) else { throw CaseRefusal.unknownKind(old.kind) }
        let (intake, now) = (Intake(old, desk: desk.key), clock.now())
        try intake.check(against: procedure, of: desk, at: now)
        if let answeredAt = old.answeredAt {
            let isOrdered = answeredAt >= old.reportedAt || old.isAnswerDayOnly
            guard isOrdered, answeredAt <= now else { throw CaseRefusal.dateOutOfRange(field: "answeredAt") }
        }
        return Arriving(
            old: old, intake: intake, desk: desk, procedure: procedure,
            tokens: intake.tokens + SearchTokens.make(old.answer ?? ""))
    }

    /// Takes an old case in under its old dates; an answered one arrives closed.
    ///
    /// Imported cases make no promises: nothing of them is due, warned of or escalated.
    package func takeIn(_ tx: Tx, _ one: Arriving, in project: Project, by actor: Actor) throws -> Case {
        let opened = Moment(actor: actor, now: one.old.reportedAt, zone: project.zone, newID: { 0 })
        var (item, _) = one.procedure.register(
            one.intake, id: tx.newID(), place: nil, project: project, desk: one.desk, at: opened)
        (item.promises, item.standing, item.firstAnsweredAt) = ([], nil, nil)
        item.customerHadLastWord = true
        let deed = Deed(act: "import", audience: .customer, words: one.old.text, actor: actor, now: opened.now)
        let new = NewCase(
            item, building: "", importKey: one.old.key(in: project), [], deed, moment(actor, in: project), in: project,
            tokens: one.tokens)
        let made = try commitNew(tx, new, number: try Self.number(tx, at: new.moment))
        return try close(tx, made, as: one.old, one.procedure, project, by: actor)
    }

    /// An answered one is closed with its answer, at the time of the answer.
    private func close(
        _ tx: Tx, _ item: Case, as old: OldCase, _ procedure: Procedure, _ project: Project, by actor: Actor
    ) throws -> Case {
        guard let answer = old.answer?.trimmed, !answer.isEmpty,
            let stage = procedure.stages.first(where: { $0.phase == .closed })
        else { return item }
        let at = max(old.answeredAt ?? old.reportedAt, old.reportedAt)
        let events: [CaseEvent] = [
            .answered(at: at), .solved(Solution(text: answer, cause: nil, party: nil), at: at),
            .closed(.answered, at: at), .moved(stage: stage.key, phase: stage.phase),
        ]
        let deed = Deed(act: "import-answer", audience: .customer, words: answer, actor: actor, now: at)
        return try commit(tx, events, to: item, deed, in: project)
    }
}

extension Intake {
    fileprivate init(_ old: OldCase, desk: String) {
        self.init()
        (self.desk, kind, category) = (desk, old.kind, old.category)
        (channel, title, text) = ("import", old.title, old.text)
        reporter = Reporter(name: old.writer, phone: old.phone)
        (placeText, externalNumber) = (old.placeText, old.externalNumber)
        (reportedAt, form) = (old.reportedAt, old.extra)
        if old.isDayOnly { form["reportedPrecision"] = "day" }
        if old.isAnswerDayOnly { form["answeredPrecision"] = "day" }
    }
}
