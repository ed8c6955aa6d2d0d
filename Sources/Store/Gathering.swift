import Synchronization

/// Those who ask for the same at the same time share one answer.
///
/// Each gets an answer that was begun after it asked, never an older one: whoever comes while one is worked out waits
/// for the next, together with all others who came meanwhile. Two hundred boards that hear of one change cost two or
/// three readings so, and what stands on a screen is as fresh as if it had been read for it alone.
package final class Gathering<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Turn {
        let running: Task<Value, any Error>
        var next: Task<Value, any Error>?
    }

    private let turns = Mutex<[Key: Turn]>([:])

    package init() {}

    /// - Parameter make: works the answer out; what it throws is thrown to all who share it.
    package func value(
        _ key: Key, _ make: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        let task = turns.withLock { turns -> Task<Value, any Error> in
            guard let turn = turns[key] else {
                let first = Task {
                    defer { self.end(key) }
                    return try await make()
                }
                turns[key] = Turn(running: first)
                return first
            }
            if let next = turn.next { return next }
            let next = Task {
                _ = await turn.running.result
                self.begin(key)
                defer { self.end(key) }
                return try await make()
            }
            turns[key]?.next = next
            return next
        }
        return try await task.value
    }

    /// Whoever comes from now on comes too late for the one that waited.
    private func begin(_ key: Key) {
        turns.withLock { turns in
            if let next = turns[key]?.next { turns[key] = Turn(running: next) }
        }
    }

    /// Leaves nothing behind where nobody waits; whoever does takes over by itself.
    private func end(_ key: Key) {
        turns.withLock { turns in
            if let turn = turns[key], turn.next == nil { turns[key] = nil }
        }
    }
}
