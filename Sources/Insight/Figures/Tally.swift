import Kernel

/// What some facts come to.
package struct Tally: Sendable, Hashable {
    /// How many were judged: the denominator.
    package let count: Int
    /// How many of them count: the numerator of a share.
    package let counted: Int
    /// Enough of them that they say something.
    package let isEnough: Bool
    /// The share from 0 to 1, the median in seconds, or the count; nil where there are not enough.
    package let value: Double?
    /// Of times, the one within which nine in ten lie, in seconds.
    package let ninety: Double?

    package init(_ facts: [Fact], _ unit: Measure.Unit) {
        count = facts.count
        counted = facts.count(where: \.counts)
        isEnough = unit == .count || facts.count >= Measure.least
        switch unit {
        case .count: (value, ninety) = (Double(count), nil)
        case .share: (value, ninety) = (isEnough ? Double(counted) / Double(count) : nil, nil)
        case .seconds:
            let times = isEnough ? facts.compactMap(\.judgement.took).sorted() : []
            (value, ninety) = (Self.within(50, times), Self.within(90, times))
        }
    }

    /// The shortest time within which so many per cent lie (nearest rank), in seconds.
    private static func within(_ percent: Int, _ sorted: [Span]) -> Double? {
        guard !sorted.isEmpty else { return nil }
        let rank = (sorted.count * percent + 99) / 100
        return Double(sorted[max(0, rank - 1)].milliseconds) / 1000
    }
}
