import Foundation
import Store

/// Where a simulation is played: never in the store that was named.
struct SimulatedPlace {
    let address: String
    /// The folder of files; with a file also of the database.
    let folder: URL
    let isPostgres: Bool

    init(of store: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "guanjia-simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard PostgresAddress(store) != nil else {
            (address, isPostgres) = (folder.appending(path: "store.db").path, false)
            return
        }
        let parts = store.split(separator: "?", maxSplits: 1)
        let others = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter { !$0.hasPrefix("schema=") }
        let schema = "schema=guanjia_simulation_\(getpid())"
        address = "\(parts[0])?" + (others.map(String.init) + [schema]).joined(separator: "&")
        isPostgres = true
    }

    var blobs: String { folder.appending(path: "files").path }

    func remove() throws {
        if let postgres = PostgresAddress(address) { try postgres.dropSchema() }
        try FileManager.default.removeItem(at: folder)
    }
}
