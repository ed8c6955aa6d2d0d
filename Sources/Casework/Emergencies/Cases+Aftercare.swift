import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Ends an emergency: nobody is called any more, its case is solved where whoever ends it may solve it, and a case
    /// of its own looks after those affected.
    func end(_ tx: Tx, _ outcome: String, _ file: EmergencyFile, by actor: Actor, in project: Project) throws {
        var one = file.emergency
        for alarm in file.alarms.map(\.alarm) where alarm.about == .emergency {
            var alarm = alarm
            (alarm.nextAt, alarm.endedAt) = (nil, tx.now)
            try AlarmTable.update(tx, alarm)
        }
        let care = try lookAfter(tx, file, outcome, by: actor, in: project)
        (one.closedAt, one.closedBy, one.outcome, one.aftercare) = (tx.now, actor.staff, outcome, care.id)
        try EmergencyTable.close(tx, one)
        let deed = Deed(act: "stand-down", words: "\(outcome) · \(care.number)", actor: actor, now: tx.now)
        _ = try commit(tx, try solving(file.item, outcome, by: actor, in: project), to: file.item, deed, in: project)
    }

    /// What solves the case; nothing where its procedure has it done by somebody else, who then does.
    private func solving(_ item: Case, _ outcome: String, by actor: Actor, in project: Project) throws -> [CaseEvent] {
        let (desk, procedure) = try rules(of: item)
        var act = Act("solve")
        act.solution = outcome
        return try allowing {
            try procedure.decide(act, on: item, at: moment(actor, in: project), levels: desk.levels)
        } ?? []
    }

    private func lookAfter(
        _ tx: Tx, _ file: EmergencyFile, _ outcome: String, by actor: Actor, in project: Project
    ) throws -> Case {
        let item = file.item
        let desk = try desk(item.desk)
        guard let rules = desk.emergencies else { throw CaseRefusal.unknownEmergency(item.number) }
        guard let procedure = desk.procedure(rules.aftercare.kind) else {
            throw CaseRefusal.unknownKind(rules.aftercare.kind)
        }
        var intake = Intake()
        (intake.desk, intake.kind, intake.category) = (item.desk, rules.aftercare.kind, rules.aftercare.category)
        (intake.channel, intake.reporter, intake.placeText) = (item.channel, item.reporter, item.placeText)
        intake.title = String("\(rules.aftercare.name.zh) \(item.title)".prefix(Intake.longestTitle))
        intake.text = "\(item.number) \(item.title)\n\(outcome)"
        try intake.check(against: procedure, of: desk, at: tx.now)
        let about = try subject(tx, of: item, in: desk)
        let context = IntakeContext(
            project: project, place: file.place, intake: intake, tags: about.tags,
            path: about.path)
        return try add(tx, newCase(context, desk, procedure, by: actor), procedure, desk)
    }
}
