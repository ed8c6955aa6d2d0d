import Crypto
import Foundation
import Kernel
import Store

extension Turnstile {
    /// What one copy has counted for one comer.
    struct Count: Sendable, Equatable {
        /// A digest: the store holds no address and no token for it.
        let key: String
        /// Nil for what is open, which has no window.
        let window: Instant?
        let count: Int
    }

    private enum Sort: String { case requests, open }

    /// Nobody hears of what is below this part of its limit.
    private static let quietPart = 4
    /// What is open is told again after this time, and believed for three times as long.
    private static let again = Span.seconds(5)

    /// Tells the other copies on the store what this one has counted of those who come near their limit, and hears
    /// what they have counted. Where nobody came nothing is asked, where nobody is near a limit nothing is written.
    package func share(_ store: Store) async throws {
        guard store.isShared, limits != .none else { return }
        try await tell(store)
    }

    /// As ``share(_:)``, on whatever store.
    package func tell(_ store: Store) async throws {
        let now = clock.now()
        guard let counts = state.withLock({ news(&$0, now) }) else { return }
        let (window, copy, since) = (Self.start(of: now), copy, now - Self.again - Self.again - Self.again)
        do {
            if !counts.isEmpty {
                try await store.write { tx in
                    _ = try Self.forget(tx)
                    for count in counts { try TurnstileTable.put(tx, count, by: copy) }
                }
            }
            let heard = try await store.read { try TurnstileTable.others($0, but: copy, in: window, since: since) }
            state.withLock { learn(&$0, heard, in: window) }
        } catch {
            tellAgain()
            throw error
        }
    }

    /// What the others should know; nil where there is nothing to tell and nobody to hear of.
    private func news(_ state: inout State, _ now: Instant) -> [Count]? {
        state.begin(Self.start(of: now))
        var counts: [Count] = []
        for (comer, tally) in state.requests
        where tally.own != tally.told && isNear(tally, limits.requests(of: comer)) {
            state.requests[comer]?.told = tally.own
            counts.append(Count(key: Self.key(.requests, comer), window: state.window, count: tally.own))
        }
        for (comer, tally) in state.open {
            let isNear = isNear(tally, limits.open(of: comer))
            let isNews = tally.own != tally.told || tally.toldAt + Self.again <= now
            guard isNear ? isNews : tally.told > 0 else { continue }
            counts.append(Count(key: Self.key(.open, comer), window: nil, count: tally.own))
            state.open[comer]?.told = isNear ? tally.own : 0
            state.open[comer]?.toldAt = now
            if tally.own == 0 { state.open[comer] = nil }
        }
        return state.isQuiet && counts.isEmpty ? nil : counts
    }

    /// The others may not have heard: they are told everything again.
    private func tellAgain() {
        state.withLock { state in
            for comer in state.requests.keys { state.requests[comer]?.told = 0 }
            for comer in state.open.keys { state.open[comer]?.toldAt = Instant(milliseconds: 0) }
        }
    }

    private func isNear(_ tally: Tally, _ limit: Int) -> Bool { limit > 0 && tally.own * Self.quietPart >= limit }

    private func learn(_ state: inout State, _ heard: [String: Int], in window: Instant) {
        for comer in state.open.keys { state.open[comer]?.others = heard[Self.key(.open, comer)] ?? 0 }
        guard state.window == window, !heard.isEmpty else { return }
        for comer in state.requests.keys { state.requests[comer]?.others = heard[Self.key(.requests, comer)] ?? 0 }
    }

    private static func key(_ sort: Sort, _ comer: Comer) -> String {
        SHA256.hash(data: Data("\(sort.rawValue) \(comer)".utf8)).prefix(16).hex
    }

    /// What was told more than a minute ago is of no use to anybody.
    ///
    /// - Returns: how many rows that were.
    package static func forget(_ tx: Tx) throws -> Int { try TurnstileTable.forget(tx, before: tx.now - .minutes(1)) }
}
