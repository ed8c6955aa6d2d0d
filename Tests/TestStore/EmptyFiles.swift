import Foundation
import Kernel
import Synchronization

@testable import Store

/// Files as the steps of a schema leave them. Running all steps takes longer than many a test: from the second time on
/// a store of the same steps is a copy.
enum EmptyFiles {
    private struct Model: Sendable {
        var file: URL?
    }

    /// By their steps.
    private static let shelf = Mutex<[String: Model]>([:])

    /// Lays one in the folder, unless a store is there already or it is the first with these steps.
    static func lay(in folder: URL, migrations: [Migration], clock: Clock) throws {
        let place = folder.appending(path: "store.db")
        guard !FileManager.default.fileExists(atPath: place.path) else { return }
        let steps = migrations.map { "\($0.number) \($0.sql) \($0.keeping)" }.joined(separator: "\n")
        let file: URL? = try shelf.withLock { shelf in
            guard let model = shelf[steps] else {
                shelf[steps] = Model()
                return nil
            }
            let file = try model.file ?? made(migrations, clock)
            shelf[steps] = Model(file: file)
            return file
        }
        guard let file else { return }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: file, to: place)
    }

    private static func made(_ migrations: [Migration], _ clock: Clock) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "store.db")
        try Store(
            at: file.path, blobs: folder.appending(path: "blobs").path, clock: clock, migrations: migrations, readers: 1
        ).finish()
        return file
    }
}
