import Kernel
import Store
import Workforce

extension Cases {
    /// Keeps what somebody has begun to write of a procedure, by its key, or of another text, by its file. Each time it
    /// is kept as a row of its own, so nothing is lost where two people write.
    ///
    /// - Parameters:
    ///   - source: empty to set aside what was begun.
    ///   - revision: what its author saw; 0 where nothing was begun.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/procedureTooLong(limit:)`` ·
    ///   ``ProcedureRefusal/draftStale(by:)`` where somebody else was quicker
    package func keepDraft(
        _ source: String, of kind: String, revision: Int, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ProcedureSheet {
        try requireEditing(actor)
        let (desk, source) = (try editingDesk(kind), source.lines)
        let most = HouseText.mostBytes(of: kind)
        guard source.utf8.count <= most else { throw ProcedureRefusal.procedureTooLong(limit: most) }
        try await store.write { tx in
            _ = try tx.once(request, actor: actor.staff.number) {
                try keepDraft(tx, source, of: kind, desk, revision: revision, by: actor)
            }
        }
        return try await store.read { try sheet($0, kind) }
    }

    /// Begins a procedure that the house makes itself.
    ///
    /// - Parameter source: what it begins with.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/badProcedureKey(_:)`` ·
    ///   ``ProcedureRefusal/procedureKnown(_:)``
    package func beginProcedure(
        _ kind: String, _ source: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ProcedureSheet {
        let kind = try ProcedureText.checked(kind)
        try requireEditing(actor)
        let desk = try editingDesk(kind)
        try await store.write { tx in
            _ = try tx.once(request, actor: actor.staff.number) {
                let begun = try ProcedureEditionTable.draft(tx, desk: desk.key, kind: kind)
                guard desk.procedure(kind) == nil, begun == nil else { throw ProcedureRefusal.procedureKnown(kind) }
                let last = try ProcedureEditionTable.newestDraft(tx, desk: desk.key, kind: kind)
                return try keepDraft(tx, source.lines, of: kind, desk, revision: last?.revision ?? 0, by: actor)
            }
        }
        return try await store.read { try sheet($0, kind) }
    }

    /// What holds for every case is changed by whoever may do so everywhere.
    func requireEditing(_ actor: Actor) throws {
        guard actor.rules(.proceduresEdit, in: nil) else { throw WorkforceRefusal.notAllowed(.proceduresEdit) }
    }

    /// - Returns: the revision.
    func keepDraft(
        _ tx: Tx, _ source: String, of kind: String, _ desk: Desk, revision: Int, by actor: Actor
    ) throws -> Int {
        let last = try ProcedureEditionTable.newestDraft(tx, desk: desk.key, kind: kind)
        let isOpen = last.map { !$0.source.isEmpty } ?? false
        guard revision == last?.revision || (revision == 0 && !isOpen) else {
            throw ProcedureRefusal.draftStale(by: last?.byName ?? "")
        }
        guard source != last?.source ?? "" else { return last?.revision ?? 0 }
        let draft = ProcedureDraft(
            revision: (last?.revision ?? 0) + 1, base: try holding(tx, kind, of: desk)?.version ?? 0, source: source,
            byName: actor.name, at: tx.now)
        try ProcedureEditionTable.insert(tx, draft, desk: desk.key, kind: kind, by: actor)
        try Audit.append(
            tx, actor: actor.staff.number, act: source.isEmpty ? "procedure.setAside" : "procedure.draft",
            subject: kind, detail: "\(draft.revision)")
        return draft.revision
    }
}
