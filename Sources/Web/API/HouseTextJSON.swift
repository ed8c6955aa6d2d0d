import Casework
import Kernel

struct HouseTextJSON: JSONValue {
    let sheet: ProcedureSheet

    var json: JSON {
        .object(
            [
                ("text", EditedText(sheet.kind).word.json), ("file", sheet.kind.json),
                ("desk", sheet.desk.json), ("state", sheet.state.rawValue.json),
            ] + ProcedureTextJSON(sheet: sheet).held)
    }
}

/// What is wrong with a text, or what publishing it would do.
struct HouseTextCheckJSON: JSONValue {
    let fault: ProcedureFault?
    let effect: TextEffect?
    let projects: Names
    let language: Language

    var json: JSON {
        .object([("fault", ProcedureCheckJSON.json(fault)), ("effect", effect.map(told) ?? .null)])
    }

    private func told(_ effect: TextEffect) -> JSON {
        .object([
            ("rows", .array(effect.rows.map(row))), ("sooner", effect.sooner.json), ("later", effect.later.json),
            ("never", effect.never.json), ("whole", effect.isWhole.json),
            ("promises", .array(effect.others.map(other))),
            ("plans", .array(effect.plans.map(plan))), ("uses", .array(effect.uses.map(use))),
        ])
    }

    private func row(_ row: TextEffect.Row) -> JSON {
        .object([
            ("key", row.key.json), ("name", row.name[language].json), ("former", (row.former?[language]).json),
            ("changes", row.changes.map(\.rawValue).json), ("live", row.live.json),
        ])
    }

    private func other(_ one: TextEffect.Other) -> JSON {
        .object([
            ("case", one.number.json), ("kind", one.kind.rawValue.json),
            ("dueAt", Zone.shanghai.text(one.dueAt).json), ("otherwise", one.otherwise.map(Zone.shanghai.text).json),
        ])
    }

    private func plan(_ plan: TextEffect.Plan) -> JSON {
        .object([
            ("name", plan.name.json), ("project", projects.project(plan.project).json),
            ("proposal", plan.proposal.json), ("rounds", plan.rounds.json),
        ])
    }

    private func use(_ use: TextUse) -> JSON {
        .object([("key", use.key.json), ("count", use.count.json), ("cases", use.cases.json)])
    }
}
