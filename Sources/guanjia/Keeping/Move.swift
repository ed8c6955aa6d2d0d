import ArgumentParser
import Foundation
import Store
import Web

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
        if tables { inventory.tell() }
        say("\(Config.shown(to)): \(inventory.words) and \(files.count) files, read back and found the same")
        guard files.damaged.isEmpty else { throw CarryFailure.damagedFiles(files.damaged) }
    }

    private func open(_ address: String, _ blobs: String?) throws -> Store {
        var options = options
        (options.store, options.blobs) = (address, blobs ?? options.blobs)
        return try options.openStore(try options.settings())
    }
}
