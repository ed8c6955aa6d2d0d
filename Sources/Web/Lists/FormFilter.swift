import Casework
import Kernel

/// What a list asks of one field of a form, between the inputs of the page and the address.
///
/// An input is called `f.visitors.count.from`. What it says stands in the address as `field=visitors.count:2..`, the
/// one spelling that saved views, exports and the API know.
struct FormFilter {
    /// How a field is asked for.
    enum Shape: Equatable {
        /// One of these values, with their names.
        case options
        /// From one value to another, both in it: numbers, money, days.
        case range
        /// The whole text that the field holds.
        case text
    }

    let kind: String
    let field: DeclaredForm.Field
    /// Where the days of a window begin and end.
    let zone: Zone

    /// `visitors.count`.
    var path: String { "\(kind).\(field.key)" }
    /// `f.visitors.count`.
    var input: String { "f.\(path)" }

    /// Nil for what no list is asked by: files, signatures, and texts without end.
    var shape: Shape? {
        switch field.kind {
        case .choice, .choices, .checklist, .consent: .options
        case .number, .money, .date, .window: .range
        case .text, .person, .place, .vehicle, .table: .text
        case .longText, .files, .photo, .signature: nil
        }
    }

    /// The fields of the form of a kind that a list can be asked by.
    static func all(of kind: String?, _ desks: some Collection<Desk>, _ zone: Zone) -> [FormFilter] {
        guard let kind, let form = desks.lazy.compactMap({ $0.procedure(kind)?.form }).first else { return [] }
        return form.fields.map { FormFilter(kind: kind, field: $0, zone: zone) }.filter { $0.shape != nil }
    }

    /// The condition that the inputs say, as it stands in an address; nil where they are empty.
    ///
    /// - Parameter value: what stands in an input, by its name; nil for nothing.
    func condition(_ value: (String) -> String?) -> String? {
        guard shape == .range else {
            guard let text = value(input)?.trimmed, !text.isEmpty else { return nil }
            return "\(path):\(shape == .text ? field.spelled(text) : text)"
        }
        var (from, until) = (value("\(input).from")?.trimmed ?? "", value("\(input).to")?.trimmed ?? "")
        guard !from.isEmpty || !until.isEmpty else { return nil }
        if isReversed(from, until) { swap(&from, &until) }
        return "\(path):\(end(from, isLast: false))..\(end(until, isLast: true))"
    }

    /// Whether somebody typed the greater end first.
    private func isReversed(_ from: String, _ until: String) -> Bool {
        func isAfter<Value: Comparable>(_ read: (String) -> Value?) -> Bool {
            guard let first = read(from), let last = read(until) else { return false }
            return first > last
        }
        return switch field.kind {
        case .date, .window: isAfter { Day($0) }
        default: isAfter { FixedPoint.number($0, places: field.kind == .money ? 2 : 3) }
        }
    }

    /// One end as addresses spell it; what cannot be read stays as it is, and is refused there.
    private func end(_ text: String, isLast: Bool) -> String {
        switch field.kind {
        case .money: return FixedPoint.number(text, places: 2).map { "\($0)" } ?? text
        case .window:
            guard let day = Day(text) else { return text }
            let at = isLast ? zone.start(of: day.adding(days: 1)) - .seconds(1) : zone.start(of: day)
            return Zone.utc.text(at)
        default: return text
        }
    }

    /// What stands in the two inputs of a range for a condition; empty for an open end.
    func ends(_ condition: FormCondition) -> (from: String, to: String) {
        guard let range = condition.range else {
            let text = condition.text ?? ""
            return (typed(text), typed(text))
        }
        return (
            range.lowerBound == .min ? "" : typed(range.lowerBound),
            range.upperBound == .max ? "" : typed(range.upperBound)
        )
    }

    /// The same for a condition that cannot be read, each end as it was typed, and whether it is wrong.
    func ends(unread condition: String) -> (from: End, to: End) {
        let ends = condition.dropFirst(path.count + 1).split(separator: "..", omittingEmptySubsequences: false)
        return (
            end(unread: String(ends.first ?? "")), end(unread: ends.dropFirst().joined(separator: ".."))
        )
    }

    typealias End = (text: String, isWrong: Bool)

    private func end(unread text: String) -> End {
        guard !text.isEmpty else { return ("", false) }
        guard let range = field.range("\(text)..") else { return (text, true) }
        return (typed(range.lowerBound), false)
    }

    private func typed(_ number: Int64) -> String {
        switch field.kind {
        case .number: FixedPoint.text(number, places: 3)
        case .money: FixedPoint.text(number, places: 2)
        case .date: "\(Day(CivilDate(daysSince1970: number)))"
        default: "\(zone.day(of: Instant(milliseconds: number)))"
        }
    }

    /// One value, as a field holds it.
    private func typed(_ text: String) -> String {
        switch field.kind {
        case .money: Int64(text).map { FixedPoint.text($0, places: 2) } ?? ""
        case .window: FormWindow(text).map { "\(zone.day(of: $0.from))" } ?? ""
        default: text
        }
    }
}

extension DeclaredForm.Field {
    /// As the field would hold it; a plate in capitals, without its point.
    fileprivate func spelled(_ text: String) -> String {
        // Of a table it is one cell that is looked for.
        guard kind != .table, let held = try? read(text) else { return text }
        return held
    }
}
