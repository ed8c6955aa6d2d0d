import Casework
import Kernel
import Sheets
import Workforce

/// The columns that the forms of listed cases have in a sheet: of one kind one for each field, also of the fields that
/// only an earlier version had; where kinds are mixed, one with everything in words.
struct FormColumns {
    private let fields: [DeclaredForm.Field]
    private let isMixed: Bool
    private let names: Names
    private let actor: Actor
    private let times: TimeWords

    init(_ filter: CaseFilter, _ house: House, _ names: Names, for actor: Actor) {
        (self.names, self.actor) = (names, actor)
        let now = house.store.clock.now()
        times = TimeWords(now: now, zone: .shanghai, language: names.language, texts: house.texts)
        let kinds = Set([filter.kind].compactMap(\.self) + filter.formConditions.map(\.kind))
        guard kinds.count == 1, let kind = kinds.first else {
            (fields, isMixed) = ([], true)
            return
        }
        let desks = house.cases.desks.values.sorted { $0.key < $1.key }
        let all = desks.flatMap { house.cases.forms(of: kind, on: $0) }
        var known: Set<String> = []
        fields = all.flatMap(\.fields).filter { known.insert($0.key).inserted }
        isMixed = false
    }

    var header: [String] {
        isMixed ? [names.text("export.form")] : fields.flatMap { field in titles(field) }
    }

    private func titles(_ field: DeclaredForm.Field) -> [String] {
        let name = field.name[names.language]
        switch field.kind {
        case .window: return ["from", "until"].map { "\(name) \(names.text("form.\($0)"))" }
        case .money: return ["\(name) (¥)"]
        default: return [field.unit.map { "\(name) (\($0[names.language]))" } ?? name]
        }
    }

    /// - Parameter procedure: that by which the case runs.
    func cells(_ item: Case, by procedure: Procedure?) -> [Cell] {
        let words = FormWords(names, times.on(names.zone(of: item.project)), files: item.attachments)
        let form = procedure?.form ?? .none
        if isMixed { return [.text(sentence(item, form, words))] }
        return fields.flatMap { field in cells(item.form[field.key], form.field(field.key) ?? field, item, words) }
    }

    private func sentence(_ item: Case, _ form: DeclaredForm, _ words: FormWords) -> String {
        form.fields.compactMap { field in
            item.form[field.key].map { "\(field.name[names.language]): \(masked(words.text(field, $0), field, item))" }
        }.joined(separator: "\n")
    }

    private func cells(_ held: String?, _ field: DeclaredForm.Field, _ item: Case, _ words: FormWords) -> [Cell] {
        guard let held else { return Array(repeating: .empty, count: field.kind == .window ? 2 : 1) }
        switch field.kind {
        case .number: return [Double(held).map { .number($0, held) } ?? .text(held)]
        case .money:
            return [Int64(held).map { .number(Double($0) / 100, FixedPoint.fullText($0, places: 2)) } ?? .text(held)]
        case .date: return [.day(Day(held))]
        case .window:
            let (window, zone) = (FormWindow(held), names.zone(of: item.project))
            return [zone.cell(window?.from), zone.cell(window?.until)]
        default: return [.text(masked(words.text(field, held), field, item))]
        }
    }

    /// Numbers of persons are hidden from those who may not see them.
    private func masked(_ text: String, _ field: DeclaredForm.Field, _ item: Case) -> String {
        guard field.kind == .person, !actor.may(.peoplePhone, on: item) else { return text }
        return text.replacing(/[0-9][0-9 -]{5,}[0-9]/) { Phone.masked(String($0.output)) }
    }
}
