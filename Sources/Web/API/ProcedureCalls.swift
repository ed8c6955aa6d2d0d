import Casework
import Hummingbird
import Kernel
import Workforce

/// What the desks' files declare of each kind of case.
enum ProcedureCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.procedures, .signedIn,
            Operation(id: "procedures", summary: "The kinds of cases", answer: .page(of: .ref("Procedure")))
        ) { ask in
            let all = ask.house.cases.desks.sorted { $0.key < $1.key }.flatMap(\.value.procedures)
            return .json(PageJSON(items: all.map { ProcedureJSON($0, ask.language) }, next: nil))
        },
        .api(
            .get, Paths.API.procedure, .signedIn,
            Operation(
                id: "procedure", summary: "A kind of case: its stages, its actions and the schema of its form",
                answer: .ref("Procedure"))
        ) { ask in
            let kind = ask.name("procedure")
            let found = ask.house.cases.desks.values.lazy.compactMap { $0.procedure(kind) }.first
            guard let found else { throw CaseRefusal.unknownKind(kind) }
            return .json(ProcedureJSON(found, ask.language))
        },
    ]
}

struct ProcedureJSON: JSONValue {
    let procedure: Procedure
    let language: Language

    init(_ procedure: Procedure, _ language: Language) { (self.procedure, self.language) = (procedure, language) }

    var json: JSON {
        .object([
            ("kind", procedure.kind.json), ("desk", procedure.desk.json), ("version", procedure.version.json),
            ("name", procedure.name[language].json), ("paperwork", procedure.isPaperwork.json),
            ("begunByCase", procedure.isBegunByCase.json), ("start", procedure.start.json),
            ("stages", .array(procedure.stages.map(stage))),
            ("actions", .array(procedure.actions.map(action))),
            ("form", .array(procedure.form.fields.map(field))), ("schema", schema),
            ("prints", .array(procedure.prints.map(paper))),
        ])
    }

    private func stage(_ stage: Procedure.Stage) -> JSON {
        .object([
            ("key", stage.key.json), ("name", stage.name[language].json), ("phase", stage.phase.rawValue.json),
            ("lastsSeconds", (stage.lapse.map { Int($0.after.milliseconds / 1000) }).json),
            ("lastsPast", (stage.lapse?.past).json), ("then", (stage.lapse?.action).json),
            ("every", (stage.recurs?.rule.text).json), ("everyAt", (stage.recurs?.clock).json),
            ("everyAction", (stage.recurs?.action).json),
        ])
    }

    private func paper(_ paper: PrintForm) -> JSON {
        .object([
            ("print", paper.key.json), ("name", paper.name[language].json), ("size", paper.size.rawValue.json),
            ("language", paper.tongue.rawValue.json), ("from", paper.from.sorted().json),
        ])
    }

    private func action(_ action: Procedure.Action) -> JSON {
        .object([
            ("action", action.key.json), ("name", action.name[language].json), ("from", action.from.sorted().json),
            ("to", action.to.json), ("rights", action.rights.map(\.rawValue).json), ("form", action.asks.json),
        ])
    }

    private func field(_ field: DeclaredForm.Field) -> JSON {
        let when = field.shownWhen.map { JSON.object([("field", $0.field.json), ("is", $0.values.json)]) }
        let options = field.options.map { NamedJSON(key: $0.key, name: $0.name[language]).json }
        return .object([
            ("key", field.key.json), ("type", field.kind.rawValue.json), ("name", field.name[language].json),
            ("help", (field.help?[language]).json), ("required", field.isRequired.json),
            ("atIntake", field.isAtIntake.json), ("unit", (field.unit?[language]).json),
            ("least", field.least.map { Int($0) }.json), ("most", field.most.map { Int($0) }.json),
            ("options", .array(options)), ("shownWhen", when ?? .null),
            ("columns", .array(field.columns.map(column))),
        ])
    }

    private func column(_ field: DeclaredForm.Field) -> JSON {
        .object([
            ("key", field.key.json), ("type", field.kind.rawValue.json), ("name", field.name[language].json),
            ("required", field.isRequired.json),
            ("options", .array(field.options.map { NamedJSON(key: $0.key, name: $0.name[language]).json })),
        ])
    }

    /// A JSON Schema of what `form` of a new case may hold.
    private var schema: JSON {
        let asked = procedure.form.intakeFields
        let required = asked.filter { $0.isRequired && $0.shownWhen == nil }.map(\.key)
        return Schema.object(asked.map { ($0.key, $0.schema) }, required: required).json
    }
}

extension DeclaredForm.Field {
    fileprivate var schema: Schema {
        switch kind {
        case .choice: .words(options.map(\.key))
        case .date: .format("date")
        case .consent: .words(["yes"])
        case .text, .longText, .person: .string(most: most.map { Int($0) } ?? (kind == .longText ? 4000 : 200))
        default: .string()
        }
    }
}
