import Kernel

extension DeclaredForm.Field {
    static let longestFound = 200

    /// The values that a text stands for, as lists are filtered by them.
    func values(_ text: String) -> [(text: String, number: Int64?)] {
        switch kind {
        case .signature where text.hasPrefix(DeclaredForm.typedName): [(text, nil)]
        case .choices, .checklist, .files, .photo, .signature:
            text.split(separator: ",").map { (String($0), nil) }
        case .number: [(text, FixedPoint.number(text, places: 3))]
        case .money: [(text, Int64(text))]
        case .date: [(text, Day(text).map { $0.date.daysSince1970 })]
        case .window: [(text, FormWindow(text)?.from.milliseconds)]
        case .table:
            (FormRows(text)?.all ?? []).flatMap { $0.values.sorted() }
                .map { (String($0.prefix(Self.longestFound)), nil) }
        case .text, .longText, .person, .place, .vehicle, .choice, .consent:
            [(String(text.prefix(Self.longestFound)), nil)]
        }
    }

    /// The words that a case is found by because of this.
    func spoken(_ text: String) -> String {
        if kind == .table { return (FormRows(text)?.all ?? []).flatMap { $0.values.sorted() }.joined(separator: " ") }
        return [.text, .longText, .person, .place, .vehicle].contains(kind) ? text : ""
    }
}

extension DeclaredForm {
    /// The words that a case is found by because of its form.
    func spoken(_ values: [String: String]) -> String {
        fields.compactMap { field in values[field.key].map(field.spoken) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
