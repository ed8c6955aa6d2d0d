import Kernel
import Store

extension Entrance {
    private static func guesser(_ address: String) -> String { "link:" + address }

    /// Whether links are opened for an address: not while it has lately brought many that open nothing.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)`` after thirty wrong ones in 15 minutes
    package func checkLinks(from address: String) async throws {
        let left = try await store.read { try Self.wait($0, Self.guesser(address), at: store.clock.now()) }
        if left > .zero { throw WorkforceRefusal.tooManyTries(waitSeconds: Int(left.wholeSeconds) + 1) }
    }

    /// Counts a link that opened nothing.
    package func countWrongLink(from address: String) async throws {
        try await store.write { try SignInTryTable.insert($0, Self.guesser(address)) }
    }
}
