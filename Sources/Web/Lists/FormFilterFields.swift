import Casework
import Kernel
import Workforce

/// The inputs of the fields of a kind's form above a list, with what is chosen, and what others filled in to pick from.
struct FormFilterFields {
    let filters: [FormFilter]
    let conditions: [FormCondition]
    let names: Names
    /// The values that the newest cases hold, by the field.
    let held: [String: [String]]

    /// So many of the newest cases are looked at, and so many values of a field offered.
    private static let (looked, offered) = (100, 50)

    static func load(_ query: ListAddress, _ desks: [Desk], _ names: Names, in ask: Ask) async throws -> Self {
        let filters = FormFilter.all(of: query.value("kind"), desks, query.zone)
        let texts = filters.filter { $0.shape == .text && $0.field.kind != .table }
        var held: [String: [String]] = [:]
        // A list that looks for what is new has its inputs already.
        if !texts.isEmpty, ask.query("seen") == nil {
            var newest = CaseFilter()
            (newest.kind, newest.project, newest.limit) = (query.value("kind"), query.filter.project, looked)
            let page = try await ask.house.cases.list(newest, for: try ask.actor)
            for one in texts { held[one.path] = Self.values(of: one.field, page.items) }
        }
        return Self(filters: filters, conditions: query.filter.formConditions, names: names, held: held)
    }

    private static func values(of field: DeclaredForm.Field, _ items: [Case]) -> [String] {
        var seen: Set<String> = []
        return Array(items.compactMap { $0.form[field.key] }.filter { seen.insert($0).inserted }.prefix(offered))
    }

    var models: [Model] {
        filters.map { one in
            let condition = conditions.first { $0.field == one.path }
            var model: Model = [
                "label": one.field.name[names.language], "id": one.field.key, "name": one.input,
                "isSelect": one.shape == .options, "isRange": one.shape == .range, "isText": one.shape == .text,
            ]
            switch one.shape {
            case .options: model["options"] = Choice.options(options(one.field), chosen: condition?.text)
            case .range:
                let ends = condition.map(one.ends)
                (model["from"], model["to"]) = (ends?.from ?? "", ends?.to ?? "")
                model["isDay"] = one.field.kind == .date || one.field.kind == .window
                model["unit"] = one.field.unit?[names.language] ?? (one.field.kind == .money ? "¥" : "")
            default:
                let values = held[one.path] ?? []
                (model["value"], model["held"]) = (condition?.text ?? "", values.map { ["value": $0] as Model })
                model["hasHeld"] = !values.isEmpty
            }
            return model
        }
    }

    private func options(_ field: DeclaredForm.Field) -> [(key: String, name: String)] {
        switch field.kind {
        case .consent: [("yes", names.text("form.agreed"))]
        case .checklist:
            field.options.flatMap { item in
                Checklist.Verdict.allCases.map { verdict -> (key: String, name: String) in
                    let mark = verdict == .pass ? "✓" : "✗"
                    return ("\(item.key)=\(verdict.rawValue)", "\(mark) \(item.name[names.language])")
                }
            }
        default: field.options.map { ($0.key, $0.name[names.language]) }
        }
    }
}
