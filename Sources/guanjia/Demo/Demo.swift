import ArgumentParser
import Foundation
import Kernel
import Logging
import Store
import Web

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a demo estate with a working history and serves it; again it keeps what is there.")

    /// Everybody's password in the demo; it guards nothing.
    static let password = "guanjia-demo"

    @OptionGroup var serving: ServeOptions
    @Flag(help: "Begins anew.") var fresh = false
    @Option(help: "How many days of history are made.") var days = 75
    @Option(help: "Another seed makes another history.") var seed: UInt64 = 2611

    func run() async throws {
        let settings = try serving.settings()
        let port = try settings.number(.port)
        let path = settings.entry(.store).origin == "default" ? "guanjia-demo.db" : settings[.store]
        var options = serving.store
        options.store = path
        guard !path.contains("://") else { throw UsageError("the demo lies in a file; serve takes other stores") }
        if fresh { try Self.remove(path) }
        let script = try DemoScript.read(try options.deskFolder().appending(path: "demo.yaml"))
        if !FileManager.default.fileExists(atPath: path) {
            // Made beside the place and moved there when whole: a demo that was interrupted is begun anew.
            let draft = path + ".draft"
            try Self.remove(draft)
            try await make(options, at: draft, script)
            for ending in ["", ".blobs", ".key"] where FileManager.default.fileExists(atPath: draft + ending) {
                try FileManager.default.moveItem(atPath: draft + ending, toPath: path + ending)
            }
            try Self.remove(draft)
        }
        for member in script.staff where member.left == nil {
            say("\(member.roles[0]) \(member.user) \(Self.password)")
        }
        let house = try await options.open(door: settings.door(), provider: settings.provider())
        try await serve(house, settings, port: port)
    }

    private func make(_ options: StoreOptions, at path: String, _ script: DemoScript) async throws {
        var options = options
        options.store = path
        let now = Clock.system.now()
        let hand = HandClock(now - .days(Int64(days)))
        let house = try await options.open(hand.clock)
        let estate = try await DemoEstate.build(script, in: house, seed: seed)
        try await DemoHistory(script, estate, house, hand, seed: seed).play(until: now)
        house.store.close()
        try house.store.finish()
    }

    private static func remove(_ path: String) throws {
        let files = ["", "-wal", "-shm", ".blobs", ".key"].map { path + $0 }
        for file in files where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
    }
}
