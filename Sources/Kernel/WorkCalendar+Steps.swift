extension WorkCalendar {
    /// What happened on the working clock between two instants: rows that follow each other without a gap. Those that
    /// count add up to ``worked(from:to:pauses:)``.
    ///
    /// Only working time is taken by a pause; a closed night within one is closed.
    ///
    /// - Throws: ``CalendarRefusal/tooManySteps(most:)``, ``CalendarRefusal/timeOutOfReach`` outside
    ///   ``Instant/sayable``.
    package func steps(from: Instant, to: Instant, pauses: [Pause] = []) throws -> [ClockStep] {
        guard from < to else { return [] }
        guard Instant.sayable.contains(from), to <= Instant.sayable.upperBound else {
            throw CalendarRefusal.timeOutOfReach
        }
        let whole = from.milliseconds..<to.milliseconds
        var free = Pause.between(pauses, in: whole)[...]
        var steps: [ClockStep] = []
        try forEachStretch(in: whole) { part, stretch in
            for (piece, runs) in Self.cut(part, &free) {
                let why = stretch.counts && !runs ? .pause : stretch.why
                Self.join(step(piece, why, stretch.day), to: &steps)
            }
            guard steps.count <= ClockStep.most else { throw CalendarRefusal.tooManySteps(most: ClockStep.most) }
            return true
        }
        return steps
    }

    private func step(_ range: Range<Int64>, _ why: ClockStep.Why, _ day: Int64) -> ClockStep {
        ClockStep(
            from: Instant(milliseconds: range.lowerBound), to: Instant(milliseconds: range.upperBound), why: why,
            name: why == .closed ? nil : days[Day(CivilDate(daysSince1970: day))]?.name)
    }

    /// A stretch in pieces, each with whether the clock runs in it. Forgets the free time that lies before it.
    private static func cut(
        _ part: Range<Int64>, _ free: inout ArraySlice<Range<Int64>>
    ) -> [(Range<Int64>, runs: Bool)] {
        var pieces: [(Range<Int64>, runs: Bool)] = []
        var at = part.lowerBound
        while let next = free.first, next.upperBound <= at { free.removeFirst() }
        for next in free {
            let run = next.clamped(to: part)
            if run.isEmpty { break }
            if run.lowerBound > at { pieces.append((at..<run.lowerBound, false)) }
            pieces.append((run, true))
            at = run.upperBound
        }
        if at < part.upperBound { pieces.append((at..<part.upperBound, false)) }
        return pieces
    }

    /// A row that goes on with what the last one says makes it longer.
    private static func join(_ step: ClockStep, to steps: inout [ClockStep]) {
        guard let last = steps.last, last.why == step.why, last.name == step.name else { return steps.append(step) }
        steps[steps.count - 1] = ClockStep(from: last.from, to: step.to, why: last.why, name: last.name)
    }
}
