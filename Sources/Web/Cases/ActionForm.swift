import Casework
import Kernel
import Workforce

/// The form of an action, made from what its procedure declares: one field for each input.
struct ActionForm {
    let sheet: CaseSheet
    private let action: Procedure.Action

    init(_ action: Procedure.Action, _ sheet: CaseSheet) {
        self.action = action
        self.sheet = sheet
    }

    var fields: [Field] {
        let asked = action.asked(of: sheet.item, by: sheet.actor, task: task).filter { $0.input != .picture }
        return asked.map { input, isRequired in
            var field = sheet.field(
                input.rawValue, shape(input), isRequired: isRequired, first: first(input),
                label: sheet.names.field(input, of: action))
            field.hint = hint(input)
            return field
        }
    }

    /// The piece of work that was meant when the form was sent.
    private var task: ID<CaseTask>? { sheet.open?.typed?["task"].flatMap { ID($0) } }

    private func shape(_ input: Input) -> Field.Shape {
        let names = sheet.names
        if let entries = sheet.desk.choices(input, of: action) {
            return entries.count <= 6 ? .choice(names.options(entries)) : .select(names.options(entries))
        }
        switch input {
        case .to: return .select(recipients)
        case .agent: return .select(names.activeStaff.map(option))
        case .until, .from, .deadline, .answeredAt: return .time
        case .matter: return .select(matters)
        case .direction: return .choice(directions)
        case .line: return .select(lines)
        case .consent: return choice(yes: names.text("visit.mayEnter"), no: names.text("visit.mayNotEnter"))
        case .priority: return .choice(Priority.allCases.map { .init(value: $0.rawValue, name: names.priority($0)) })
        case .rating: return .choice((1...5).map { .init(value: "\($0)", name: "\($0)") })
        case .isTrue, .isReasonable:
            return choice(yes: names.text("\(input.rawValue).yes"), no: names.text("\(input.rawValue).no"))
        case .satisfied: return choice(yes: names.text("verdict.satisfied"), no: names.text("verdict.unsatisfied"))
        case .thing:
            let open = FiveThing.allCases.filter { !sheet.item.thingsDone.contains($0) }
            return .choice(
                (open.isEmpty ? FiveThing.allCases : open).map { .init(value: $0.rawValue, name: names.fiveThing($0)) })
        case .category: return .select(sheet.desk.options(of: names))
        case .into, .place, .note, .channel, .how, .alarm, .pets, .minutes, .people, .name, .quantity, .unit, .price,
            .picture,
            .code, .theirNumber:
            return .line
        case .reason, .solution, .comment, .text, .parts, .cause, .party, .outcome, .body, .kind: return .area
        }
    }

    private func choice(yes: String, no: String) -> Field.Shape {
        .choice([.init(value: "yes", name: yes), .init(value: "no", name: no)])
    }

    /// It may take the place of an earlier one, and then must say why.
    var recordsAnew: Bool { action.does.contains(.recordOutside) && !action.needs.contains(.given(.reason)) }

    /// What is chosen before anybody chose: whom the desk's mode says, one person at work, the window that held.
    private func first(_ input: Input) -> String? {
        switch input {
        case .to: recipient
        case .people: "1"
        case .kind, .category, .place: known(input)
        case .matter: sheet.matter ?? sheet.item.unansweredOutside.first?.id.description
        case .channel: sheet.item.channel
        case .from: action.does.contains(.appoint) ? sheet.item.appointment.map { sheet.times.field($0.from) } : nil
        case .until: action.does.contains(.appoint) ? sheet.item.appointment.map { sheet.times.field($0.until) } : nil
        default: nil
        }
    }

    /// What a correction begins with: how it is now.
    private func known(_ input: Input) -> String? {
        switch input {
        case .kind: sheet.item.kind
        case .category: sheet.item.category
        default: sheet.file.place?.code
        }
    }

    private var recipient: String? {
        guard let department, departments.contains(where: { $0.key == department }) else { return nil }
        return switch sheet.desk.dispatch.mode(for: sheet.item) {
        case .assign: suggested.first?.value ?? "department:\(department)"
        case .pool: "department:\(department)"
        case .rotate: "next:\(department)"
        }
    }

    /// The lines of the sheet in hand that stand.
    private var lines: [Field.Option] {
        let words = SheetWords(names: sheet.names, times: sheet.times, desk: sheet.desk)
        return (sheet.item.hand(of: sheet.actor, named: task)?.sheet?.standing ?? []).map {
            Field.Option(value: $0.id.description, name: words.line($0))
        }
    }

    private var department: String? { sheet.item.category.flatMap { sheet.desk.categories[$0]?.department } }

    /// The best first, each with what speaks for them.
    private var suggested: [Field.Option] {
        sheet.suggestions.compactMap { one in
            sheet.names.person(one.staff).map { staff in
                Field.Option(
                    value: staff.user, name: ([staff.name] + sheet.names.reasons(for: one)).joined(separator: " · "),
                    group: sheet.names.text("form.suggested"))
            }
        }
    }

    /// Those that take work in, and those in whose queue the case lies now.
    private var departments: [Department] {
        let tasks = sheet.item.tasks.filter(\.state.isOpen)
        return sheet.names.departments.filter { one in
            one.retiredAt == nil || tasks.contains { $0.department == one.id }
        }
    }

    /// Those suggested, then each department with its queue and its people; the one of the trade first.
    private var recipients: [Field.Option] {
        let departments = departments.sorted { a, b in
            (a.key == department ? 0 : 1, a.id) < (b.key == department ? 0 : 1, b.id)
        }
        let staff = sheet.names.activeStaff
        let language = sheet.names.language
        let known = departments.flatMap { department in
            let name = department.name[language]
            let queue = Field.Option(
                value: "department:\(department.key)", name: sheet.names.text("form.queue", ["what": name]), group: name
            )
            let turn = Field.Option(
                value: "next:\(department.key)", name: sheet.names.text("form.turn", ["what": name]), group: name)
            return [queue, turn] + staff.filter { $0.departments.contains(department.id) }.map { option($0, in: name) }
        }
        let all = departments.map(\.id)
        let others = staff.filter { $0.departments.allSatisfy { !all.contains($0) } }
            .map { option($0, in: sheet.names.text("form.others")) }
        return suggested + known + others
    }

    private func option(_ staff: Staff) -> Field.Option { option(staff, in: "") }
    private func option(_ staff: Staff, in group: String) -> Field.Option {
        Field.Option(value: staff.user, name: staff.name, group: group)
    }
}

extension ActRequest {
    /// What a form filled in; what it left empty is not given.
    init(_ action: String, _ form: Form, _ times: TimeWords) throws {
        self.init(action)
        act.task = try form["task"].map(Self.task)
        to = form["to"]
        agent = form["agent"]
        into = form["into"]
        (kind, category, place) = (form["kind"], form["category"], form["place"])
        parts = (form.values["parts"] ?? []).flatMap { $0.split(whereSeparator: \.isNewline) }.map(\.trimmed)
            .filter { !$0.isEmpty }.map { (title: nil, text: $0, kind: nil, category: nil) }
        act.reason = form["reason"]
        act.until = try form["until"].map { try times.given($0, "until") }
        act.solution = form["solution"]
        act.cause = form["cause"]
        act.party = form["party"]
        act.isSatisfied = form["satisfied"].map { $0 == "yes" }
        act.rating = form["rating"].flatMap { Int($0) }
        act.comment = form["comment"]
        act.priority = form["priority"].flatMap { Priority(rawValue: $0) }
        act.outcome = form["outcome"]
        act.thing = form["thing"].flatMap { FiveThing(rawValue: $0) }
        act.text = form["text"]
        act.note = form["note"]
        act.channel = form["channel"]
        try fillSite(form, times)
        try fillOutside(form, times)
        act.isTrue = form["founded"].map { $0 == "yes" }
        act.isReasonable = form["reasonable"].map { $0 == "yes" }
    }
}

extension TimeWords {
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` for what is no time.
    func given(_ text: String, _ field: String) throws -> Instant {
        guard let instant = instant(field: text) else { throw CaseRefusal.dateOutOfRange(field: field) }
        return instant
    }
}
