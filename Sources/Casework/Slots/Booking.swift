import Kernel

/// Something that is booked for a window.
package struct Booking: Sendable, Hashable {
    package let id: ID<Booking>
    package let item: ID<Case>
    package let resource: String
    package let building: String
    package let from: Instant
    package let until: Instant

    /// The most of `others` that hold at one instant of a window.
    static func peak(_ others: [Booking], from: Instant, until: Instant) -> Int {
        let within = others.filter { $0.from < until && $0.until > from }
        let begins = within.map { max($0.from, from) }
        return begins.map { at in within.count { $0.from <= at && $0.until > at } }.max() ?? 0
    }
}
