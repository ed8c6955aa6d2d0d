import Casework
import Kernel
import Web

/// How fast promises are told of that fell due while nobody looked: a month later those of the filled store are late,
/// all of them.
enum WatchUp {
    private static let most = 100_000
    private static let later = Span.days(30)

    struct Result {
        let notices: Int
        let seconds: Double
    }

    /// Opens the store once more, with a clock that is ahead. Each promise is told of once: another run finds none.
    static func measure(_ options: StoreOptions) async throws -> Result {
        let house = try await options.open(Clock { Clock.system.now() + later })
        defer { house.store.close() }
        let (begun, notices) = (ContinuousClock().now, try await house.cases.watch(most: most))
        return Result(notices: notices, seconds: (ContinuousClock().now - begun).inSeconds)
    }
}
