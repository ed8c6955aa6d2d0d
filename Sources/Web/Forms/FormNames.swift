import Casework
import Kernel

/// How the fields of a declared form are called in a page's form, and what they say there.
///
/// A field of several inputs has one name for each: `form.works.walls`, `form.stay.from`, `form.goods.0.what`.
enum FormNames {
    /// Rows that stand empty below those of a table.
    static let spareRows = 4

    /// An action with what was filled in, also of the fields of the form that it asks.
    static func request(_ action: String, _ form: Form, _ times: TimeWords, in ask: Ask) async throws -> ActRequest {
        var asked = try ActRequest(action, form, times)
        let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
        let procedure = try ask.house.cases.rules(of: item).procedure
        let keys = procedure.action(action)?.asks ?? []
        let fields = procedure.form.fields.filter { keys.contains($0.key) }
        asked.act.form = given(fields, times) { form.joined($0) }
        asked.brought = brought(fields, form)
        return asked
    }

    /// The texts that a page's form fills in, by the keys of the fields, in the spelling that the fields read.
    ///
    /// - Parameter value: what was typed under a name; nil where it is empty.
    static func given(
        _ fields: [DeclaredForm.Field], _ times: TimeWords, _ value: (String) -> String?
    ) -> [String: String] {
        let pairs = fields.map { ($0.key, given($0, $0.path, times, value)) }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func given(
        _ field: DeclaredForm.Field, _ name: String, _ times: TimeWords, _ value: (String) -> String?
    ) -> String {
        switch field.kind {
        case .choices:
            return field.options.filter { value("\(name).\($0.key)") != nil }.map(\.key).joined(separator: ",")
        case .checklist:
            return field.options.compactMap { item in value("\(name).\(item.key)").map { "\(item.key)=\($0)" } }
                .joined(separator: ",")
        case .signature: return signature(name, value)
        case .files, .photo:
            // Ticked by their IDs, which the case knows and the field does not.
            return value(name) ?? ""
        case .window:
            // An hour that was chosen is the field's own text.
            if let chosen = value(name) { return chosen }
            let ends = ["from", "until"].map { end in value("\(name).\(end)") }
            guard ends.contains(where: { $0 != nil }) else { return "" }
            return ends.map { $0.flatMap { times.instant(field: $0) }.map { Zone.utc.text($0) } ?? "?" }
                .joined(separator: "/")
        case .money:
            guard let typed = value(name) else { return "" }
            return FixedPoint.number(typed, places: 2).map { "\($0)" } ?? typed
        case .table: return rows(field, name, times, value)
        default: return value(name) ?? ""
        }
    }

    private static func rows(
        _ field: DeclaredForm.Field, _ name: String, _ times: TimeWords, _ value: (String) -> String?
    ) -> String {
        let rows = (0..<60).map { row -> [String: String] in
            let cells = field.columns.map { ($0.key, given($0, "\(name).\(row).\($0.key)", times, value)) }
            return Dictionary(cells) { first, _ in first }.filter { !$0.value.isEmpty }
        }
        let filled = rows.filter { !$0.isEmpty }
        return filled.isEmpty ? "" : FormRows(filled).text
    }

    /// What stands in the inputs of a field that holds a text, by their names.
    static func spread(_ field: DeclaredForm.Field, _ text: String, _ times: TimeWords) -> [String: String] {
        spread(field, field.path, text, times)
    }

    private static func spread(
        _ field: DeclaredForm.Field, _ name: String, _ text: String, _ times: TimeWords
    ) -> [String: String] {
        switch field.kind {
        case .choices: return pairs(text.split(separator: ",").map { ("\(name).\($0)", "yes") })
        case .checklist: return pairs(Checklist(text).verdicts.map { ("\(name).\($0.key)", $0.value.rawValue) })
        case .window:
            guard let window = FormWindow(text) else { return [:] }
            return ["\(name).from": times.field(window.from), "\(name).until": times.field(window.until)]
        case .money: return [name: Int64(text).map { FixedPoint.fullText($0, places: 2) } ?? text]
        case .table:
            let rows = FormRows(text)?.all ?? []
            return pairs(
                rows.enumerated().flatMap { place, row in
                    field.columns.flatMap { column in
                        spread(column, "\(name).\(place).\(column.key)", row[column.key] ?? "", times).map { ($0, $1) }
                    }
                })
        case .signature where text.hasPrefix(DeclaredForm.typedName):
            return [typed(name): String(text.dropFirst(DeclaredForm.typedName.count))]
        default: return text.isEmpty ? [:] : [name: text]
        }
    }

    private static func pairs(_ pairs: [(String, String)]) -> [String: String] {
        Dictionary(pairs) { first, _ in first }
    }
}
