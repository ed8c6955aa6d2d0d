import Directory
import Kernel
import Store
import Workforce

/// The keys of rows that this copy of the program has not looked at itself, made again.
extension Imports {
    /// So many portions whose keys are unknown are read within a transaction; for more, others would wait too long.
    private static let keysAtOnce = 10

    /// Whether the keys of more rows are unknown than may be read within a transaction.
    func isFar(_ one: Import) -> Bool { one.atRow - keys.reach(one) > Self.keysAtOnce * Self.portion }

    /// Makes the keys of rows that were looked at before this program was started, or by another copy of it, as far as
    /// the import has come.
    func learnKeys(_ db: DB, _ one: Import) throws {
        while try learnSome(db, one) {}
    }

    /// - Returns: whether there are more to be made.
    private func learnSome(_ db: DB, _ one: Import) throws -> Bool {
        let reach = keys.reach(one)
        guard reach < one.atRow, let actor = try Doorkeeper.actor(db, one.by)?.0 else { return false }
        let rows = try ImportRowTable.staged(db, of: one.id, after: reach, limit: Self.portion)
            .filter { $0.number <= one.atRow }
        var book = one.kind.book(try setting(db, one, actor))
        book.prepare(rows)
        let last = rows.last?.number ?? one.atRow
        return keys.add(one, rows.flatMap(book.keyed), from: reach, to: last)
            && last < one.atRow
    }

    /// Makes them beside the transactions, a portion at a time, and goes on as long as the import is looked at: where
    /// several copies of the program do so in turn, none is far.
    func learnBeside(_ id: ID<Import>) throws {
        guard try keys.beginLearning(id) else { return }
        Task.detached(priority: .utility) {
            do {
                while let isBehind = try await store.read({ db in try learnNext(db, id) }) {
                    if !isBehind { try await Task.sleep(for: .milliseconds(Self.pause.milliseconds)) }
                }
                keys.endLearning(id)
            } catch { keys.endLearning(id, error) }
        }
    }

    /// - Returns: whether there are more to be made; nil where the import is not looked at any more.
    private func learnNext(_ db: DB, _ id: ID<Import>) throws -> Bool? {
        guard let one = try ImportTable.find(db, id), one.state == .checking else { return nil }
        return try learnSome(db, one)
    }
}
