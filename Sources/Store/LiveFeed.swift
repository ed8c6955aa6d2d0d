import Synchronization

/// Something that live pages want to hear of, after it is on disk.
package struct LiveNote: Sendable, Hashable {
    /// `case`, `promise`, `call`, `alert`, `board`, or `look` where only who is at a case has changed.
    package let topic: String
    package let project: Int64
    package let subject: String
    package let version: Int

    package init(topic: String, project: Int64, subject: String, version: Int) {
        self.topic = topic
        self.project = project
        self.subject = subject
        self.version = version
    }
}

/// Hands committed notes to whoever listens in this process.
///
/// A listener that does not keep up loses the oldest notes: they only say "look again", and the next one says it too.
package final class LiveFeed: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<LiveNote>.Continuation] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())
    private let counter = Atomic<Int>(0)

    package init() {}

    /// How many listen now.
    package var listeners: Int { state.withLock { $0.listeners.count } }

    package func listen() -> AsyncStream<LiveNote> {
        let key = counter.add(1, ordering: .relaxed).newValue
        let (stream, continuation) = AsyncStream.makeStream(of: LiveNote.self, bufferingPolicy: .bufferingNewest(256))
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.listeners.removeValue(forKey: key) }
        }
        let isClosed = state.withLock { state in
            if !state.isClosed { state.listeners[key] = continuation }
            return state.isClosed
        }
        if isClosed { continuation.finish() }
        return stream
    }

    func publish(_ notes: [LiveNote]) {
        guard !notes.isEmpty else { return }
        let all = state.withLock { Array($0.listeners.values) }
        for listener in all { for note in notes { listener.yield(note) } }
    }

    /// Ends every stream, also those that are asked for later, so that the server can stop.
    package func close() {
        let all = state.withLock { state in
            state.isClosed = true
            return Array(state.listeners.values)
        }
        for listener in all { listener.finish() }
    }
}
