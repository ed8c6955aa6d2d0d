/// A stretch of instants during which a zone's clock runs without a jump, in milliseconds since 1970.
struct SteadyStretch: Equatable {
    let range: Range<Int64>
    /// What is added to an instant to get what the clock shows.
    let offset: Int64
}

extension Zone {
    /// Parts a stretch of at most a day where the zone's clock jumps.
    ///
    /// It looks at both ends and halves the stretch where they differ; no zone of the tz database changes twice within
    /// 95 hours (Africa/Freetown did in 1939). Foundation's `nextDaylightSavingTimeTransition` is not needed for it.
    func steady(_ range: Range<Int64>) -> [SteadyStretch] {
        let (first, last) = (offset(range.lowerBound), offset(range.upperBound - 1))
        guard first != last else { return [SteadyStretch(range: range, offset: first)] }
        var (before, after) = (range.lowerBound, range.upperBound - 1)
        while after - before > 1 {
            let middle = before + (after - before) / 2
            if offset(middle) == first { before = middle } else { after = middle }
        }
        return [
            SteadyStretch(range: range.lowerBound..<after, offset: first),
            SteadyStretch(range: after..<range.upperBound, offset: last),
        ]
    }

    private func offset(_ milliseconds: Int64) -> Int64 {
        Int64(offsetSeconds(at: Instant(milliseconds: milliseconds))) * 1000
    }
}
