import Casework
import Directory
import Kernel
import Workforce

/// An intake as it stands on the screen: what was typed and chosen so far, also where it is wrong.
struct IntakeDraft: Sendable {
    static let fields = [
        "q", "person", "name", "phone", "anonymous", "kind", "text", "title", "place", "placeText", "category",
        "otherCategory", "channel", "priority", "occurredAt", "promise", "promiseProposed", "answer", "externalNumber",
        "project", "outage", "major", "body", "theirNumber", "deadline",
    ]

    private let values: [String: String]
    /// What stands in the inputs of the declared form, by their names.
    let declared: [String: String]

    /// - Parameters:
    ///   - names: of all fields that came, for those of a declared form.
    ///   - value: what stands in the field of a name; nil where it is empty.
    init(_ names: some Sequence<String> = [String](), _ value: (String) -> String?) {
        values = Dictionary(uniqueKeysWithValues: Self.fields.compactMap { name in value(name).map { (name, $0) } })
        let own = Set(names.filter { $0.hasPrefix(DeclaredForm.prefix) })
        declared = Dictionary(uniqueKeysWithValues: own.compactMap { name in value(name).map { (name, $0) } })
    }

    init(_ form: Form) { self.init(form.values.keys) { form[$0] } }

    subscript(name: String) -> String { values[name] ?? "" }

    var person: ID<Person>? { ID(self["person"]) }
    /// What was chosen, or what the desk is asked for most.
    func kind(on desk: Desk) -> String { self["kind"].isEmpty ? desk.usualKind : self["kind"] }
    var category: String? { values["otherCategory"] ?? values["category"] }
    /// What was typed into the box and belongs to nobody known: a number, or a name.
    var typedPhone: String { values["phone"] ?? (isNumber ? self["q"] : "") }
    var typedName: String { values["name"] ?? (isNumber ? "" : self["q"]) }
    var isAnonymous: Bool { values["anonymous"] != nil }

    private var isNumber: Bool {
        let text = self["q"]
        return Phone.typed(text) != nil
    }

    /// The sentence that the agent wrote; nil where the proposed one still stands.
    var promise: String? {
        let text = self["promise"].trimmed
        return text.isEmpty || text == self["promiseProposed"].trimmed ? nil : text
    }

    /// The demand, with names of places looked up.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    func intake(_ ask: Ask, _ project: Project?) async throws -> Intake {
        var intake = Intake()
        intake.project = project?.id.description
        let desk = try ask.house.cases.desk(intake.desk)
        let kind = kind(on: desk)
        intake.kind = kind
        intake.category = category
        intake.priority = Priority(rawValue: self["priority"]) ?? (self["major"] == "yes" ? .major : nil)
        intake.isNotMajor = self["major"] == "no"
        intake.channel = values["channel"] ?? "telephone"
        intake.reporter = Reporter(
            person: person, name: person == nil ? typedName : "", phone: person == nil ? typedPhone : "",
            isAnonymous: isAnonymous)
        intake.title = values["title"]
        intake.text = self["text"]
        intake.externalNumber = values["externalNumber"]
        intake.promise = promise
        (intake.answer, intake.outage) = (values["answer"], values["outage"])
        let times = TimeWords(ask, zone: project?.zone ?? .shanghai)
        intake.outside = try outside(times)
        let asked = desk.procedure(kind)?.form.intakeFields ?? []
        intake.form = FormNames.given(asked, times) { declared[$0] }
        intake.occurredAt = try values["occurredAt"].map { try times.given($0, "occurredAt") }
        let typed = try await place(self["placeText"], ask, project)
        intake.place = typed?.code ?? values["place"]
        intake.placeText = typed == nil ? self["placeText"] : ""
        return intake
    }

    /// The outside body that sent it; nil where nothing of one was filled in.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    private func outside(_ times: TimeWords) throws -> Act.Outside? {
        guard hasOutside else { return nil }
        var outside = Act.Outside()
        (outside.body, outside.theirNumber) = (values["body"], values["theirNumber"])
        outside.deadline = try values["deadline"].map { try times.given($0, "deadline") }
        return outside
    }

    var hasOutside: Bool { ["body", "theirNumber", "deadline"].contains { !self[$0].isEmpty } }

    /// A place by its code, in any spelling that means no other.
    func place(_ code: String, _ ask: Ask, _ project: Project?) async throws -> Place? {
        guard let project, !code.isEmpty else { return nil }
        return try await ask.house.places.spelled(code, in: project.id)
    }
}
