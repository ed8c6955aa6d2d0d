/// A time during which a clock stands still, its start included, its end not.
package struct Pause: Hashable, Sendable, Codable {
    package let from: Instant
    /// Nil while it lasts.
    package let to: Instant?

    package init(from: Instant, to: Instant?) {
        self.from = from
        self.to = to
    }

    /// What lies between pauses within `range`, in order. Pauses may overlap and come in any order; one that ends
    /// before it begins is none.
    static func between(_ pauses: [Pause], in range: Range<Int64>) -> [Range<Int64>] {
        var free: [Range<Int64>] = []
        var at = range.lowerBound
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            let (start, end) = (pause.from.milliseconds, pause.to?.milliseconds ?? .max)
            guard end > max(at, start) else { continue }
            if start >= range.upperBound { break }
            if start > at { free.append(at..<start) }
            at = end
        }
        if at < range.upperBound { free.append(at..<range.upperBound) }
        return free
    }
}
