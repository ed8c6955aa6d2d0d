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
                try allow(act.name, in: file, to: actor)
                try take(tx, act, in: file, by: actor)
                return file.item.number
            }
            return try file(tx, named: number, for: actor)
        }
    }

    private func allow(_ name: EmergencyAct.Name, in file: EmergencyFile, to actor: Actor) throws {
        guard file.may(name, actor) else { throw WorkforceRefusal.notAllowed(EmergencyFile.rights(for: name)[0]) }
        let allowed = file.allowed(for: actor)
        guard allowed.contains(name) else {
            throw CaseRefusal.notAllowedNow(action: name.rawValue, allowed: allowed.map(\.rawValue))
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
        guard (file.tick(step) != nil) != isDone else {
            // What was typed beside it is not lost with the tick.
            guard !note.trimmed.isEmpty else { return }
            let words = "\(step + 1). \(steps[step].text.zh) · \(note.trimmed)"
            return try take(tx, .note(words), in: file, by: actor)
        }
        let tick = StepTick(
            id: tx.newID(), step: step, isDone: isDone, at: tx.now, staff: actor.staff, note: note.trimmed)
        try EmergencyTable.add(tx, tick, to: file.item.id)
        let words = ["\(step + 1). \(steps[step].text.zh)", tick.note].filter { !$0.isEmpty }
        let deed = Deed(
            act: isDone ? "tick" : "untick", words: words.joined(separator: " · "), actor: actor, now: tx.now)
        _ = try commit(tx, [], to: file.item, deed, in: project)
    }
}
