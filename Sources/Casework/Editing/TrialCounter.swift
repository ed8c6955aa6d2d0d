import Synchronization

/// Gives out numbers that mean nothing outside one trial.
final class TrialCounter: Sendable {
    private let last: Atomic<Int64>

    init(from first: Int64) { last = Atomic(first) }

    func next() -> Int64 { last.add(1, ordering: .relaxed).newValue }
}
