import Directory
import Kernel
import Store
import Workforce

extension Imports {
    private static let job = "import"

    /// What the jobs of this room do, by kind.
    package var works: [String: Jobs.Work] {
        [
            Self.job: { tx, job in
                guard let id = job.key.split(separator: "/").first.flatMap({ ID<Import>(String($0)) }),
                    let one = try portion(tx, of: id), one.state.isBusy
                else { return }
                try planNext(tx, one)
            }
        ]
    }

    func planNext(_ tx: Tx, _ one: Import) throws {
        try Jobs.plan(tx, Self.job, key: "\(one.id)/\(tx.newID(Import.self))", at: tx.now)
    }

    /// Does what was checked, in portions: ``goOn(_:)`` does them.
    ///
    /// - Parameters:
    ///   - goodRows: leaves the refused rows; without it one of them holds up all.
    ///   - password: what new staff sign in with first.
    /// - Throws: ``TransferRefusal/unknownImport(_:)`` · ``TransferRefusal/importNotNow`` ·
    ///   ``TransferRefusal/rowsRefused(count:)`` · ``TransferRefusal/passwordNeeded`` ·
    ///   ``WorkforceRefusal/passwordTooShort(least:)`` · ``WorkforceRefusal/passwordTooPlain``
    package func run(
        _ name: String, goodRows: Bool, password: String? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Import {
        let sealed = try password.map { try SealedPassword(String($0.prefix(200))).sealed } ?? ""
        return try await act(name, .run, request, by: actor) { tx, one in
            guard goodRows || one.counts.refused == 0 else {
                throw TransferRefusal.rowsRefused(count: one.counts.refused)
            }
            if one.kind == .staff, one.counts.created > 0, sealed.isEmpty { throw TransferRefusal.passwordNeeded }
            (one.goodRows, one.password) = (goodRows, sealed)
            (one.state, one.progress, one.atRow, one.atTurn) = (.running, 0, 0, .min)
        }
    }

    /// Ends an import before its time. What was done by then is taken back.
    ///
    /// - Throws: ``TransferRefusal/unknownImport(_:)`` · ``TransferRefusal/importNotNow``
    package func cancel(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> Import {
        try await act(name, .cancel, request, by: actor) { tx, one in
            switch one.state {
            case .running: (one.state, one.progress, one.atRow) = (.undoing, 0, .max)
            case .checking: (one.state, one.progress, one.atRow, one.counts) = (.mapping, 0, 0, .init())
            default: (one.state, one.doneAt) = (.cancelled, tx.now)
            }
        }
    }

    /// Does all that is left of the state that an import is in: for whoever waits for it, as the command line does.
    package func goOn(_ id: ID<Import>, told: (Import) -> Void = { _ in }) async throws -> Import {
        while true {
            guard let one = try await store.write({ try portion($0, of: id) }) else {
                throw TransferRefusal.unknownImport(id.description)
            }
            told(one)
            if !one.state.isBusy { return one }
        }
    }

    /// Does the next portion; how the import stands then. Nil where there is none.
    func portion(_ tx: Tx, of id: ID<Import>) throws -> Import? {
        guard var one = try ImportTable.find(tx, id) else { return nil }
        guard one.state.isBusy else { return one }
        guard let actor = try actor(tx, of: one) else { return try stop(tx, one) }
        switch one.state {
        case .checking: try checkPortion(tx, &one, by: actor)
        case .running: try runPortion(tx, &one, by: actor)
        default: try undoPortion(tx, &one, by: actor)
        }
        try ImportTable.update(tx, one)
        if !one.state.isBusy {
            let (made, counts) = (one.counts.created, one.counts)
            let detail = "\(made) created, \(counts.changed) changed, \(counts.refused) refused, \(one.kept) kept"
            try note(tx, one.state.rawValue, one, by: actor, detail)
        }
        return one
    }

    /// Whoever brought it, as they are now; nil where they may not any more.
    private func actor(_ db: DB, of one: Import) throws -> Actor? {
        guard let actor = try Doorkeeper.actor(db, one.by)?.0.limited(to: nil, via: one.via) else { return nil }
        return one.state == .undoing || Self.may(actor, one) ? actor : nil
    }

    /// Whoever began it may not go on: what was done is taken back by the house.
    private func stop(_ tx: Tx, _ old: Import) throws -> Import {
        var one = old
        switch one.state {
        case .running: (one.state, one.progress, one.atRow) = (.undoing, 0, .max)
        case .checking: (one.state, one.progress, one.atRow) = (.mapping, 0, 0)
        default: try undoPortion(tx, &one, by: .system)
        }
        try ImportTable.update(tx, one)
        return one
    }

    private func runPortion(_ tx: Tx, _ one: inout Import, by actor: Actor) throws {
        let (rows, turn) = try due(tx, one)
        var book = one.kind.book(try setting(tx, one, actor))
        book.prepare(rows)
        try book.open(tx, for: rows)
        var done: [(number: Int, effects: [Effect])] = []
        for row in rows {
            let (verdict, effects) = try book.judge(row, tx)
            if case .refused = verdict {
                try late(tx, row, verdict, &one)
                if !one.goodRows {
                    try keep(tx, &book, done, of: one.id)
                    return (one.state, one.progress, one.atRow) = (.undoing, 0, .max)
                }
            } else if !effects.isEmpty {
                done.append((row.number, effects))
            }
        }
        try keep(tx, &book, done, of: one.id)
        (one.progress, one.atRow, one.atTurn) = (
            one.progress + rows.count, rows.last?.number ?? one.atRow, turn ?? one.atTurn
        )
        if rows.count < Self.portion { (one.state, one.doneAt, one.password) = (.done, tx.now, "") }
    }

    /// Writes what rows came to, and what takes it back.
    private func keep(
        _ tx: Tx, _ book: inout any ImportBook, _ done: [(number: Int, effects: [Effect])], of id: ID<Import>
    ) throws {
        try book.finish(tx)
        try ImportRowTable.note(tx, done, of: id)
    }

    /// The next rows, by their turns where they have any, and the turn of the last.
    private func due(_ tx: Tx, _ one: Import) throws -> ([StagedRow], Int64?) {
        guard one.kind == .cases else {
            return (try ImportRowTable.effective(tx, of: one.id, after: one.atRow, limit: Self.portion), nil)
        }
        let rows = try ImportRowTable.effective(tx, of: one.id, after: one.atTurn, one.atRow, limit: Self.portion)
        return (rows.map(\.row), rows.last?.turn)
    }

    /// A row was good when it was looked at, and is not any more.
    private func late(_ tx: Tx, _ row: StagedRow, _ verdict: RowVerdict, _ one: inout Import) throws {
        let before = try ImportRowTable.list(tx, of: one.id, .all, after: row.number - 1, limit: 1).first?.verdict
        if let before { one.counts.add(before, -1) }
        one.counts.add(verdict)
        try ImportRowTable.judge(tx, [.init(number: row.number, key: nil, verdict: verdict)], of: one.id)
    }
}
