import Casework
import Kernel

/// What is said beside a text: the first thing that is wrong with it, or the stages that it draws.
struct ProcedureCheckPart {
    let check: ProcedureCheck
    let ask: Ask

    init(_ check: ProcedureCheck, _ ask: Ask) { (self.check, self.ask) = (check, ask) }

    var model: Model {
        guard let procedure = check.procedure else { return Self.faulty(check.fault, ask) }
        let picture = StagePicture(procedure, ask.language)
        var model: Model = [
            "isSound": true, "isProcedure": true, "name": procedure.name[ask.language], "picture": picture.model,
            "ways": procedure.stages.map { way($0, procedure) },
        ]
        model["fields"] = procedure.form.fields.map { $0.name[ask.language] }
        return model
    }

    /// What is wrong with a text.
    static func faulty(_ fault: ProcedureFault?, _ ask: Ask) -> Model {
        guard let fault else { return [:] }
        let words = YAMLFaultWords(fault, ask)
        return [
            "isSound": false, "line": fault.line > 0 ? "\(fault.line)" : "", "reason": words.reason,
            "hint": words.hint, "file": [fault.file, fault.user ?? ""].filter { !$0.isEmpty }.joined(separator: " · "),
        ]
    }

    /// A stage and what leads out of it, for whoever reads instead of looking.
    private func way(_ stage: Procedure.Stage, _ procedure: Procedure) -> Model {
        let out = procedure.actions.filter { $0.from.contains(stage.key) }.map { action in
            let targets = action.targets.filter { $0 != stage.key }
            let names = targets.compactMap { procedure.stage($0)?.name[ask.language] }
            return names.isEmpty
                ? action.name[ask.language] : "\(action.name[ask.language]) → \(names.joined(separator: " / "))"
        }
        return [
            "name": stage.name[ask.language], "phase": ask.text("phase.\(stage.phase.rawValue)"), "out": out,
            "isEnd": out.isEmpty,
        ]
    }
}
