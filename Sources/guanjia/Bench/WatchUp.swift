import Casework
import Kernel
import Web

/// How fast promises are told of that fell due while nobody looked: those of the filled store are late, all of them.
enum WatchUp {
    private static let most = 100_000

    struct Result {
        let notices: Int
        let seconds: Double
    }

    static func measure(_ house: House) async throws -> Result {
        let begun = ContinuousClock().now
        let notices = try await house.cases.watch(most: most)
        return Result(notices: notices, seconds: (ContinuousClock().now - begun).inSeconds)
    }
}
