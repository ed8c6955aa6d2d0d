import Foundation
import Kernel
import Store
import Synchronization

/// The schemas of tests that are over, by the steps they were made with.
enum UsedSchemas {
    private struct Shelf: Sendable {
        /// By the name of the folder that it was lent to.
        var lent: [String: Lent] = [:]
        var free: [String: [String]] = [:]
        /// As the steps leave one: what an emptied schema is filled from.
        var pristine: [String: String] = [:]
    }

    private struct Lent: Sendable {
        let schema: String
        let migrations: [Migration]
        let clock: Clock

        var steps: String { migrations.map { "\($0.number)" }.sorted().joined(separator: " ") }
    }

    private static let shelf = Mutex(Shelf())

    static func name(of folder: URL) -> String {
        shelf.withLock { $0.lent[folder.lastPathComponent]?.schema } ?? folder.lastPathComponent
    }

    /// The folder keeps what it has been lent: a store may be opened again.
    static func lend(to folder: URL, migrations: [Migration], clock: Clock) {
        let name = folder.lastPathComponent
        let steps = Lent(schema: name, migrations: migrations, clock: clock).steps
        shelf.withLock { shelf in
            guard shelf.lent[name] == nil else { return }
            let schema = shelf.free[steps]?.popLast() ?? name
            shelf.lent[name] = Lent(schema: schema, migrations: migrations, clock: clock)
        }
    }

    static func giveBack(_ folder: URL) {
        guard let lent = shelf.withLock({ $0.lent.removeValue(forKey: folder.lastPathComponent) }) else { return }
        guard let pristine = try? pristine(lent), (try? TestStore.fill(lent.schema, from: pristine)) == true else {
            return
        }
        shelf.withLock { $0.free[lent.steps, default: []].append(lent.schema) }
    }

    private static func pristine(_ lent: Lent) throws -> String {
        if let made = shelf.withLock({ $0.pristine[lent.steps] }) { return made }
        let name = "pristine-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appending(path: name)
        try TestStore.open(in: folder, clock: lent.clock, migrations: lent.migrations).close()
        shelf.withLock { $0.pristine[lent.steps] = name }
        return name
    }
}
