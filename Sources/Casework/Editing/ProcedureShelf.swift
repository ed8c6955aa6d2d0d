import Kernel
import Synchronization

/// The procedures of a desk: those of its files, and over them what was published in this store since.
package final class ProcedureShelf: Sendable {
    private struct Known {
        let all: [Procedure]
        let byKind: [String: Procedure]
        /// How many publications they were made of.
        let count: Int
        /// The texts that they share, by name of file, as far as the house changed them.
        let shared: [String: String]

        init(_ all: [Procedure], count: Int = 0, shared: [String: String] = [:]) {
            (self.all, self.count, self.shared) = (all, count, shared)
            byKind = Dictionary(all.map { ($0.kind, $0) }) { first, _ in first }
        }
    }

    /// What the desk begins with.
    let files: [Procedure]
    private let known: Mutex<Known>

    init(_ files: [Procedure]) {
        self.files = files
        known = Mutex(Known(files))
    }

    /// In the order of the files, then what the house made itself.
    var all: [Procedure] { known.withLock { $0.all } }

    var count: Int { known.withLock { $0.count } }

    subscript(kind: String) -> Procedure? { known.withLock { $0.byKind[kind] } }

    /// Whether a kind is the house's paperwork.
    func isPaperwork(_ kind: String) -> Bool { self[kind]?.isPaperwork ?? false }

    /// Those of the files alone: what was published belongs to one store, the files to every one.
    func blank() -> ProcedureShelf { ProcedureShelf(files) }

    /// From now on with what was published.
    ///
    /// - Parameters:
    ///   - published: the one that counts of each kind.
    ///   - shared: the texts of shared files that count over those of the desk.
    func take(_ published: [Procedure], count: Int, shared: [String: String]) {
        let over = Dictionary(uniqueKeysWithValues: published.map { ($0.kind, $0) })
        let kinds = Set(files.map(\.kind))
        let all = files.map { over[$0.kind] ?? $0 } + published.filter { !kinds.contains($0.kind) }
        known.withLock { $0 = Known(all, count: count, shared: shared) }
    }

    /// The files that procedures share, by name, as they hold now.
    var shared: [String: String] { sharedFiles.merging(known.withLock { $0.shared }) { $1 } }

    /// The files that procedures share, by name, as the desk has them.
    var sharedFiles: [String: String] {
        let mains = Set(files.map(\.text.main))
        return files.reduce(into: [:]) { all, one in
            all.merge(one.text.files.filter { !mains.contains($0.key) }) { first, _ in first }
        }
    }
}
