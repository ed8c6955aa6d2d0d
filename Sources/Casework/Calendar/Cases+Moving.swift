import Directory
import Kernel
import Store
import Workforce

/// One step of moving the open promises of a project to a published version, as the key of its job says it.
private struct MoveStep {
    let version: ID<CalendarVersion>
    /// The second round is for what another copy promised on the old version at the moment of publishing.
    let round: Int
    let project: ID<Project>
    let after: ID<Case>

    var key: String { "\(version)/\(round)/\(project)/\(after)" }

    init(version: ID<CalendarVersion>, round: Int, project: ID<Project>, after: ID<Case> = ID(number: 0)) {
        (self.version, self.round, self.project, self.after) = (version, round, project, after)
    }

    init?(key: String) {
        let parts = key.split(separator: "/").map(String.init)
        guard parts.count == 4, let version = ID<CalendarVersion>(parts[0]), let round = Int(parts[1]),
            let project = ID<Project>(parts[2]), let after = ID<Case>(parts[3])
        else { return nil }
        self.init(version: version, round: round, project: project, after: after)
    }

    func after(_ item: ID<Case>) -> MoveStep {
        MoveStep(version: version, round: round, project: project, after: item)
    }
}

extension Cases {
    private static let moving = "calendar-move"
    /// So many cases are moved in one transaction: whoever writes meanwhile waits for no more.
    static let mostMoved = 20
    /// By then every copy of the program has learnt of the version.
    private static let secondRound = Span.minutes(1)

    /// Moves the promises that a job names, by kind.
    var movingWorks: [String: Jobs.Work] { [Self.moving: { tx, job in try move(tx, job) }] }

    func planMoves(_ tx: Tx, to version: CalendarVersion) throws {
        for project in try projects(tx, on: version.place) {
            for round in 0...1 {
                let step = MoveStep(version: version.id, round: round, project: project.id)
                let due = round == 0 ? tx.now : tx.now + Self.secondRound
                try Jobs.plan(tx, Self.moving, key: step.key, at: due)
            }
        }
    }

    /// Moves some cases and plans the next ones. What is moved and that it is done are of one commit.
    private func move(_ tx: Tx, _ job: Jobs.Job) throws {
        guard let step = MoveStep(key: job.key), let version = try CalendarTable.find(tx, step.version) else { return }
        try learnCalendars(tx)
        let ids = try CalendarMoveTable.cases(
            tx, before: version, in: step.project, try area(tx, of: version.place), after: step.after,
            limit: Self.mostMoved)
        let some = ids.prefix(Self.mostMoved)
        let project = try self.project(tx, step.project)
        for id in some {
            guard let item = try CaseTable.find(tx, id) else { continue }
            try move(tx, item, to: version, in: project)
        }
        guard ids.count >= Self.mostMoved, let last = some.last else { return }
        try Jobs.plan(tx, Self.moving, key: step.after(last).key, at: tx.now)
    }

    private func move(_ tx: Tx, _ item: Case, to version: CalendarVersion, in project: Project) throws {
        guard let levels = desks[item.desk]?.levels else { return }
        let moment = self.moment(version.publisher, in: project)
        let changes = item.promises(on: version.key, before: version.number).compactMap {
            change($0, to: version, levels, at: moment)
        }
        guard !changes.isEmpty else { return }
        let told = try CalendarMoveTable.noticed(tx, of: item.id)
        let deed = Deed(
            act: "calendar", words: "v\(version.number) \(version.note)", actor: version.publisher, now: moment.now)
        let result = try commit(tx, changes.flatMap(\.events), to: item, deed, in: project)
        // What was told of the old one is not told of the new one again.
        for change in changes {
            guard let share = told[change.old], share > 0,
                let new = result.promises.first(where: { $0.id == change.new })
            else { continue }
            let next = watchClock(of: result, in: project.zone)?.next(new, noticed: share)
            try NoticeTable.go(tx, new.id, noticed: share, next: next)
        }
    }

    private struct Change {
        let old: ID<Promise>
        let new: ID<Promise>
        let events: [CaseEvent]
    }

    /// Nil where the promise stays as it is.
    private func change(
        _ old: Promise, to version: CalendarVersion, _ levels: ServiceLevels, at moment: Moment
    ) -> Change? {
        let calendar = levels.calendars.calendar(
            of: PromiseClock(calendar: version.key, version: version.number, target: .zero), in: moment.zone)
        guard let calendar, case .moves(let reading) = old.moved(to: calendar, at: moment.now) else { return nil }
        let isSame = reading.dueAt == old.dueAt
        let new = old.onVersion(
            version.number, due: reading.dueAt, id: ID(number: moment.newID()),
            words: isSame ? old.words : levels.sentence(old.kind, due: reading.dueAt, moment), at: moment.now)
        var events: [CaseEvent] = [.promiseSettled(old.id, as: .replaced, at: moment.now), .promised(new)]
        if reading != new.reading { events.append(.clockSet(new.id, reading)) }
        if let word = old.word { events.append(.wordGiven(new.id, word)) }
        return Change(old: old.id, new: new.id, events: events)
    }
}

extension CalendarVersion {
    /// Whoever decided that open promises move: it stands on their timelines.
    fileprivate var publisher: Actor {
        Actor(staff: by ?? Actor.system.staff, name: byName, departments: [], grants: [], via: via)
    }
}
