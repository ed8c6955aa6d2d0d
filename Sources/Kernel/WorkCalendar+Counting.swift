extension WorkCalendar {
    /// Whether the clock runs at an instant.
    package func isWorking(at instant: Instant) -> Bool {
        let day = instant.milliseconds.floorDivided(by: Self.dayLength)
        return stretches(ofDay: day).contains { $0.counts && $0.range.contains(instant.milliseconds) }
    }

    /// The working time between two instants without that of pauses, which count once where they overlap; negative
    /// where `to` lies before `from`. Only the years of ``Instant/sayable`` count.
    package func worked(from: Instant, to: Instant, pauses: [Pause] = []) -> Span {
        guard from <= to else { return Span(milliseconds: -worked(from: to, to: from, pauses: pauses).milliseconds) }
        let sayable = Instant.sayable.lowerBound.milliseconds..<Instant.sayable.upperBound.milliseconds
        let range = (from.milliseconds..<to.milliseconds).clamped(to: sayable)
        var sum: Int64 = 0
        for free in Pause.between(pauses, in: range) {
            forEachStretch(in: free) { part, stretch in
                if stretch.counts { sum += part.upperBound - part.lowerBound }
                return true
            }
        }
        return Span(milliseconds: sum)
    }

    /// Walks over what the calendar says, day by day, until `visit` answers false.
    ///
    /// - Parameter visit: gets the part of a stretch that lies in `range`, and the stretch.
    func forEachStretch(in range: Range<Int64>, _ visit: (Range<Int64>, WorkStretch) throws -> Bool) rethrows {
        var at = range.lowerBound
        while at < range.upperBound {
            let day = at.floorDivided(by: Self.dayLength)
            for stretch in stretches(ofDay: day) where stretch.range.upperBound > at {
                let part = stretch.range.clamped(to: at..<range.upperBound)
                if part.isEmpty { return }
                guard try visit(part, stretch) else { return }
            }
            at = (day + 1) * Self.dayLength
        }
    }
}
