import Kernel
import Store
import Workforce

extension Cases {
    /// Publishes the text of a procedure, by its key, or another of the house, by its file: what begins from now on
    /// follows it, what runs keeps what it began with.
    ///
    /// - Parameter follower: other rooms that a text means something to.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/procedureNote`` without a reason, or with one
    ///   that is too long · ``ProcedureRefusal/procedureStale(by:)`` where somebody else was quicker ·
    ///   ``ProcedureRefusal/procedureFaulty(line:reason:)`` · ``ProcedureRefusal/textInUse(_:count:cases:)``
    package func publish(
        _ asked: ProcedurePublishing, of kind: String, followedBy follower: TextFollower = .none,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> ProcedureSheet {
        try requireEditing(actor)
        guard !asked.note.isEmpty, asked.note.count <= ProcedurePublishing.longestNote else {
            throw ProcedureRefusal.procedureNote
        }
        try await learnProcedures()
        let desk = try editingDesk(kind)
        try await store.write { tx in
            _ = try tx.once(request, actor: actor.staff.number) {
                try publish(tx, asked, of: kind, desk, followedBy: follower, by: actor)
            }
        }
        try await learnProcedures()
        return try await store.read { try sheet($0, kind) }
    }

    /// - Returns: the number of the version.
    private func publish(
        _ tx: Tx, _ asked: ProcedurePublishing, of kind: String, _ desk: Desk, followedBy follower: TextFollower,
        by actor: Actor
    ) throws -> Int {
        // What another publishes meanwhile is what this one is checked against.
        try learnProcedures(tx)
        let rows = try editions(tx, kind, of: desk)
        let file = Self.delivered(kind, of: desk, rows)
        let current = Self.holding(rows, file)?.edition
        guard current?.version ?? 0 == asked.basedOn else {
            throw ProcedureRefusal.procedureStale(by: current?.byName ?? "")
        }
        let newest = rows.filter(\.edition.isOwn).map(\.edition.version).max()
        let sound = try sound(asked.source, as: kind, of: desk, rows.map(\.edition), file)
        let version = KeptVersion(desk.key, kind, (newest ?? Procedure.firstOwn - 1) + 1, sound.text)
        if let change = sound.change { try leave(tx, change, followedBy: follower, by: actor) }
        try ProcedureVersionTable.put(tx, version)
        try ProcedureEditionTable.insert(tx, version, delivered: file?.version ?? 0, note: asked.note, by: actor)
        try setAside(tx, asked, kind, desk, by: actor)
        if let change = sound.change { try follower.follow(tx, change, actor) }
        if let shared = sound.shared { try follow(tx, shared, asked.note, desk, by: actor) }
        try Audit.append(
            tx, actor: actor.staff.number, act: "procedure.publish", subject: kind, detail: "v\(version.version)")
        return version.version
    }

    /// A text with which nothing is wrong, and what it changes where it is no procedure.
    private struct Sound {
        let text: ProcedureText
        var change: TextChange?
        var shared: SharedChange?
    }

    /// - Throws: ``ProcedureRefusal/procedureFaulty(line:reason:)``
    private func sound(
        _ source: String, as kind: String, of desk: Desk, _ editions: [ProcedureEdition], _ file: DeliveredText?
    ) throws -> Sound {
        if let text = HouseText(file: kind) {
            let check = desk.check(source, as: text)
            guard let change = check.change else { throw Self.refusal(check.fault, of: kind) }
            return Sound(text: ProcedureText(text, source), change: change)
        }
        if let shared = SharedText(file: kind) {
            let text = ProcedureText(main: kind, files: [kind: source])
            // Whoever goes back to what was delivered follows the desk's file from then on.
            let isBack = editions.contains { !$0.isOwn && $0.digest == text.digest }
            let check = desk.check(isBack ? file?.source ?? source : source, as: shared)
            guard let change = check.change else { throw Self.refusal(check.fault, of: kind) }
            return Sound(text: text, shared: change)
        }
        let check = desk.check(source, as: kind)
        guard let procedure = check.procedure else { throw Self.refusal(check.fault, of: kind) }
        return Sound(text: procedure.text)
    }

    /// A line of another file is none of this one.
    private static func refusal(_ fault: ProcedureFault?, of kind: String) -> ProcedureRefusal {
        let isHere = !kind.contains(".") || fault?.file == kind
        let place = isHere ? "" : "\(fault?.file ?? "") (\(fault?.line ?? 0)): "
        return .procedureFaulty(line: isHere ? fault?.line ?? 0 : 0, reason: place + (fault?.reason ?? ""))
    }

    /// What cases use keeps its key; it may be retired.
    private func leave(
        _ tx: Tx, _ change: TextChange, followedBy follower: TextFollower, by actor: Actor
    ) throws {
        guard let use = try uses(tx, change, followedBy: follower, for: actor).first else { return }
        throw ProcedureRefusal.textInUse(use.key, count: use.count, cases: use.cases)
    }

    /// What was begun has become a version; what somebody else has begun stays.
    private func setAside(
        _ tx: Tx, _ asked: ProcedurePublishing, _ kind: String, _ desk: Desk, by actor: Actor
    ) throws {
        guard let draft = try ProcedureEditionTable.draft(tx, desk: desk.key, kind: kind),
            draft.revision == asked.draft || draft.source == asked.source
        else { return }
        _ = try keepDraft(tx, "", of: kind, desk, revision: draft.revision, by: actor)
    }
}
