import Casework
import Directory
import Kernel
import Store
import Workforce

extension Alerts {
    /// So many bytes of words are taken.
    package static let mostWords = 2000

    /// Takes an alert up, or says what was done about it, or why it was none.
    ///
    /// - Throws: ``InsightRefusal/unknownAlert(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` · ``CaseRefusal/fieldMissing(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/unknownCase(_:)`` · ``InsightRefusal/caseElsewhere(_:)``
    package func act(
        _ act: AlertAct, on name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> AlertFile {
        try await store.write { tx in
            let number = try tx.once(request, actor: actor.staff.number) {
                let alert = try seen(tx, name, by: actor)
                guard alert.isDecided(by: actor) else { throw WorkforceRefusal.notAllowed(.caseSupervise) }
                try check(act, on: alert)
                try take(tx, act, on: alert, by: actor)
                return alert.number
            }
            return try file(tx, try seen(tx, number, by: actor), for: actor)
        }
    }

    private func check(_ act: AlertAct, on alert: Alert) throws {
        guard alert.allowed.contains(act.name) else {
            throw CaseRefusal.notAllowedNow(action: act.name.rawValue, allowed: alert.allowed.map(\.rawValue))
        }
    }

    private func take(_ tx: Tx, _ act: AlertAct, on old: Alert, by actor: Actor) throws {
        var alert = old
        if alert.state == .open { (alert.takenBy, alert.takenAt) = (actor.staff, tx.now) }
        switch act {
        case .acknowledge: alert.state = .acknowledged
        case .act(let words, let name):
            alert.words = try Self.checked(words, "words")
            alert.doneCase = try name.flatMap { try done($0, in: alert, tx, by: actor) }
            alert.state = .acted
        case .dismiss(let reason):
            alert.words = try Self.checked(reason, "reason")
            alert.state = .dismissed
        }
        // Whoever takes it up has it from now on.
        (alert.owner, alert.tellOnAt) = (alert.takenBy ?? actor.staff, nil)
        if alert.state.isDecided { (alert.decidedBy, alert.decidedAt) = (actor.staff, tx.now) }
        alert.version += 1
        try AlertTable.update(tx, alert)
        try Audit.append(tx, actor: actor.staff.number, act: "alert.\(act.name.rawValue)", subject: alert.number)
        tx.tell(LiveNote(topic: "alert", project: alert.project.number, subject: "", version: 0))
    }

    private func done(_ name: String, in alert: Alert, _ db: DB, by actor: Actor) throws -> ID<Case>? {
        guard !name.trimmed.isEmpty else { return nil }
        guard let item = try CaseTable.find(db, named: name.trimmed), Cases.maySee(item, actor) else {
            throw CaseRefusal.unknownCase(name.trimmed)
        }
        guard item.project == alert.project else { throw InsightRefusal.caseElsewhere(item.number) }
        return item.id
    }

    private static func checked(_ words: String, _ field: String) throws -> String {
        guard !words.trimmed.isEmpty else { throw CaseRefusal.fieldMissing(field) }
        guard words.trimmed.utf8.count <= mostWords else { throw CaseRefusal.tooLong(field: field, limit: mostWords) }
        return words.trimmed
    }
}
