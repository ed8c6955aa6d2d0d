import Casework
import Kernel

/// What a declared form holds, as people read it.
struct FormWords {
    let language: Language
    let times: TimeWords
    let names: Names
    let files: [Attachment]

    init(_ names: Names, _ times: TimeWords, files: [Attachment] = []) {
        (self.names, self.times, self.files, language) = (names, times, files, names.language)
    }

    func text(_ field: DeclaredForm.Field, _ text: String) -> String {
        switch field.kind {
        case .choice, .choices:
            return names.list(text.split(separator: ",").map { key in option(field, String(key)) })
        case .checklist: return checklist(field, text)
        case .number: return [text, field.unit?[language]].compactMap(\.self).joined(separator: " ")
        case .money: return Int64(text).map { "¥" + FixedPoint.fullText($0, places: 2) } ?? text
        case .window: return FormWindow(text).map { times.window($0.from, $0.until) } ?? text
        case .signature where text.hasPrefix(DeclaredForm.typedName):
            return names.text("form.typed", ["name": String(text.dropFirst(DeclaredForm.typedName.count))])
        case .files, .photo, .signature:
            return names.list(
                text.split(separator: ",").map { id in files.first { "\($0.id)" == id }?.name ?? String(id) })
        case .table: return table(field, text)
        case .consent: return names.text("form.agreed")
        case .text, .longText, .date, .person, .place, .vehicle: return text
        }
    }

    /// One sentence for what became of a field.
    func change(_ change: FormChange, _ form: DeclaredForm) -> String {
        guard let field = form.field(change.key) else { return "" }
        let (old, new) = (change.from.map { text(field, $0) }, change.to.map { text(field, $0) })
        guard let old else { return "\(field.name[language]): \(new ?? "")" }
        return "\(field.name[language]): \(old) → \(new ?? names.text("form.nothing"))"
    }

    private func option(_ field: DeclaredForm.Field, _ key: String) -> String {
        field.options.first { $0.key == key }?.name[language] ?? key
    }

    private func checklist(_ field: DeclaredForm.Field, _ text: String) -> String {
        let verdicts = Checklist(text).verdicts
        return field.options.compactMap { item in
            verdicts[item.key].map { "\($0 == .pass ? "✓" : "✗") \(item.name[language])" }
        }.joined(separator: " · ")
    }

    private func table(_ field: DeclaredForm.Field, _ text: String) -> String {
        (FormRows(text)?.all ?? []).map { row in
            field.columns.compactMap { column in row[column.key].map { self.text(column, $0) } }.joined(separator: " ")
        }.joined(separator: " · ")
    }
}

extension Names {
    /// What a field of a declared form is called: `form.works` of a case's own procedure, else of any that has it.
    func declared(_ path: String, of item: Case?) -> String {
        let key = String(path.dropFirst(DeclaredForm.prefix.count))
        let own = item.flatMap { desks[$0.desk]?.procedure($0.kind)?.form.field(key) }
        let any = desks.values.lazy.flatMap(\.procedures).compactMap { $0.form.field(key) }.first
        return (own ?? any)?.name[language] ?? key
    }

    /// The promise that a procedure makes by itself, by what stands as its level: `renovation.reviewed`.
    func declaredPromise(_ level: String, of desk: String) -> String? {
        let parts = level.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let procedure = desks[desk]?.procedure(parts[0]) else { return nil }
        return procedure.promises.first { $0.key == parts[1] }?.name[language]
    }
}
