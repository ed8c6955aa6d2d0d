import Synchronization

/// Carries a value from the writing thread to the one that waits for the commit.
final class Box<T: Sendable>: Sendable {
    private let value = Mutex<T?>(nil)

    func set(_ new: T) { value.withLock { $0 = new } }
    var result: Result<T, any Error> {
        value.withLock { $0 }.map { .success($0) } ?? .failure(StoreFailure.closed)
    }
}
