import Casework
import Kernel

struct ProcedureTextJSON: JSONValue {
    let sheet: ProcedureSheet

    var json: JSON {
        .object([
            ("procedure", sheet.kind.json), ("desk", sheet.desk.json), ("state", sheet.state.rawValue.json),
            (
                "running",
                .array(sheet.running.map { .object([("version", $0.version.json), ("cases", $0.count.json)]) })
            ),
        ] + held)
    }

    /// What is told of every text of the house.
    var held: [(String, JSON)] {
        [
            ("version", (sheet.current?.version).json), ("source", (sheet.current?.source).json),
            ("draft", sheet.draft.map(draft) ?? .null), ("delivered", sheet.delivered.json),
            ("offered", sheet.isOffered.json), ("versions", .array(sheet.editions.map(edition))),
        ]
    }

    private func draft(_ draft: ProcedureDraft) -> JSON {
        .object([
            ("source", draft.source.json), ("revision", draft.revision.json), ("base", draft.base.json),
            ("by", draft.byName.json), ("at", Zone.shanghai.text(draft.at).json),
        ])
    }

    private func edition(_ one: ProcedureEdition) -> JSON {
        .object([
            ("version", one.version.json), ("own", one.isOwn.json), ("at", Zone.shanghai.text(one.at).json),
            ("by", one.byName.json), ("note", one.note.json),
        ])
    }
}

struct ProcedureVersionJSON: JSONValue {
    let edition: ProcedureEdition
    /// The text that holds.
    let current: String

    var json: JSON {
        let difference = LineDifference(from: current, to: edition.source)
        return .object([
            ("version", edition.version.json), ("source", edition.source.json),
            (
                "difference",
                .array(
                    difference.isEmpty
                        ? []
                        : difference.lines.map {
                            .object([("kind", $0.kind.rawValue.json), ("text", $0.text.json)])
                        })
            ),
        ])
    }
}

struct ProcedureCheckJSON: JSONValue {
    let check: ProcedureCheck
    let language: Language

    static func json(_ fault: ProcedureFault?) -> JSON {
        fault.map {
            JSON.object([
                ("file", $0.file.json), ("line", $0.line.json), ("reason", $0.reason.json), ("hint", $0.hint.json),
            ])
        } ?? .null
    }

    var json: JSON {
        .object([
            ("fault", Self.json(check.fault)),
            ("procedure", check.procedure.map { ProcedureJSON($0, language).json } ?? .null),
        ])
    }
}

struct ProcedureTrialJSON: JSONValue {
    let trial: ProcedureTrial
    let language: Language

    var json: JSON {
        .object([
            ("stage", trial.item.stage.json), ("phase", trial.item.phase.rawValue.json),
            (
                "choices",
                .array(
                    trial.choices.map {
                        .object([
                            ("action", $0.action.key.json), ("name", $0.action.name[language].json),
                            ("held", ($0.held?.code).json),
                        ])
                    })
            ),
            ("taken", .array(trial.taken.map(taken))),
        ])
    }

    private func taken(_ step: ProcedureTrial.Taken) -> JSON {
        .object([
            ("action", step.action.key.json), ("from", step.from.json), ("to", step.after.stage.json),
            ("work", step.after.openTasks.count.json),
            ("promises", step.after.promises.count { $0.state == .open }.json),
        ])
    }
}
