import Kernel

/// A connection in the hands of a reader: answers queries, changes nothing.
package class DB {
    let link: any Link
    private let watch: StatementWatch?

    init(_ link: any Link, _ watch: StatementWatch? = nil) {
        self.link = link
        self.watch = watch
    }

    fileprivate func timed<T>(
        _ sql: String, _ values: [any SQLConvertible], _ work: () throws -> T
    ) rethrows -> T {
        guard let watch else { return try work() }
        return try watch.timed(sql, values, work)
    }

    /// What the engine speaks, for the few statements that differ.
    package var dialect: Dialect { link.dialect }

    /// All rows of a query, each made into a value by reading its columns in order.
    package func rows<T>(_ sql: String, _ values: any SQLConvertible..., make: (inout Row) throws -> T) throws -> [T] {
        try rows(sql, list: values, make: make)
    }

    package func rows<T>(
        _ sql: String, list values: [any SQLConvertible], make: (inout Row) throws -> T
    ) throws -> [T] {
        var result: [T] = []
        try timed(sql, values) {
            try link.query(sql, values) { source in
                var row = Row(source)
                result.append(try make(&row))
                return true
            }
        }
        return result
    }

    /// The first row, or nil.
    package func row<T>(_ sql: String, _ values: any SQLConvertible..., make: (inout Row) throws -> T) throws -> T? {
        try first(sql, values, make)
    }

    /// The first column of the first row, or nil where there is no row, or nothing in it.
    package func value<T: SQLConvertible>(
        _ type: T.Type = T.self, _ sql: String, _ values: any SQLConvertible...
    ) throws -> T? {
        try first(sql, values) { try $0.next(T?.self) } ?? nil
    }

    private func first<T>(
        _ sql: String, _ values: [any SQLConvertible], _ make: (inout Row) throws -> T
    ) throws -> T? {
        var result: T?
        try timed(sql, values) {
            try link.query(sql, values) { source in
                var row = Row(source)
                result = try make(&row)
                return false
            }
        }
        return result
    }
}

/// The one writing connection, inside a transaction.
package final class Tx: DB {
    package let ids: IDMaker
    /// What this write has left for after its savepoint.
    var rest = Rest()
    /// The last entry of the audit trail, once it was read or written in this commit.
    var lastAudit: (seq: Int64, digest: String)?

    /// What a write leaves for the end of the commit that it is gathered into, after all savepoints.
    struct Rest {
        /// Told to listeners in this process once the commit is on disk.
        var notes: [LiveNote] = []
        var work: [(Tx) throws -> Void] = []
        /// What is added to each running number: many writes of a commit change the same few.
        var counts: [Counters.Name: Int] = [:]

        /// Whose numbers changed and whose pages are told. Data can be spread over databases by project, so no write
        /// touches two; nought stands for the house itself.
        var projects: Set<Int64> { Set(notes.map(\.project)).union(counts.keys.map(\.project)).subtracting([0]) }

        mutating func take(in other: Rest) {
            notes += other.notes
            work += other.work
            counts.merge(other.counts, uniquingKeysWith: +)
        }
    }

    init(_ link: any Link, ids: IDMaker, _ watch: StatementWatch? = nil) {
        self.ids = ids
        super.init(link, watch)
    }

    /// Runs a statement that answers no rows. Returns how many rows it changed.
    @discardableResult
    package func run(_ sql: String, _ values: any SQLConvertible...) throws -> Int {
        try run(sql, list: values)
    }

    @discardableResult
    package func run(_ sql: String, list values: [any SQLConvertible]) throws -> Int {
        try timed(sql, values) { try link.run(sql, values) }
    }

    /// Does something that may fail by itself: where it throws, it and what it left for the end are undone, and the
    /// rest of the transaction stands.
    package func attempt(_ body: () throws -> Void) throws {
        let kept = rest
        do { try link.savepoint(body) } catch {
            (rest, lastAudit) = (kept, nil)
            throw error
        }
    }

    /// Does what the engine refuses where other rows speak of what goes, or have the place of what comes: then it is
    /// undone, and the rest stands. Whatever else is wrong is thrown.
    ///
    /// - Returns: whether it was done.
    package func doesAllow(_ body: () throws -> Void) throws -> Bool {
        do { try attempt(body) } catch let error as EngineError where error.isAboutOtherRows && link.isInTransaction {
            return false
        }
        return true
    }

    /// The time by the store's clock.
    package var now: Instant { ids.now }
    package func newID<T>(_: T.Type = T.self) -> ID<T> { ids.make() }

    /// Runs a statement whose answer nobody asks for: on PostgreSQL it does not wait for a round trip of its own.
    package func put(_ sql: String, _ values: any SQLConvertible...) throws { try put(sql, list: values) }

    package func put(_ sql: String, list values: [any SQLConvertible]) throws {
        try timed(sql, values) { try link.send(sql, values) }
    }

    /// Does something after all savepoints of the commit: what one savepoint after the other would make dear. FTS5
    /// writes a segment of its index whenever a savepoint closes over it.
    func atTheEnd(_ work: @escaping (Tx) throws -> Void) { rest.work.append(work) }

    /// Tells this process's live streams, after the commit.
    package func tell(_ note: LiveNote) { rest.notes.append(note) }
}
