import Directory
import Kernel
import Workforce

extension Procedure {
    /// A case as it is when it has just been taken in, without a number yet, and the promises that come with it. Pure.
    func register(
        _ intake: Intake, id: ID<Case>, place: Place?, project: Project, desk: Desk,
        splitFrom: ID<Case>? = nil, at moment: Moment
    ) -> (Case, [CaseEvent]) {
        let stage = stage(start)
        let category = intake.category.flatMap { desk.categories[$0] }
        let item = Case(
            id: id, number: "", project: project.id, desk: desk.key, kind: kind, procedureVersion: version,
            channel: intake.channel, reporter: intake.reporter.tidy, place: place?.id,
            placeText: intake.placeText.trimmed,
            title: String(intake.headline.prefix(Intake.longestTitle)), text: intake.text,
            occurredAt: intake.occurredAt, reportedAt: intake.reportedAt ?? moment.now, openedAt: moment.now,
            externalNumber: intake.externalNumber, form: intake.form, splitFrom: splitFrom, category: intake.category,
            priority: intake.priority ?? category?.priority ?? .general, stage: start, phase: stage?.phase ?? .open,
            agent: moment.actor.staff)
        let kinds = Set(Promise.Kind.allCases)
        let promises = desk.levels.promises(for: item, kinds: kinds, from: moment.now, moment, said: intake.promise)
        var events = promises.map { CaseEvent.promised($0) }
        // In a talk the first answer is the promise itself, given there and then.
        if desk.levels.liveChannels.contains(intake.channel) {
            events += item.applying(events).settling(.firstAnswer, at: moment.now) + [.answered(at: moment.now)]
        }
        if let stage { events += arriving(at: stage, item, moment, desk.levels) }
        return (item.applying(events), events)
    }
}

extension Reporter {
    /// Nothing of an anonymous customer is kept.
    var tidy: Reporter {
        isAnonymous
            ? Reporter(isAnonymous: true)
            : Reporter(person: person, name: name.trimmed, phone: phone.trimmed, isAnonymous: false)
    }
}
