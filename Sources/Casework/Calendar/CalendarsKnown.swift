import Synchronization

/// How many published calendars this copy of the program has learnt of: where the store has as many, nothing is new.
final class CalendarsKnown: Sendable {
    private let known = Atomic<Int>(0)

    var count: Int { known.load(ordering: .acquiring) }
    func set(_ count: Int) { known.store(count, ordering: .releasing) }
}
