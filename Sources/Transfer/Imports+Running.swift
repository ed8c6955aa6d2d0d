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
                    let (one, isAtIt) = try portion(tx, of: id), one.state.isBusy || isAtIt
                else { return }
                try planNext(tx, one, at: isAtIt ? tx.now : tx.now + Self.pause)
            }
        ]
    }

    func planNext(_ tx: Tx, _ one: Import, at due: Instant) throws {
        try Jobs.plan(tx, Self.job, key: "\(one.id)/\(tx.newID(Import.self))", at: due)
    }

    /// Until what has to be read first is there.
    static let pause = Span(milliseconds: 100)

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
            guard let (one, isAtIt) = try await store.write({ try portion($0, of: id) }) else {
                throw TransferRefusal.unknownImport(id.description)
            }
            told(one)
            if !one.state.isBusy {
                forget(one)
                return one
            }
            if !isAtIt { try await Task.sleep(for: .milliseconds(Self.pause.milliseconds)) }
        }
    }

    /// Does the next portion.
    ///
    /// - Returns: how the import stands then, and whether anything was done; nil where there is no such import.
    func portion(_ tx: Tx, of id: ID<Import>) throws -> (one: Import, isAtIt: Bool)? {
        guard var one = try ImportTable.find(tx, id) else { return nil }
        guard one.state.isBusy else {
            // Not where it ends: what is known of it would be missing where that is undone and done again.
            forget(one)
            return (one, false)
        }
        guard let actor = try actor(tx, of: one) else { return (try stop(tx, one), true) }
        let before = one
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
        return (one, one != before)
    }

    /// What was read ahead of an import, and what is known of its rows.
    func forget(_ one: Import) {
        ahead.forget(one.id)
        keys.forget(one.id)
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
        forget(one)
        try ImportTable.update(tx, one)
        return one
    }

    private func runPortion(_ tx: Tx, _ one: inout Import, by actor: Actor) throws {
        guard let look = try look(tx, one, by: actor) else { return }
        var book = look.book
        try book.open(tx, for: look.rows)
        var done: [(number: Int, effects: [Effect])] = []
        for row in look.rows {
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
        (one.progress, one.atRow, one.atTurn) = (one.progress + look.rows.count, look.next.atRow, look.next.atTurn)
        if !look.isFull { (one.state, one.doneAt, one.password) = (.done, tx.now, "") }
    }

    /// Writes what rows came to, and what takes it back.
    private func keep(
        _ tx: Tx, _ book: inout any ImportBook, _ done: [(number: Int, effects: [Effect])], of id: ID<Import>
    ) throws {
        try book.finish(tx)
        try ImportRowTable.note(tx, done, of: id)
    }

    /// A row was good when it was looked at, and is not any more.
    private func late(_ tx: Tx, _ row: StagedRow, _ verdict: RowVerdict, _ one: inout Import) throws {
        let before = try ImportRowTable.list(tx, of: one.id, .all, after: row.number - 1, limit: 1).first?.verdict
        if let before { one.counts.add(before, -1) }
        one.counts.add(verdict)
        try ImportRowTable.judge(tx, [.init(number: row.number, verdict: verdict)], of: one.id)
    }
}
