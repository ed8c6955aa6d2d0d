import ArgumentParser
import Foundation
import Store
import Web

/// What is carried, in words: `1234 rows in 20 tables`.
private func words(_ inventory: Inventory) -> String {
    "\(inventory.rows) rows in \(inventory.entries.count) tables"
}

private func report(_ inventory: Inventory, isWanted: Bool) {
    guard isWanted else { return }
    for entry in inventory.entries { say("\(entry.table) \(entry.rows) \(entry.digest)") }
}

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the whole store, with the files of the cases, into one file, while others go on writing.")

    @OptionGroup var options: StoreOptions
    @Argument(help: "The file to write; it must not be there.") var file: String
    @Flag(help: "Tells each table's rows and their digest.") var tables = false

    func run() async throws {
        let store = try options.openStore(try options.settings())
        let done = try await StoreBackup(migrations: House.migrations).make(of: store, to: file)
        store.close()
        report(done.inventory, isWanted: tables)
        say("\(file): \(words(done.inventory)) and \(done.files) files, read back and found the same")
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fills a new store with a backup. A store that holds something is refused and left alone.")

    @OptionGroup var options: StoreOptions
    @Argument(help: "A file that backup wrote.") var file: String
    @Flag(help: "Tells each table's rows and their digest.") var tables = false

    func run() async throws {
        let settings = try options.settings()
        let store = try options.openStore(settings)
        let done = try await StoreBackup(migrations: House.migrations).restore(file, into: store)
        store.close()
        report(done.inventory, isWanted: tables)
        let place = Config.shown(settings[.store])
        say("\(place): \(words(done.inventory)) and \(done.files) files, read back and found the same")
    }
}

struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Carries a whole store into a new one, from either engine to either, and proves that they are equal.")

    @OptionGroup var options: StoreOptions
    @Option(help: "The store to read: a path or a postgres URL.") var from: String
    @Option(help: "The store to fill: a path or a postgres URL; it must hold nothing.") var to: String
    @Option(help: "The folder of the files of --from; beside it where it is left out.") var fromBlobs: String?
    @Option(help: "The folder of the files of --to; beside it where it is left out.") var toBlobs: String?
    @Flag(help: "Tells each table's rows and their digest.") var tables = false

    func run() async throws {
        guard from != to else { throw UsageError("--from and --to are the same store") }
        let (source, target) = (try open(from, fromBlobs), try open(to, toBlobs))
        let files = try source.carryFiles(into: target)
        let inventory = try await source.carry(into: target)
        source.close()
        target.close()
        report(inventory, isWanted: tables)
        say("\(Config.shown(to)): \(words(inventory)) and \(files.count) files, read back and found the same")
        guard files.damaged.isEmpty else { throw CarryFailure.damagedFiles(files.damaged) }
    }

    private func open(_ address: String, _ blobs: String?) throws -> Store {
        var options = options
        (options.store, options.blobs) = (address, blobs ?? options.blobs)
        return try options.openStore(try options.settings())
    }
}
