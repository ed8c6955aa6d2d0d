import Casework
import Kernel

/// The fields of a declared form as a page shows them to be filled in.
struct FormFields {
    let form: DeclaredForm
    let fields: [DeclaredForm.Field]
    let names: Names
    /// The files of the case that a field may name.
    let files: [Attachment]
    let sentence: PageSentence?
    /// Files are sent with the form; else those of the case are ticked.
    let uploads: Bool
    /// Hours that may be chosen for a window, day by day, by the field's key; others say both ends.
    let hours: [String: [Model]]
    /// What stands in an input.
    let value: (String) -> String

    /// - Parameters:
    ///   - typed: what came back; nil where the page is opened anew.
    ///   - held: what the form holds.
    ///   - hours: those that may be chosen for a window, by the field's key.
    init(
        _ form: DeclaredForm, _ fields: [DeclaredForm.Field], typed: ((String) -> String)?,
        held: [String: String] = [:], files: [Attachment] = [], _ times: TimeWords, _ names: Names,
        _ sentence: PageSentence?, uploads: Bool = false, hours: [String: [Model]] = [:]
    ) {
        (self.uploads, self.hours) = (uploads, hours)
        (self.form, self.names, self.files, self.sentence) = (form, names, files, sentence)
        self.fields = form.asked(fields, held)
        let spread = typed == nil ? self.fields.map { FormNames.spread($0, held[$0.key] ?? "", times) } : []
        let stored = spread.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        value = typed ?? { stored[$0] ?? "" }
    }

    var models: [Model] { fields.map(model) }

    private func model(_ field: DeclaredForm.Field) -> Model {
        var model = bare(field).model
        let when = field.shownWhen.flatMap { when in fields.contains { $0.key == when.field } ? when : nil }
        model["isRequired"] = field.isRequired && when == nil && !field.kind.isMany
        (model["isMarked"], model["isMany"]) = (field.isRequired, field.kind.isMany)
        model["isWide"] = [.table, .checklist, .longText].contains(field.kind)
        model["when"] = when?.field ?? ""
        if let when { model.merge(condition(when)) }
        switch field.kind {
        case .choices: model["ticks"] = ticks(field)
        case .files, .photo:
            if uploads { model["upload"] = upload(field) } else { model["ticks"] = fileTicks(field) }
        case .signature: model["signing"] = signing(field)
        case .checklist: model["checks"] = checks(field)
        case .window:
            if let days = hours[field.key] {
                model["choosing"] = ["days": days, "hasDays": !days.isEmpty] as Model
            } else {
                model["window"] = window(field)
            }
        case .table: model["grid"] = grid(field)
        case .consent:
            let agree: Model = ["text": field.help?[names.language] ?? "", "isChosen": !value(field.path).isEmpty]
            model["agree"] = agree
        default: break
        }
        return model
    }

    /// When it is asked, for the script that hides it and in words.
    private func condition(_ when: DeclaredForm.Showing) -> Model {
        let decider = form.field(when.field)
        let options = decider?.options.filter { when.values.contains($0.key) }.map { $0.name[names.language] } ?? []
        let what = [decider?.name[names.language] ?? "", names.list(options)].filter { !$0.isEmpty }
        return [
            "whenName": DeclaredForm.prefix + when.field, "whenIs": when.values.joined(separator: " "),
            "whenHint": names.text("form.onlyWhen", ["what": what.joined(separator: " – ")]),
        ]
    }

    private func bare(_ field: DeclaredForm.Field) -> Field {
        let unit = field.unit?[names.language] ?? (field.kind == .money ? "¥" : "")
        let label = unit.isEmpty ? field.name[names.language] : "\(field.name[names.language]) (\(unit))"
        let hint = field.kind == .consent ? "" : field.help?[names.language] ?? ""
        return Field(
            name: field.path, label: label, shape: shape(field), isRequired: field.isRequired,
            values: [value(field.path)], hint: hint, error: sentence?.about(field.path))
    }

    private func shape(_ field: DeclaredForm.Field) -> Field.Shape {
        switch field.kind {
        case .longText: .area
        case .date: .day
        case .choice: field.options.count <= 6 ? .choice(options(field)) : .select(options(field))
        default: .line
        }
    }

    private func options(_ field: DeclaredForm.Field) -> [Field.Option] { names.options(field.options) }

    private func ticks(_ field: DeclaredForm.Field) -> [Model] {
        field.options.map { option in
            let name = "\(field.path).\(option.key)"
            return ["name": name, "value": "yes", "text": option.name[names.language], "isChosen": !value(name).isEmpty]
        }
    }

    private func fileTicks(_ field: DeclaredForm.Field) -> [Model] {
        files.filter { field.kind == .files || $0.type.hasPrefix("image/") }.map { file in
            let (id, chosen) = (file.id.description, value(field.path).split(separator: ","))
            return ["name": field.path, "value": id, "text": file.name, "isChosen": chosen.contains(Substring(id))]
        }
    }

    private func checks(_ field: DeclaredForm.Field) -> [Model] {
        field.options.map { item in
            let name = "\(field.path).\(item.key)"
            let verdicts = Checklist.Verdict.allCases.map { verdict -> Model in
                [
                    "value": verdict.rawValue, "text": names.text("checked.\(verdict.rawValue)"),
                    "isChosen": value(name) == verdict.rawValue,
                ]
            }
            return ["name": name, "text": item.name[names.language], "verdicts": verdicts]
        }
    }

    private func window(_ field: DeclaredForm.Field) -> [Model] {
        ["from", "until"].map { end in
            let name = "\(field.path).\(end)"
            return ["name": name, "text": names.text("form.\(end)"), "value": value(name)]
        }
    }

    private func grid(_ field: DeclaredForm.Field) -> Model {
        let columns = field.columns.map { ["text": $0.name[names.language]] as Model }
        return ["columns": columns, "rows": rows(field)]
    }

    private func rows(_ field: DeclaredForm.Field) -> [Model] {
        let filled = (0..<50).last { row in
            field.columns.contains { !value("\(field.path).\(row).\($0.key)").isEmpty }
        }
        return (0..<min(50, (filled ?? -1) + 1 + FormNames.spareRows)).map { row in
            ["cells": field.columns.map { cell($0, "\(field.path).\(row).\($0.key)", row) }]
        }
    }

    private func cell(_ column: DeclaredForm.Field, _ name: String, _ row: Int) -> Model {
        var cell: Model = [
            "name": name, "value": value(name), "label": "\(column.name[names.language]) \(row + 1)",
            "isDay": column.kind == .date, "isSelect": column.kind == .choice,
        ]
        if column.kind == .choice { cell["options"] = Field.models(options(column), chosen: value(name)) }
        return cell
    }
}

extension DeclaredForm.Kind {
    /// It has several inputs.
    var isMany: Bool {
        switch self {
        case .choices, .files, .photo, .signature, .checklist, .window, .table, .consent: true
        default: false
        }
    }
}
