import Casework
import Directory
import Kernel

extension PersonActForm {
    /// What the form asks, with what is known.
    func fields(_ view: PersonView) -> [Field] {
        let ask = Asked(view: view)
        return switch act {
        case .change: ask.change
        case .moveIn: [ask.place(), ask.capacity(), ask.day("from", ask.today), ask.day("until", required: false)]
        case .moveOut: [ask.day("day", ask.today), ask.line("reason", required: false)]
        case .handOver:
            [ask.place(), ask.capacity([.owner, .tenant]), ask.day("from", ask.today), ask.withHousehold]
        case .correctOccupancy: ask.correction(entry) + [ask.line("reason")]
        case .add: ask.values(Belonging.Kind(rawValue: kind ?? ""), nil) + [ask.day("from", required: false)]
        case .end: [ask.day("day", ask.today), ask.line("reason", required: false)]
        case .correct:
            ask.values(ask.belonging(entry)?.kind, ask.belonging(entry)) + [ask.line("reason", required: false)]
        case .strikeOccupancy, .strike, .strikePaper, .unmerge, .undoDistinct: [ask.line("reason")]
        case .erase: [ask.line("reason")]
        case .addPaper: [ask.paperKind, ask.line("number"), ask.day("validUntil", required: false)]
        case .contact: ask.contact
        case .merge, .distinct: [ask.line("other", other ?? ""), ask.line("reason")]
        }
    }
}

/// The fields of these forms.
private struct Asked {
    let view: PersonView
    private var names: Names { view.names }
    private var person: Person { view.person }
    var today: String { view.file.today.description }

    func line(_ name: String, _ value: String = "", required: Bool = true, hint: String = "") -> Field {
        field(name, .line, value, required, hint)
    }

    func day(_ name: String, _ value: String = "", required: Bool = true) -> Field {
        field(name, .day, value, required, "")
    }

    private func field(_ name: String, _ shape: Field.Shape, _ value: String, _ required: Bool, _ hint: String) -> Field
    {
        Field(
            name: name, label: names.field(name), shape: shape, isRequired: required, values: [value],
            hint: hint.isEmpty ? "" : names.text(hint))
    }

    private func select(_ name: String, _ options: [(String, String)], _ value: String, required: Bool = true) -> Field
    {
        field(name, .select(options.map { .init(value: $0.0, name: $0.1) }), value, required, "")
    }

    var change: [Field] {
        let tags = person.tags.map(names.tag).joined(separator: ", ")
        let natures = Person.Nature.allCases.map { ($0.rawValue, names.text("nature.\($0.rawValue)")) }
        let languages = Language.allCases.map { ($0.rawValue, names.text("speech.\($0.rawValue)")) }
        var phones = line("phones", person.phones.joined(separator: ", "), required: false, hint: "person.phonesHint")
        // Whoever may not see the numbers adds one to them.
        if !view.seesPhones { phones = line("morePhone", required: false) }
        return [
            Field(
                name: "name", label: names.text("people.name"), shape: .line, isRequired: true, values: [person.name]),
            phones, line("tags", tags, required: false, hint: "person.tagsHint"),
            select("nature", natures, person.nature.rawValue),
            select("language", languages, person.language?.rawValue ?? "", required: false),
            day("birthday", person.birthday?.description ?? "", required: false),
            field("note", .area, person.note, false, ""), line("reason", required: false),
        ]
    }

    func place(_ value: String = "") -> Field { line("place", value, hint: "people.roomHint") }

    func capacity(_ all: [Occupancy.Capacity] = Occupancy.Capacity.allCases, _ chosen: String = "") -> Field {
        select("capacity", all.map { ($0.rawValue, names.capacity($0)) }, chosen)
    }

    var withHousehold: Field {
        select("withHousehold", [("no", names.text("form.no")), ("yes", names.text("form.yes"))], "no")
    }

    /// An occupancy as it was written.
    func correction(_ entry: String?) -> [Field] {
        let old = view.file.stays.first { $0.occupancy.id.description == entry }
        let stay = old?.occupancy
        return [
            place(old?.place.code ?? ""), capacity(Occupancy.Capacity.allCases, stay?.capacity.rawValue ?? ""),
            day("from", stay?.from.description ?? ""), day("until", stay?.to?.description ?? "", required: false),
        ]
    }

    func belonging(_ entry: String?) -> Belonging? { view.file.belongings.first { $0.id.description == entry } }

    func values(_ kind: Belonging.Kind?, _ old: Belonging?) -> [Field] {
        (kind?.fields ?? []).map { one in
            let value = old.map { one.sort == .phone && !view.seesPhones ? "" : $0[one.name] } ?? ""
            if one.sort == .word { return membership(one, value) }
            return field(one.name, one.sort == .day ? .day : .line, value, one.isRequired, "")
        }
    }

    /// One that is on the list, or was when it was written.
    private func membership(_ one: Belonging.Field, _ value: String) -> Field {
        let known = names.memberships.map { ($0.key, $0.name[names.language]) }
        let isOld = !value.isEmpty && !known.contains { $0.0 == value }
        return select(one.name, known + (isOld ? [(value, value)] : []), value, required: one.isRequired)
    }

    var paperKind: Field {
        let kinds = PaperNumber.Kind.allCases.filter {
            $0 != .businessLicence || person.nature == .company
        }
        return select("kind", kinds.map { ($0.rawValue, names.text("paper.\($0.rawValue)")) }, kinds[0].rawValue)
    }

    var contact: [Field] {
        let ways = ["visit", "call", "message", "met"].map { ($0, names.text("way.\($0)")) }
        return [
            select("way", ways, "visit"), field("spoke", .area, "", true, ""),
            field("spokenAt", .time, "", false, "contact.atHint"), day("nextOn", required: false),
        ]
    }
}
