import Store
import Web

extension Centre {
    /// All copies do at once what happens by itself, twice each, and again where one of them failed or died.
    ///
    /// - Returns: how many acts were done, as far as those who did them heard of it.
    func run() async throws -> Int {
        var done = 0
        for _ in 0..<6 {
            let counts = try await runOnce()
            done += counts.compactMap(\.self).reduce(0, +)
            for copy in copies.indices { try await revive(copy) }
            if !counts.contains(nil) { return done }
        }
        throw Broken("what happens by itself was never done")
    }

    /// Nil of those that failed.
    private func runOnce() async throws -> [Int?] {
        try await withThrowingTaskGroup(of: Int?.self) { group in
            for house in (copies + copies).map(\.house) {
                group.addTask {
                    do {
                        try await house.cases.learnCalendars()
                        return try await house.cases.run() + house.cases.callOut()
                    } catch is StoreFailure { return nil }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
