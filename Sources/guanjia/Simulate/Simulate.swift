import ArgumentParser
import Foundation
import Kernel

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays a busy centre with crashes, retries and races, and checks the invariants.",
        discussion: """
            Played in a store of its own: a file, or where the store is a postgres URL a schema of that database, with \
            two copies of the program at work. The store itself is not touched. The same seed, the same output.
            """)

    @OptionGroup var options: StoreOptions
    @Option(help: "Another seed plays other days.") var seed: UInt64 = 1
    @Option(help: "How many days are played.") var days = 30
    @Option(help: "How many demands come in on a day, about.") var demands = 40
    @Flag(help: "Leaves the store it played in, and says where on standard error.") var keep = false

    func run() async throws {
        guard (1...3660).contains(days), (1...5000).contains(demands) else {
            throw UsageError("--days from 1 to 3660, --demands from 1 to 5000")
        }
        let place = try SimulatedPlace(of: try options.settings()[.store])
        do {
            let centre = try await Centre.open(options, place, seed: seed)
            let play = SimulatedDays(centre, seed: seed, demands: demands)
            for day in 0..<days { try await play.play(day) }
            await centre.close()
            for line in play.summary(seed: seed, days: days) { say(line) }
        } catch {
            FileHandle.standardError.write(Data("played in \(Config.shown(place.address))\n".utf8))
            throw error
        }
        if keep {
            FileHandle.standardError.write(Data("played in \(Config.shown(place.address))\n".utf8))
        } else {
            try place.remove()
        }
    }
}

/// An invariant did not hold.
struct Broken: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
