import Casework
import Kernel

/// What became of a sample case, in words; and what a step asks.
struct TrialWords {
    let procedure: Procedure
    let names: Names
    let times: TimeWords

    func model(_ trial: ProcedureTrial) -> Model {
        let stage = procedure.stage(trial.item.stage)
        return [
            "stage": stage?.name[names.language] ?? "", "phase": names.text("phase.\(trial.item.phase.rawValue)"),
            "isOver": trial.item.phase.isOver,
            "log": [line(names.text("trial.registered"), trial.begun.flatMap { said($0, trial) })]
                + trial.taken.map { taken($0, trial) },
            "promises": trial.item.promises.filter { $0.state == .open }.map {
                "\($0.words) (\(times.point($0.dueAt)))"
            },
        ]
    }

    private func taken(_ step: ProcedureTrial.Taken, _ trial: ProcedureTrial) -> Model {
        line(
            step.action.name[names.language],
            step.events.flatMap { said($0, trial) }
                + procedure.brought(by: step.action, step.after.form).compactMap(brought))
    }

    private func line(_ title: String, _ effects: [String]) -> Model { ["title": title, "effects": effects] }

    private func said(_ event: CaseEvent, _ trial: ProcedureTrial) -> [String] {
        switch event {
        case .moved(let key, _):
            [names.text("trial.moved", ["what": procedure.stage(key)?.name[names.language] ?? key])]
        case .taskSent(let task):
            [names.text("trial.task", ["what": department(task, trial.desk), "note": task.note])]
        case .promised(let promise):
            [names.text("trial.promised", ["what": promise.words, "time": times.point(promise.dueAt)])]
        case .promiseSettled(_, let state, _): [names.text("promiseState.\(state.rawValue)")]
        case .filled(let changes):
            [names.text("trial.filled", ["what": names.list(changes.map { field($0.key) })])]
        default: []
        }
    }

    private func field(_ key: String) -> String { procedure.form.field(key)?.name[names.language] ?? key }

    private func department(_ task: CaseTask, _ desk: Desk) -> String {
        guard let id = task.department, desk.departments.indices.contains(Int(id.number) - 1) else { return "" }
        return desk.departments[Int(id.number) - 1].name[names.language]
    }

    private func brought(_ one: Consequence) -> String? {
        switch one {
        case .notify(let key): procedure.notices[key].map { names.text("trial.notice", ["what": $0[names.language]]) }
        case .pass(let key):
            procedure.passes.first { $0.key == key }.map { names.text("trial.pass", ["what": $0.name[names.language]]) }
        case .slot(let key, _): names.text("trial.slot", ["what": key])
        case .subCase(_, let title, _): names.text("trial.subCase", ["what": title[names.language]])
        case .task, .endPasses, .freeSlots, .link: nil
        }
    }

    /// What an action asks beside the form of the procedure. The picture and the code at a door are the trial's own.
    func fields(of action: Procedure.Action, _ desk: Desk, typed: Form?) -> [Field] {
        action.fields.filter { ![Input.picture, .code, .agent].contains($0.input) }.map { input, isRequired in
            Field(
                name: input.rawValue, label: names.field(input, of: action), shape: shape(input, action, desk),
                isRequired: isRequired, values: [typed?.raw(input.rawValue) ?? ""])
        }
    }

    private func shape(_ input: Input, _ action: Procedure.Action, _ desk: Desk) -> Field.Shape {
        if let entries = desk.choices(input, of: action) { return .select(names.options(entries)) }
        switch input {
        case .to: return .select(names.options(desk.departments))
        case .until, .from, .deadline, .answeredAt: return .time
        case .priority: return .choice(Priority.allCases.map { .init(value: $0.rawValue, name: names.priority($0)) })
        case .rating: return .choice((1...5).map { .init(value: "\($0)", name: "\($0)") })
        case .isTrue, .isReasonable: return yesOrNo("\(input.rawValue).yes", "\(input.rawValue).no")
        case .satisfied: return yesOrNo("verdict.satisfied", "verdict.unsatisfied")
        case .consent: return yesOrNo("visit.mayEnter", "visit.mayNotEnter")
        case .thing: return .choice(FiveThing.allCases.map { .init(value: $0.rawValue, name: names.fiveThing($0)) })
        case .reason, .solution, .comment, .text: return .area
        default: return .line
        }
    }

    private func yesOrNo(_ yes: String, _ no: String) -> Field.Shape {
        .choice([.init(value: "yes", name: names.text(yes)), .init(value: "no", name: names.text(no))])
    }
}
