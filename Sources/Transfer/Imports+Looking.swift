import Directory
import Kernel
import Store
import Workforce

extension Imports {
    /// Every so many portions none is read ahead: while somebody reads, what was written cannot be carried from the
    /// journal into the file, and the journal would grow as long as the import takes.
    private static let breath = 20

    /// The next rows: those that were read meanwhile, where everything is as it was, else read now. While they are
    /// written, the rows after them are read.
    ///
    /// What it begins has no effect but on what the next transaction finds ready, so that it may be begun twice.
    ///
    /// - Returns: nil where the keys of the rows before are being read: nothing can be done yet.
    func look(_ tx: Tx, _ one: Import, by actor: Actor) throws -> Look? {
        let audit = try Audit.newest(tx)
        // What another import writes of the same people is in no audit.
        let isAlone = try !ImportTable.isAnotherRunning(tx, beside: one)
        let ready = isAlone ? ahead.take(one, audit: audit) : nil
        if ready == nil, one.state == .checking, isFar(one) {
            try learnBeside(one.id)
            return nil
        }
        guard let look = try ready ?? look(tx, one, by: actor, after: nil) else { return nil }
        // Whose rights a sheet of staff changes may be whoever brought it.
        if isAlone, look.isFull, one.kind != .staff, one.progress / Self.portion % Self.breath != Self.breath - 1 {
            ahead.begin(look.next, audit: audit, store) { try self.look($0, look.next, by: actor, after: look) }
        }
        return look
    }

    /// - Parameter before: the rows before these, where what was said of them may not be in the store yet.
    private func look(_ db: DB, _ one: Import, by actor: Actor, after before: Look?) throws -> Look? {
        if let before {
            // Whatever came before those is there.
            guard let stored = try ImportTable.find(db, one.id), stored.state == one.state,
                stored.columns == one.columns, stored.caseKind == one.caseKind,
                (stored.atTurn, stored.atRow) >= (before.one.atTurn, before.one.atRow)
            else { return nil }
        }
        let (rows, turn) = try due(db, one)
        var book = one.kind.book(try setting(db, one, actor))
        book.prepare(rows)
        guard one.state == .checking else { return Look(one: one, rows: rows, turn: turn, book: book) }
        guard let judged = try judge(db, one, rows, &book, after: before) else { return nil }
        return Look(one: one, rows: rows, turn: turn, book: book, judged: judged)
    }

    /// The next rows, by their turns where they have any, and the turn of the last.
    private func due(_ db: DB, _ one: Import) throws -> ([StagedRow], Int64?) {
        if one.state == .checking {
            return (try ImportRowTable.staged(db, of: one.id, after: one.atRow, limit: Self.portion), nil)
        }
        guard one.kind == .cases else {
            return (try ImportRowTable.effective(db, of: one.id, after: one.atRow, limit: Self.portion), nil)
        }
        let rows = try ImportRowTable.effective(db, of: one.id, after: one.atTurn, one.atRow, limit: Self.portion)
        return (rows.map(\.row), rows.last?.turn)
    }

    /// Says of rows what they would do: after the earlier ones about the same things, as those would be done before.
    ///
    /// - Returns: nil where not all earlier ones are known.
    private func judge(
        _ db: DB, _ one: Import, _ rows: [StagedRow], _ book: inout any ImportBook, after before: Look?
    ) throws -> [ImportRowTable.Judged]? {
        guard let last = rows.last?.number else { return [] }
        if !isFar(one) { try learnKeys(db, one) }
        let keyed = rows.flatMap(book.keyed)
        guard let numbers = keys.earlier(one, keyed, to: last) else { return nil }
        let earlier = try standing(db, one, numbers, after: before)
        book.prepare(earlier)
        try book.open(db, for: earlier + rows)
        for row in earlier { _ = try book.judge(row, nil) }
        return try rows.map { row in
            let verdict = try book.judge(row, nil).0
            return ImportRowTable.Judged(
                number: row.number, verdict: verdict, turn: book.turn(row), knownBy: book.knownBy(row))
        }
    }

    /// Those of earlier rows that were not refused.
    private func standing(_ db: DB, _ one: Import, _ numbers: [Int], after before: Look?) throws -> [StagedRow] {
        guard let before, let first = before.rows.first?.number else {
            return try ImportRowTable.standing(db, of: one.id, numbers: numbers)
        }
        let refused = Set(before.judged.filter(\.verdict.isRefused).map(\.number))
        let wanted = Set(numbers.filter { $0 >= first }).subtracting(refused)
        return try ImportRowTable.standing(db, of: one.id, numbers: numbers.filter { $0 < first })
            + before.rows.filter { wanted.contains($0.number) }
    }
}
