import ArgumentParser
import Foundation
import Store
import Web

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
        if tables { done.inventory.tell() }
        let place = Config.shown(settings[.store])
        say("\(place): \(done.inventory.words) and \(done.files) files, read back and found the same")
    }
}
