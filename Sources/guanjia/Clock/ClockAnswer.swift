import Kernel
import Web

/// What `clock` answers, as lines and as JSON: instants with the offset of the calendar's zone, lengths in seconds.
struct ClockAnswer: Encodable {
    let calendar: WorkCalendar
    let from: Instant
    let to: Instant
    /// Nil where a due time was not asked for.
    let target: Span?
    let worked: Span
    let paused: Span
    let steps: [ClockStep]
    private let words: StepWords

    init(_ calendar: WorkCalendar, _ from: Instant, _ to: Instant, _ pauses: [Pause], target: Span?) throws {
        self.calendar = calendar
        self.from = from
        self.to = to
        self.target = target
        worked = calendar.worked(from: from, to: to, pauses: pauses)
        paused = Span(milliseconds: calendar.worked(from: from, to: to).milliseconds - worked.milliseconds)
        steps = try calendar.steps(from: from, to: to, pauses: pauses)
        words = try StepWords()
    }

    /// The end, the sum, then a row a line, parted by tabs.
    func lines(_ end: String) -> [String] {
        let zone = calendar.zone
        let version = "version \(calendar.version)"
        let rows = steps.map { step in
            let times = [zone.text(step.from), zone.text(step.to), step.length.isoText]
            return (times + [step.counts ? "counts" : "-", words[step].en]).joined(separator: "\t")
        }
        return [
            "\(end) \(zone.text(to))", "worked \(worked.isoText), paused \(paused.isoText)",
            "by the calendar of \(zone.identifier), \(version)",
        ] + rows
    }

    private enum Key: String, CodingKey { case zone, version, from, to, due, target, worked, paused, steps }
    private enum StepKey: String, CodingKey { case from, to, counts, why, seconds, words }

    func encode(to encoder: any Encoder) throws {
        var table = encoder.container(keyedBy: Key.self)
        try table.encode(calendar.zone.identifier, forKey: .zone)
        try table.encode(calendar.version, forKey: .version)
        try table.encode(calendar.zone.text(from), forKey: .from)
        try table.encode(calendar.zone.text(to), forKey: target == nil ? .to : .due)
        if let target { try table.encode(Seconds(target), forKey: .target) }
        try table.encode(Seconds(worked), forKey: .worked)
        try table.encode(Seconds(paused), forKey: .paused)
        var rows = table.nestedUnkeyedContainer(forKey: .steps)
        for step in steps {
            var row = rows.nestedContainer(keyedBy: StepKey.self)
            try row.encode(calendar.zone.text(step.from), forKey: .from)
            try row.encode(calendar.zone.text(step.to), forKey: .to)
            try row.encode(step.counts, forKey: .counts)
            try row.encode(step.why.rawValue, forKey: .why)
            try row.encode(Seconds(step.length), forKey: .seconds)
            try row.encode(words[step], forKey: .words)
        }
    }
}

/// A length in seconds, with decimals only where there are milliseconds.
private struct Seconds: Encodable {
    let span: Span
    init(_ span: Span) { self.span = span }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        let isWhole = span.milliseconds % 1000 == 0
        if isWhole { try value.encode(span.wholeSeconds) } else { try value.encode(Double(span.milliseconds) / 1000) }
    }
}
