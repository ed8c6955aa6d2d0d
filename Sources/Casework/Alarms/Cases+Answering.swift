import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let mostOpenCalls = 20

    /// The calls that `actor` has not answered, the oldest first.
    package func openCalls(for actor: Actor) async throws -> [OpenCall] {
        try await store.read { try AlarmCallTable.open($0, to: actor.staff, limit: Self.mostOpenCalls) }
    }

    /// The alarms of a case with everybody who was called, the oldest first.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func alarms(of name: String, for actor: Actor) async throws -> [AlarmFile] {
        try await store.read { db in try alarms(db, of: visible(db, name, to: actor).id) }
    }

    func alarms(_ db: DB, of item: ID<Case>) throws -> [AlarmFile] {
        try AlarmTable.all(db, of: item).map { AlarmFile(alarm: $0, calls: try AlarmCallTable.all(db, of: $0.id)) }
    }

    /// Answers a call: whoever was called says that they heard it.
    ///
    /// - Throws: ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/unknownCall(_:)``, also where somebody else was
    ///   called · ``CaseRefusal/callAnswered`` where it was answered before, or need not be any more
    package func answer(
        _ id: ID<AlarmCall>, note: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> AlarmCall {
        guard note.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "note", limit: 2000) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) { try answer(tx, id, note.trimmed, by: actor) }
        }
    }

    private func answer(_ tx: Tx, _ id: ID<AlarmCall>, _ note: String, by actor: Actor) throws -> AlarmCall {
        guard var call = try AlarmCallTable.find(tx, id), call.staff == actor.staff,
            let alarm = try AlarmTable.find(tx, call.alarm), let item = try CaseTable.find(tx, alarm.item)
        else { throw CaseRefusal.unknownCall(id.description) }
        guard call.answeredAt == nil, alarm.endedAt == nil else { throw CaseRefusal.callAnswered }
        (call.answeredAt, call.note) = (tx.now, note)
        try AlarmCallTable.answer(tx, call)
        try settle(tx, alarm)
        let deed = Deed(act: "answer-call", words: note, actor: actor, now: tx.now)
        _ = try commit(tx, [], to: item, deed, in: try project(tx, item.project))
        tx.tell(LiveNote(topic: "alert", project: item.project.number, subject: "", version: 0))
        return call
    }

    /// Once it is answered as far as it must be nobody else is called; a report is done then.
    private func settle(_ tx: Tx, _ old: Alarm) throws {
        guard AlarmFile(alarm: old, calls: try AlarmCallTable.all(tx, of: old.id)).isAnswered else { return }
        var alarm = old
        (alarm.nextAt, alarm.endedAt) = (nil, alarm.about.needsAll ? alarm.endedAt : tx.now)
        try AlarmTable.update(tx, alarm)
    }
}
