import Kernel
import Synchronization

/// Which rows of a sheet speak of the same thing: the keys of the rows that were looked at so far, each as a number.
///
/// The copy of the program that looks at a sheet keeps them while it does; another one makes them again from the rows.
/// An index of them in the store was a third of what looking at a sheet cost: keys come in no order, so that each row
/// wrote a page of its own (decision 0069).
final class RowKeys: Sendable {
    private struct Sheet {
        let columns: [String: Int]
        /// The number of the last row whose key is here.
        var reach = 0
        /// When it was asked last, among the others.
        var asked = 0
        var first: [UInt64: Int] = [:]
        var more: [UInt64: [Int]] = [:]

        mutating func add(_ keys: [Keyed], to last: Int) {
            for one in keys {
                guard let hash = one.key.map(Effect.hash) else { continue }
                if first[hash] == nil { first[hash] = one.number } else { more[hash, default: []].append(one.number) }
            }
            reach = last
        }

        func rows(_ keys: [Keyed]) -> [Int] {
            Set(keys.filter(\.asks).compactMap(\.key).map(Effect.hash)).flatMap { hash in
                (first[hash].map { [$0] } ?? []) + (more[hash] ?? [])
            }
        }
    }

    private struct Sheets {
        var all: [ID<Import>: Sheet] = [:]
        /// Those whose keys are being made again.
        var learning: Set<ID<Import>> = []
        /// Why that failed.
        var failed: [ID<Import>: any Error] = [:]
        var asked = 0

        /// Of an import, where its columns are what they were; empty otherwise.
        func sheet(_ one: Import) -> Sheet {
            all[one.id].flatMap { $0.columns == one.columns ? $0 : nil } ?? Sheet(columns: one.columns)
        }

        mutating func change(_ one: Import, _ body: (inout Sheet) -> Void) {
            var sheet = sheet(one)
            // Held once, so that it is changed where it lies.
            all[one.id] = nil
            asked += 1
            sheet.asked = asked
            body(&sheet)
            if all.count >= RowKeys.most, let oldest = all.min(by: { $0.value.asked < $1.value.asked })?.key {
                all[oldest] = nil
            }
            all[one.id] = sheet
        }
    }

    /// So many sheets are looked at at one time without making keys again.
    static let most = 8

    private let sheets = Mutex(Sheets())

    /// The number of the last row whose key is known; nought where none is, or where columns mean something else now.
    func reach(_ one: Import) -> Int { sheets.withLock { $0.sheet(one).reach } }

    /// Adds keys of rows that were looked at before, by whomever.
    ///
    /// - Parameters:
    ///   - reach: what ``reach(_:)`` was before; where it is another by now, nothing is added.
    ///   - last: the number of the last row, also where it has no key.
    /// - Returns: whether they were added.
    @discardableResult
    func add(_ one: Import, _ keys: [Keyed], from reach: Int, to last: Int) -> Bool {
        sheets.withLock { sheets in
            guard sheets.sheet(one).reach == reach else { return false }
            sheets.change(one) { $0.add(keys, to: last) }
            return true
        }
    }

    /// - Returns: whether nobody makes the keys of this import again yet: now it is the caller's to do.
    /// - Throws: why it failed the last time.
    func beginLearning(_ id: ID<Import>) throws -> Bool {
        try sheets.withLock { sheets in
            if let failed = sheets.failed.removeValue(forKey: id) { throw failed }
            return sheets.learning.insert(id).inserted
        }
    }

    func endLearning(_ id: ID<Import>, _ failed: (any Error)? = nil) {
        sheets.withLock { sheets in
            sheets.learning.remove(id)
            sheets.failed[id] = failed
        }
    }

    /// Adds the keys of the next rows of an import.
    ///
    /// - Returns: the numbers of the rows before with one of these keys, in their order; nil where not all keys of the
    ///   rows before are known. Two keys with one hash would give a row too many, which does no harm: it is done before
    ///   as well.
    func earlier(_ one: Import, _ keys: [Keyed], to last: Int) -> [Int]? {
        sheets.withLock { sheets in
            var found: [Int]?
            guard sheets.sheet(one).reach >= one.atRow else { return nil }
            sheets.change(one) { sheet in
                found = Set(sheet.rows(keys).filter { $0 <= one.atRow }).sorted()
                if sheet.reach == one.atRow { sheet.add(keys, to: last) }
            }
            return found
        }
    }

    func forget(_ id: ID<Import>) { sheets.withLock { ($0.all[id], $0.failed[id]) = (nil, nil) } }
}

/// The key of a row; nil where it cannot be read.
struct Keyed: Sendable {
    let number: Int
    let key: String?
    /// Whether earlier rows with this key are done before; without it later ones find this row by it, and no more.
    var asks = true
}
