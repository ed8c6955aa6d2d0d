import Kernel
import Store
import Workforce

extension Cases {
    /// Every procedure of the desks, and what somebody has begun to write, in the order of the desk.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func procedures(for actor: Actor) async throws -> [ProcedureSheet] {
        try actor.require(.proceduresEdit)
        return try await store.read { db in
            try learnProcedures(db)
            return try desks.values.sorted { $0.key < $1.key }.flatMap { desk -> [ProcedureSheet] in
                let known = desk.procedures.map(\.kind)
                let begun = try ProcedureEditionTable.begun(db, desk: desk.key).filter { !known.contains($0) }
                let running = try ProcedureEditionTable.running(db, desk: desk.key)
                return try (known + begun).map { try sheet(db, $0, of: desk, running) }
            }
        }
    }

    /// The house's other texts: its categories, levels and rounds, as far as a desk has them, and what its procedures
    /// share.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func houseTexts(for actor: Actor) async throws -> [ProcedureSheet] {
        try actor.require(.proceduresEdit)
        return try await store.read { db in
            try learnProcedures(db)
            let shared = desks.sorted { $0.key < $1.key }.flatMap(\.value.sharedTexts)
            return try (HouseText.allCases.map(\.file) + shared.map(\.file)).compactMap { file in
                try (try? editingDesk(file)).map { try sheet(db, file, of: $0, []) }
            }
        }
    }

    /// One procedure, or another text by its file, with its history, what was begun of it, and how many cases run by
    /// which version.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/unknownProcedure(_:)``
    package func procedure(_ kind: String, for actor: Actor) async throws -> ProcedureSheet {
        try actor.require(.proceduresEdit)
        return try await store.read { db in
            try learnProcedures(db)
            return try sheet(db, kind)
        }
    }

    /// What is wrong with a text; nothing of it is kept.
    ///
    /// - Parameter shared: the file that the text is one of; the procedure takes part as it holds. Nil for its own.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/unknownProcedure(_:)``, also for one that
    ///   does not use the file
    package func check(
        _ source: String, as kind: String, sharing shared: SharedText? = nil, for actor: Actor
    ) throws -> ProcedureCheck {
        try actor.require(.proceduresEdit)
        let desk = try editingDesk(kind)
        guard let shared else { return desk.check(source.lines, as: kind) }
        guard let one = desk.users(of: shared).first(where: { $0.kind == kind }) else {
            throw ProcedureRefusal.unknownProcedure(kind)
        }
        return desk.checking(shared.file) { try desk.read(one, with: source.lines, as: shared) }
    }

    func sheet(_ db: DB, _ kind: String) throws -> ProcedureSheet {
        let desk = try editingDesk(kind)
        return try sheet(db, kind, of: desk, try ProcedureEditionTable.running(db, desk: desk.key))
    }

    /// The desk that has a kind; the first one for a kind that is still to come.
    func editingDesk(_ kind: String) throws -> Desk {
        let (isFile, sorted) = (kind.contains("."), desks.values.sorted { $0.key < $1.key })
        guard isFile || (try? ProcedureText.checked(kind)) != nil else {
            throw ProcedureRefusal.unknownProcedure(kind)
        }
        let having = sorted.first { $0.procedure(kind) != nil || $0.delivered(kind) != nil }
        guard let desk = having ?? (isFile ? nil : sorted.first) else {
            throw ProcedureRefusal.unknownProcedure(kind)
        }
        return desk
    }

    private func sheet(_ db: DB, _ kind: String, of desk: Desk, _ running: [RunningCases]) throws -> ProcedureSheet {
        let rows = try editions(db, kind, of: desk)
        let draft = try ProcedureEditionTable.draft(db, desk: desk.key, kind: kind)
        let file = Self.delivered(kind, of: desk, rows)
        let current = Self.holding(rows, file)
        let wasBegun = try ProcedureEditionTable.newestDraft(db, desk: desk.key, kind: kind) != nil
        guard current != nil || wasBegun else { throw ProcedureRefusal.unknownProcedure(kind) }
        return ProcedureSheet(
            desk: desk.key, kind: kind, current: current?.edition, editions: rows.map(\.edition), draft: draft,
            delivered: file?.version,
            isOffered: current.map { one in
                one.edition.isOwn && file.map { $0.version > one.delivered } ?? false
            } ?? false, running: running.filter { $0.kind == kind })
    }

    /// The one of all editions that counts: the newest that was published, unless it says what was delivered. Read from
    /// the rows, since a transaction that is taken back teaches nothing.
    static func holding(
        _ rows: [(edition: ProcedureEdition, delivered: Int)], _ file: DeliveredText?
    ) -> (edition: ProcedureEdition, delivered: Int)? {
        let own = rows.filter(\.edition.isOwn).max { $0.edition.version < $1.edition.version }
        guard let file else { return own }
        let delivered = Set(rows.filter { !$0.edition.isOwn }.map(\.edition.digest) + [file.digest])
        if let own, !delivered.contains(own.edition.digest) { return own }
        return rows.first { $0.edition.version == file.version }
    }

    /// The one that counts; nil for what was never published.
    func holding(_ db: DB, _ kind: String, of desk: Desk) throws -> ProcedureEdition? {
        let rows = try editions(db, kind, of: desk)
        return Self.holding(rows, Self.delivered(kind, of: desk, rows))?.edition
    }

    /// A text as the desk's own file has it; nil for one that the house made. Procedures say their version, the others
    /// are counted as they come.
    static func delivered(
        _ kind: String, of desk: Desk, _ rows: [(edition: ProcedureEdition, delivered: Int)]
    ) -> DeliveredText? {
        guard kind.contains(".") else {
            return desk.shelf.files.first { $0.kind == kind }.map { DeliveredText($0.text, version: $0.version) }
        }
        let known = rows.map(\.edition).filter { !$0.isOwn }
        return desk.delivered(kind).map { files in
            let same = known.first { $0.digest == files.digest }?.version
            return DeliveredText(files, version: same ?? (known.map(\.version).max() ?? 0) + 1)
        }
    }

    /// The newest first; what the desk's file says where nobody kept it yet.
    func editions(
        _ db: DB, _ kind: String, of desk: Desk
    ) throws -> [(edition: ProcedureEdition, delivered: Int)] {
        let kept = try ProcedureEditionTable.all(db, desk: desk.key, kind: kind)
        guard let file = Self.delivered(kind, of: desk, kept),
            !kept.contains(where: { $0.edition.version == file.version })
        else { return kept }
        let edition = ProcedureEdition(
            version: file.version, at: clock.now(), by: nil, byName: "", note: "", digest: file.digest,
            source: file.source)
        return kept + [(edition, file.version)]
    }
}

extension ProcedureText {
    /// - Throws: ``ProcedureRefusal/badProcedureKey(_:)`` for what is no key.
    static func checked(_ kind: String) throws -> String {
        let isKey = kind.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
        guard isKey, (1...40).contains(kind.utf8.count) else { throw ProcedureRefusal.badProcedureKey(kind) }
        return kind
    }
}
