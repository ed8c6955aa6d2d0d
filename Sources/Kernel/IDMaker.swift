import Synchronization

/// Makes identities: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence.
///
/// It never repeats and never goes back, also where the clock does: it then counts on from the last one it made.
package final class IDMaker: Sendable {
    private let clock: Clock
    private let node: Int64
    private let last: Mutex<Int64>
    private static let epoch: Int64 = 1_577_836_800_000

    /// - Parameter node: tells copies of the process apart, 0…1023.
    package init(clock: Clock, node: Int64 = 0) {
        self.clock = clock
        self.node = node & 1023
        last = Mutex(0)
    }

    /// Whatever is made from now on comes after `newest`, an identity that another one made: clocks of two machines
    /// differ, and one that was set back knows nothing of what was made before.
    package func follow(_ newest: Int64) { last.withLock { $0 = max($0, (newest >> 22) << 12 | 4095) } }

    /// The least number that an identity made at `instant` or later can have.
    package static func first(at instant: Instant) -> Int64 {
        min(max(0, instant.milliseconds - epoch), Int64.max >> 22) << 22
    }

    /// When an identity was made, by the clock that it follows.
    package static func time(of number: Int64) -> Instant { Instant(milliseconds: epoch + (number >> 22)) }

    /// The time by the same clock.
    package var now: Instant { clock.now() }

    package func make<T>(_: T.Type = T.self) -> ID<T> {
        let tick = max(0, clock.now().milliseconds - Self.epoch) << 12
        let count = last.withLock { last in
            last = max(last + 1, tick)
            return last
        }
        return ID(number: (count >> 12) << 22 | node << 12 | (count & 4095))
    }
}
