import Foundation

/// Where passwords are looked at: scrypt takes 32 MiB and a good part of a second, so it runs off the threads that
/// answer requests, two at a time in the whole process, and what nobody would wait for does not queue.
enum PasswordLanes {
    private static let mostWaiting = 50
    private static let queue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = 2
        queue.qualityOfService = .userInitiated
        return queue
    }()

    /// - Throws: ``WorkforceRefusal/tooManyTries(waitSeconds:)`` where too many wait already
    static func run<T: Sendable>(_ work: @Sendable @escaping () -> T) async throws -> T {
        guard queue.operationCount < mostWaiting else { throw WorkforceRefusal.tooManyTries(waitSeconds: 10) }
        return await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: work()) }
        }
    }
}
