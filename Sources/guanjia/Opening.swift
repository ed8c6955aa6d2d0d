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

    @Option(help: "A file of settings. Default: GUANJIA_CONFIG, else guanjia.yaml where it lies here.")
    var config: String?

    @Option(help: "debug, info, warning or error. Default: GUANJIA_LOG_LEVEL, else info.") var logLevel: String?
    @Option(help: "text or json. Default: GUANJIA_LOG_FORMAT, else text.") var logFormat: String?
    @Option(help: "A statement that takes longer is logged. Default: GUANJIA_SLOW_QUERY_MS, else 500.")
    var slowQueryMs: Int?

    func settings(_ more: [Setting: String?] = [:]) throws -> Settings {
        let own: [Setting: String?] = [
            .store: store, .blobs: blobs, .desks: desks, .logLevel: logLevel, .logFormat: logFormat,
            .slowQueryMs: slowQueryMs.map { "\($0)" },
        ]
        return try Settings(file: config, flags: own.merging(more) { $1 })
    }

    /// Opens the store and puts the rooms together.
    ///
    /// - Parameters:
    ///   - door: the rules of the door for whoever serves; without limits for everybody else.
    ///   - provider: by whose way people may come in, for whoever serves.
    func open(
        _ clock: Clock = .system, faults: Faults? = nil, door: DoorRules = DoorRules(),
        provider: (SignOnRules, ProviderLine)? = nil
    ) async throws -> House {
        let settings = try settings()
        let folder = try deskFolder()
        async let reading = Desk.read(folder)
        // A store that is there is not touched before the desk is known to be good; a new one is made meanwhile.
        if !FirstPassword.isNew(settings[.store]) { _ = try await reading }
        let store = try openStore(settings, clock, faults: faults)
        let house = try House(store: store, desks: [try await reading], logger: LineLog.logger(settings), door: door,
            sends: !settings[.textGateway].isEmpty, address: settings[.publicAddress].replacing(/\/+$/, with: ""),
            keyring: Self.keyring(settings), provider: provider, folder: folder)
        try await house.furnish()
        return house
    }

    /// What seals, where a key file is named or the store is a file beside which one can lie.
    private static func keyring(_ settings: Settings) -> Keyring? {
        let (named, store) = (settings[.keyFile], settings[.store])
        if !named.isEmpty { return Keyring(file: URL(fileURLWithPath: named)) }
        return store.contains("://") ? nil : Keyring(file: URL(fileURLWithPath: store + ".key"))
    }

    /// Opens the store alone.
    func openStore(_ settings: Settings, _ clock: Clock = .system, faults: Faults? = nil) throws -> Store {
        try Store(
            at: settings[.store], blobs: settings[.blobs].isEmpty ? nil : settings[.blobs], clock: clock,
            migrations: House.migrations, logger: LineLog.logger(settings),
            slow: Span(milliseconds: Int64(try settings.number(.slowQueryMs))), faults: faults)
    }

    /// The folder of the desk: the first of those that declare one, by name.
    func deskFolder() throws -> URL {
        let named = try settings()[.desks]
        let all = try DesksFolder.find(named.isEmpty ? nil : named)
        guard let desk = DesksFolder.desks(all).first else {
            throw UsageError("no desk in \(all.path): no folder of it has a desk.yaml")
        }
        return desk
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
        let found = folders.map { $0.appending(path: "Desks") }.first { !desks($0).isEmpty }
        guard let found else { throw UsageError("no Desks folder found; name it with --desks or GUANJIA_DESKS") }
        return found
    }

    /// The folders in it that declare a desk, by name.
    static func desks(_ folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { folder.appending(path: $0) }.filter {
            FileManager.default.fileExists(atPath: $0.appending(path: "desk.yaml").path)
        }
    }
}

struct UsageError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
