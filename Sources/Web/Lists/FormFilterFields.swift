import Casework
import Kernel
import Workforce

/// The inputs of the fields of a kind's form above a list, with what is chosen, and what others filled in to pick from.
struct FormFilterFields {
    let filters: [FormFilter]
    let conditions: [FormCondition]
    /// Conditions that cannot be read, as they were typed.
    let unread: [String]
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
        return Self(
            filters: filters, conditions: query.filter.formConditions,
            unread: query.faults.filter { $0.name == "field" }.map(\.text), names: names, held: held)
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
                model["ends"] = ends(of: one, condition)
                model["unit"] = one.field.unit?[names.language] ?? (one.field.kind == .money ? "¥" : "")
            default:
                let values = held[one.path] ?? []
                (model["value"], model["held"]) = (condition?.text ?? "", values.map { ["value": $0] as Model })
                model["hasHeld"] = !values.isEmpty
            }
            return model
        }
    }

    /// The two inputs of a range. What is wrong with one stands in it as it was typed, which no date or number would.
    private func ends(of one: FormFilter, _ condition: FormCondition?) -> [Model] {
        let isDay = one.field.kind == .date || one.field.kind == .window
        let wrong = names.text(isDay ? "fault.notADate" : "fault.notANumber")
        func input(_ name: String, _ text: String, isWrong: Bool) -> Model {
            [
                "end": name, "value": text, "error": isWrong ? wrong : "",
                "type": isWrong ? "text" : isDay ? "date" : "number", "endName": names.text("list.\(name)"),
                "isNumber": !isWrong && !isDay, "isLast": name == "to",
            ]
        }
        if let text = unread.first(where: { $0.hasPrefix("\(one.path):") }) {
            let ends = one.ends(unread: text)
            return [
                input("from", ends.from.text, isWrong: ends.from.isWrong),
                input("to", ends.to.text, isWrong: ends.to.isWrong),
            ]
        }
        let ends = condition.map(one.ends)
        return [input("from", ends?.from ?? "", isWrong: false), input("to", ends?.to ?? "", isWrong: false)]
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
