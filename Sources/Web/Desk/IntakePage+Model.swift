import Casework
import Directory
import Kernel
import Workforce

extension IntakePage {
    var model: Model {
        let sentence = refusal.map { PageSentence($0, names) }
        let shown = ["text", "kind", "reporter", "place", "title", "channel", "occurredAt", "externalNumber", "answer"]
            + Self.outsideFields + asked.map(\.path)
        var model: Model = [
            "q": draft["q"], "candidates": candidates.map(candidate), "hasCandidates": !candidates.isEmpty,
            "isUnknown": caller == nil, "isKnown": caller != nil,
            "name": candidates.isEmpty ? draft.typedName : draft["name"],
            "phone": candidates.isEmpty ? draft.typedPhone : draft["phone"],
            "kinds": kinds(isPaperwork: false), "papers": kinds(isPaperwork: true),
            "text": draft["text"], "rooms": roomModels, "hasRooms": !rooms.isEmpty,
            "placeText": draft["placeText"], "hasSentence": false, "textError": sentence?.about("text") ?? "",
            "hasTextError": sentence?.about("text") != nil, "reporterError": sentence?.about("reporter") ?? "",
            "hasReporterError": sentence?.about("reporter") != nil, "placeError": sentence?.about("place") ?? "",
            "hasPlaceError": sentence?.about("place") != nil, "fields": fields(sentence).map(\.model),
            "outsideFields": outsideFields(sentence).map(\.model), "hasOutside": draft.hasOutside,
            "answer": draft["answer"], "hasAnswer": !draft["answer"].isEmpty, "isBack": refusal != nil,
            "projects": Field.models(
                projects.map { .init(value: $0.id.description, name: $0.name) }, chosen: projectID),
            "hasProjects": projects.count > 1, "project": projectID,
        ]
        if let caller { model["caller"] = known(caller) }
        if let text = sentence?.beside(shown) {
            model["sentence"] = text
            model["hasSentence"] = true
        }
        return model
    }

    private var projectID: String { project?.id.description ?? "" }

    private func kinds(isPaperwork: Bool) -> [Model] {
        Field.models(
            desk.begunByHand.filter { $0.isPaperwork == isPaperwork }.map {
                .init(value: $0.kind, name: $0.name[names.language])
            }, chosen: draft.kind(on: desk))
    }

    private var asked: [DeclaredForm.Field] { desk.procedure(draft.kind(on: desk))?.form.intakeFields ?? [] }

    /// The fields of the declared form of the chosen kind.
    func declared(_ times: TimeWords) -> Model {
        let sentence = refusal.map { PageSentence($0, names) }
        let form = desk.procedure(draft.kind(on: desk))?.form ?? .none
        let fields = FormFields(form, asked, typed: { draft.declared[$0] ?? "" }, times, names, sentence)
        return ["declared": fields.models, "hasDeclared": !asked.isEmpty]
    }

    private func candidate(_ seen: SeenPerson) -> Model {
        let (file, person) = (seen.file, seen.person)
        return [
            "id": person.id.description, "name": person.name,
            "address": Paths.intake(query: [("q", draft["q"]), ("person", person.id.description)]),
            "phone": person.phones.first.map { PersonLine.shown($0, of: seen) } ?? "",
            "rooms": file.rooms.filter { $0.occupancy.to == nil }.map(\.place.code).joined(separator: " "),
            "personTags": person.tags.map { ["text": names.tag($0)] },
        ]
    }

    private func known(_ seen: SeenPerson) -> Model {
        ["id": seen.person.id.description, "name": seen.person.name, "away": Paths.intake(query: [("q", draft["q"])])]
    }

    private var roomModels: [Model] {
        let chosen = draft["place"].isEmpty ? rooms.first?.place.code ?? "" : draft["place"]
        return Field.models(
            rooms.map {
                .init(value: $0.place.code, name: "\($0.place.code) \(names.capacity($0.occupancy.capacity))")
            },
            chosen: chosen)
    }

    /// What is seldom needed: behind one click, in the order in which it is asked.
    private func fields(_ sentence: PageSentence?) -> [Field] {
        let priorities = Priority.allCases.map { Field.Option(value: $0.rawValue, name: names.priority($0)) }
        func field(_ name: String, _ shape: Field.Shape, first: String = "") -> Field {
            self.field(name, shape, first: first, sentence)
        }
        return [
            field("title", .line), field("channel", .select(names.options(desk.channels)), first: "telephone"),
            field("priority", .select(priorities)), field("otherCategory", .select(desk.options(of: names))),
            field("occurredAt", .time), field("externalNumber", .line),
        ]
    }

    private func field(
        _ name: String, _ shape: Field.Shape, first: String = "", hint: String = "", _ sentence: PageSentence?
    ) -> Field {
        Field(
            name: name, label: names.field(name), shape: shape,
            values: [draft[name].isEmpty ? first : draft[name]], hint: hint, error: sentence?.about(name))
    }

    private static let outsideFields = ["body", "theirNumber", "deadline"]

    /// The outside body that sent it.
    private func outsideFields(_ sentence: PageSentence?) -> [Field] {
        let zone = names.text("hint.deadline", ["zone": (project?.zone ?? .shanghai).identifier])
        return [
            field("body", .select(names.options(desk.bodies)), sentence), field("theirNumber", .line, sentence),
            field("deadline", .time, hint: zone, sentence),
        ]
    }
}
