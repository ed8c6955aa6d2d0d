import Dispatch
import Foundation
import Synchronization

/// Threads with a connection each, that take what waits: a query waits for a network, and no thread that answers
/// requests shall. They end with the last reference to this.
final class PostgresReaders: Sendable {
    private let queue = ReadQueue()
    private let count: Int

    /// - Parameter make: makes a link; it connects when it is first used.
    init(_ count: Int, _ make: @Sendable @escaping () -> PostgresLink) {
        self.count = count
        for number in 0..<count {
            let thread = Thread { [queue] in
                let link = make()
                while let job = queue.next() { job(link) }
            }
            thread.name = "store-reader-\(number)"
            thread.start()
        }
    }

    deinit { queue.close(count) }

    /// Runs a transaction on one of the connections, again where its connection broke.
    func run<T: Sendable>(_ body: @Sendable @escaping (PostgresLink) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            queue.add { [asked = Patience.uptime] link in
                continuation.resume(with: Result { try link.again(since: asked) { try body(link) } })
            }
        }
    }
}

/// Reads that wait for a connection.
private final class ReadQueue: Sendable {
    typealias Job = @Sendable (PostgresLink) -> Void

    private let waiting = Mutex<[Job]>([])
    private let signal = DispatchSemaphore(value: 0)

    func add(_ job: @escaping Job) {
        waiting.withLock { $0.append(job) }
        signal.signal()
    }

    /// Nil when there will be no more.
    func next() -> Job? {
        signal.wait()
        return waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    func close(_ readers: Int) { for _ in 0..<readers { signal.signal() } }
}
