import Foundation
import Synchronization

/// Where the time comes from. It is handed to the rooms; nothing else reads the wall clock.
package struct Clock: Sendable {
    private let read: @Sendable () -> Instant

    package init(_ read: @escaping @Sendable () -> Instant) { self.read = read }
    package func now() -> Instant { read() }

    /// The clock of the machine.
    package static let system = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// A clock that stands still until it is told to move: for tests, for the demo's history, for playing a year in a
/// second.
package final class HandClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ start: Instant) { instant = Mutex(start) }
    package var clock: Clock { Clock { self.now } }
    package var now: Instant { instant.withLock { $0 } }
    package func advance(_ span: Span) { instant.withLock { $0 = $0 + span } }
    package func set(_ to: Instant) { instant.withLock { $0 = to } }
}
