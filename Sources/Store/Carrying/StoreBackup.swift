import Foundation
import Kernel
import Logging

/// A whole store in one file: a store of SQLite whose files stand in a table beside the others, in the form of SQLite's
/// own archives, so that `sqlite3 FILE .archive --list` shows them. The same whichever engine the store lies in.
package struct StoreBackup: Sendable {
    /// What the file says of itself.
    struct Manifest: Codable {
        let madeAt: Instant
        let inventory: Inventory
        let files: Int
    }

    package struct Summary: Sendable {
        package let inventory: Inventory
        package let files: Int
    }

    private static let manifestName = "guanjia-backup.json"
    let migrations: [Migration]
    let logger: Logger

    /// - Parameter migrations: as the store has them.
    package init(migrations: [Migration], logger: Logger = Logger(label: "backup")) {
        self.migrations = migrations
        self.logger = logger
    }

    /// Writes a backup of one moment, while others go on writing. The file is there under its name only when whole.
    ///
    /// - Throws: ``CarryFailure`` · ``StoreFailure``; ``CarryFailure/damagedFiles(_:)`` after the backup was written.
    package func make(of store: Store, to path: String) async throws -> Summary {
        guard !FileManager.default.fileExists(atPath: path) else { throw CarryFailure.fileExists(path) }
        let draft = path + ".draft"
        try Self.remove(draft)
        defer { try? Self.remove(draft) }
        let copy = try open(draft, store.clock)
        let inventory = try await store.carry(into: copy)
        // The files after the rows: each is on disk before the first row that names it.
        let archive = try copy.archive()
        try archive.prepare()
        var (count, damaged) = (0, [String]())
        for digest in try store.blobs.all() {
            guard let data = store.blobs.get(digest), Blobs.digest(of: data) == digest else {
                damaged.append(digest)
                continue
            }
            try archive.put("files/\(digest)", data, at: store.clock.now())
            count += 1
        }
        let manifest = Manifest(madeAt: store.clock.now(), inventory: inventory, files: count)
        try archive.put(Self.manifestName, try JSONEncoder.sorted.encode(manifest), at: manifest.madeAt)
        copy.close()
        try copy.finish()
        try Disk.sync(draft)
        try FileManager.default.moveItem(atPath: draft, toPath: path)
        try Disk.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        guard damaged.isEmpty else { throw CarryFailure.damagedFiles(damaged) }
        return Summary(inventory: inventory, files: count)
    }

    /// Fills a store that holds nothing with what a backup holds, brought up to this program's schema on the way. The
    /// backup is only read.
    package func restore(_ path: String, into store: Store) async throws -> Summary {
        guard FileManager.default.fileExists(atPath: path) else { throw CarryFailure.noBackup("\(path) is not there") }
        let draft = FileManager.default.temporaryDirectory.appending(path: "guanjia-restore-\(UUID().uuidString)").path
        defer { try? Self.remove(draft) }
        try FileManager.default.copyItem(atPath: path, toPath: draft)
        let manifest = try checked(draft)
        let copy = try open(draft, store.clock)
        let archive = try copy.archive()
        for digest in try archive.names(under: "files/") {
            guard let data = try archive.get("files/\(digest)"), try store.blobs.put(data) == digest
            else { throw CarryFailure.noBackup("the file \(digest) is damaged") }
        }
        let inventory = try await copy.carry(into: store)
        copy.close()
        return Summary(inventory: inventory, files: manifest.files)
    }

    /// What the file says of itself, found true.
    private func checked(_ path: String) throws -> Manifest {
        let engine = try SQLiteEngine(path: path, readers: 1)
        let archive = SQLiteArchive(engine)
        do {
            guard let text = try archive.get(Self.manifestName) else {
                throw CarryFailure.noBackup("it has no manifest")
            }
            let manifest = try JSONDecoder().decode(Manifest.self, from: text)
            let found = try engine.here { try Inventory($0) }
            guard found == manifest.inventory else {
                let tables = manifest.inventory.differences(from: found).joined(separator: ", ")
                throw CarryFailure.noBackup("its rows are not those that were written: \(tables)")
            }
            guard try archive.names(under: "files/").count == manifest.files else {
                throw CarryFailure.noBackup("files are missing")
            }
            return manifest
        } catch let error as EngineError { throw CarryFailure.noBackup("\(error)") }
    }

    private func open(_ path: String, _ clock: Clock) throws -> Store {
        try Store(at: path, blobs: path + ".files", clock: clock, migrations: migrations, readers: 1, logger: logger)
    }

    private static func remove(_ path: String) throws {
        for ending in ["", "-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
    }
}
