import ArgumentParser
import Foundation
import Store
import Web

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
        if tables { done.inventory.tell() }
        say("\(file): \(done.inventory.words) and \(done.files) files, read back and found the same")
    }
}
