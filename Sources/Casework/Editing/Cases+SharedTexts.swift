import Kernel
import Store
import Workforce

extension Cases {
    /// What is wrong with a file that procedures share, or what publishing it would do to each of them. Nothing of it
    /// is kept.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/unknownProcedure(_:)``
    package func effect(
        of source: String, as shared: SharedText, for actor: Actor
    ) async throws -> (fault: ProcedureFault?, effect: TextEffect?) {
        try actor.require(.proceduresEdit)
        let desk = try editingDesk(shared.file)
        let (change, fault) = desk.check(source.lines, as: shared)
        guard let change else { return (fault, nil) }
        return try await store.read { db in
            let running = Dictionary(
                try ProcedureEditionTable.running(db, desk: desk.key).map { ($0.kind, $0.count) }, uniquingKeysWith: +)
            var effect = TextEffect(rows: change.rows)
            for (place, row) in effect.rows.enumerated() {
                effect.rows[place].live = running[String(row.key.prefix { $0 != "." })] ?? 0
            }
            return (nil, effect)
        }
    }

    /// The procedures that use a shared file.
    ///
    /// - Throws: ``ProcedureRefusal/unknownProcedure(_:)``
    package func users(of shared: SharedText) throws -> [Procedure] {
        try editingDesk(shared.file).users(of: shared)
    }

    /// Every procedure that uses a shared file gets a version of its own with it: what runs keeps what it began with.
    func follow(_ tx: Tx, _ change: SharedChange, _ note: String, _ desk: Desk, by actor: Actor) throws {
        for one in change.followers {
            let rows = try editions(tx, one.old.kind, of: desk)
            let held = Self.holding(rows, Self.delivered(one.old.kind, of: desk, rows))
            guard held?.edition.digest != one.new.text.digest else { continue }
            let newest = rows.filter(\.edition.isOwn).map(\.edition.version).max()
            let version = KeptVersion(
                desk.key, one.old.kind, (newest ?? Procedure.firstOwn - 1) + 1, one.new.text)
            try ProcedureVersionTable.put(tx, version)
            try ProcedureEditionTable.insert(
                tx, version, delivered: held?.delivered ?? 0,
                note: String("\(change.shared.file): \(note)".prefix(ProcedurePublishing.longestNote)), by: actor)
        }
    }
}
