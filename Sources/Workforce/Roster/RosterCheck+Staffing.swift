import Directory
import Kernel

extension RosterCheck {
    /// Each stretch in which fewer are there than a line of the rules asks for; its figure is the fewest.
    var staffing: [RosterBreach] {
        rules.staffing.enumerated().filter { $0.element.department == department.key }.flatMap { line, rule in
            let there = Presence(present(with: rule.role))
            return days.lowerBound.through(days.upperBound).filter { rule.weekdays.contains(Weekday(of: $0)) }
                .flatMap { day -> [RosterBreach] in
                    let from = zone.first(showing: rule.hours.start, of: day)
                    let to = zone.first(showing: rule.hours.end, of: day)
                    guard from < to else { return [] }
                    let near = there.within(from..<to)
                    return Self.short(of: rule.least, from..<to, near).map { span, fewest in
                        RosterBreach(
                            .staffing, nil, day, day, figure: fewest, limit: rule.least, line: line, span: span)
                    }
                }
        }
    }

    /// When somebody of the department is there who counts, a stretch for each: planned and not away.
    func present(with role: String? = nil) -> [Range<Instant>] {
        members.filter { role.map($0.roles.contains) ?? true }.flatMap { member in
            (pieces[member.staff] ?? []).filter {
                $0.isWork && $0.cell.project == project && $0.cell.department == department.id
            }.flatMap { piece in
                (away[member.staff] ?? []).reduce(piece.spans) { left, gone in left.flatMap { $0.without(gone) } }
            }
        }
    }

    /// The stretches of `window` in which fewer than `least` are there, with the fewest of each.
    static func short(
        of least: Int, _ window: Range<Instant>, _ there: [Range<Instant>]
    ) -> [(span: Range<Instant>, fewest: Int)] {
        let cuts = Set(
            [window.lowerBound, window.upperBound]
                + there.flatMap { [$0.lowerBound, $0.upperBound] }.filter { window.contains($0) }
        ).sorted()
        var found: [(span: Range<Instant>, fewest: Int)] = []
        for (from, to) in zip(cuts, cuts.dropFirst()) {
            let count = there.count { $0.contains(from) }
            guard count < least else { continue }
            if let last = found.last, last.span.upperBound == from {
                found[found.count - 1] = (last.span.lowerBound..<to, min(last.fewest, count))
            } else {
                found.append((from..<to, count))
            }
        }
        return found
    }
}

/// Stretches, found by when they are: no shift is longer than three days.
private struct Presence {
    private let byDay: [Int64: [Range<Instant>]]
    private static let day: Int64 = 86_400_000

    init(_ spans: [Range<Instant>]) {
        byDay = Dictionary(grouping: spans) { $0.lowerBound.milliseconds / Self.day }
    }

    func within(_ window: Range<Instant>) -> [Range<Instant>] {
        let (first, last) = (window.lowerBound.milliseconds / Self.day, window.upperBound.milliseconds / Self.day)
        return (first - 3...last).flatMap { byDay[$0] ?? [] }.filter { $0.overlaps(window) }
    }
}

extension Range<Instant> {
    /// What is left of it outside another.
    fileprivate func without(_ other: Range<Instant>) -> [Range<Instant>] {
        guard overlaps(other) else { return [self] }
        let before = lowerBound..<Swift.max(lowerBound, other.lowerBound)
        let after = Swift.min(upperBound, other.upperBound)..<upperBound
        return [before, after].filter { !$0.isEmpty }
    }
}
