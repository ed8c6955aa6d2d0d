import ArgumentParser
import Casework
import Foundation
import Kernel
import Logging
import Store
import Web
import Workforce

/// The options that every command has.
struct StoreOptions: ParsableArguments {
    @Option(help: "Where the store is: a path or a postgres URL. Default: GUANJIA_STORE, else guanjia.db here.")
    var store: String?

    @Option(help: "The folder of files, shared by all copies. Default: GUANJIA_BLOBS, else beside the store.")
    var blobs: String?

    @Option(
        help: "The folder of the desks. Default: GUANJIA_DESKS, else Desks in the working folder or above the program.")
    var desks: String?

    /// Opens the store and puts the rooms together.
    func open(_ clock: Clock = .system) async throws -> House {
        let environment = ProcessInfo.processInfo.environment
        let path = store ?? environment["GUANJIA_STORE"] ?? "guanjia.db"
        let read = try Desk.read(try deskFolder())
        let opened = try Store(
            at: path, blobs: blobs ?? environment["GUANJIA_BLOBS"], clock: clock, migrations: House.migrations)
        let house = try House(store: opened, desks: [read], logger: Logger(label: "guanjia"))
        try await house.furnish()
        return house
    }
}

extension StoreOptions {
    /// The folder of the property desk.
    func deskFolder() throws -> URL {
        let named = desks ?? ProcessInfo.processInfo.environment["GUANJIA_DESKS"]
        return try DesksFolder.find(named).appending(path: "property")
    }
}

/// Finds the folder that declares the desks.
enum DesksFolder {
    static func find(_ named: String?) throws -> URL {
        if let named { return URL(fileURLWithPath: named) }
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folders = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
        var above = program
        for _ in 0..<6 {
            above = above.deletingLastPathComponent()
            folders.append(above)
        }
        let found = folders.map { $0.appending(path: "Desks") }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "property/desk.yaml").path)
        }
        guard let found else { throw UsageError("no Desks folder found; name it with --desks or GUANJIA_DESKS") }
        return found
    }
}

struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
