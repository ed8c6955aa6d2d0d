import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Does something in an emergency.
    ///
    /// - Throws: ``CaseRefusal/unknownEmergency(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` once it is over · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/unknownWord(field:given:known:)`` for a step
    package func act(
        _ act: EmergencyAct, inEmergency name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> EmergencyFile {
        try await store.write { tx in
            let number = try tx.once(request, actor: actor.staff.number) {
                let file = try file(tx, named: name, for: actor)
                try allow(tx, act.name, in: file.emergency, to: actor)
                try take(tx, act, in: file, by: actor)
                return file.item.number
            }
            return try file(tx, named: number, for: actor)
        }
    }

    /// Whoever is called may tick and write, and so may those who work on the project's cases; ending it is for those
    /// who follow or supervise cases.
    private func allow(_ db: DB, _ name: EmergencyAct.Name, in one: Emergency, to actor: Actor) throws {
        if name == .close {
            try actor.require(.caseFollow, .caseSupervise, in: one.project)
        } else if try !AlarmCallTable.isCalled(db, actor.staff, to: one.item) {
            try actor.require(.caseFollow, .caseWork, .caseDispatch, .caseSupervise, in: one.project)
        }
        guard one.allowed.contains(name) else {
            throw CaseRefusal.notAllowedNow(action: name.rawValue, allowed: one.allowed.map(\.rawValue))
        }
    }

    private func take(_ tx: Tx, _ act: EmergencyAct, in file: EmergencyFile, by actor: Actor) throws {
        let project = try project(tx, file.item.project)
        switch act {
        case .tick(let step, let note): try tick(tx, step, true, note, file, by: actor, in: project)
        case .untick(let step, let note): try tick(tx, step, false, note, file, by: actor, in: project)
        case .note(let text):
            let text = try Self.given(text, "text")
            SearchIndex.add(tx, id: file.item.id.number, tokens: SearchTokens.make(text))
            let deed = Deed(act: "message", words: text, actor: actor, now: tx.now)
            _ = try commit(tx, [], to: file.item, deed, in: project)
        case .close(let outcome): try end(tx, try Self.given(outcome, "outcome"), file, by: actor, in: project)
        }
    }

    private static func given(_ text: String, _ field: String) throws -> String {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.fieldMissing(field) }
        guard text.utf8.count <= Act.longestText else {
            throw CaseRefusal.tooLong(field: field, limit: Act.longestText)
        }
        return text.trimmed
    }

    /// What is as it should be already is left so: two people may tick at once.
    private func tick(
        _ tx: Tx, _ step: Int, _ isDone: Bool, _ note: String, _ file: EmergencyFile, by actor: Actor,
        in project: Project
    ) throws {
        let steps = file.emergency.card.steps
        guard steps.indices.contains(step) else {
            throw CaseRefusal.unknownWord(
                field: "step", given: "\(step + 1)", known: steps.indices.map { "\($0 + 1)" })
        }
        guard note.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "text", limit: 2000) }
        guard (file.tick(step) != nil) != isDone else { return }
        let tick = StepTick(
            id: tx.newID(), step: step, isDone: isDone, at: tx.now, staff: actor.staff, note: note.trimmed)
        try EmergencyTable.add(tx, tick, to: file.item.id)
        let words = ["\(step + 1). \(steps[step].text.zh)", tick.note].filter { !$0.isEmpty }
        let deed = Deed(
            act: isDone ? "tick" : "untick", words: words.joined(separator: " · "), actor: actor, now: tx.now)
        _ = try commit(tx, [], to: file.item, deed, in: project)
    }
}
