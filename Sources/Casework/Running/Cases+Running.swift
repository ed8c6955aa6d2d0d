import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many cases are worked off in one transaction.
    private static let mostAtOnce = 100

    /// Does everything that happens by itself and is due: work that nobody accepted returns to the centre, cases whose
    /// waiting is over go on, what nobody confirmed closes, and what those who are not there have is handed on.
    ///
    /// Each act and that it is done are of one commit: whatever dies in between, and whichever copy looks, it is done
    /// once; after a stop all that fell due is done, the oldest first.
    ///
    /// - Returns: how many acts were done.
    package func run() async throws -> Int {
        // Nobody's write waits for a look that finds nothing.
        var done = 0
        while !Task.isCancelled, try await store.read({ try RunTable.isDue($0, at: clock.now()) }) {
            // Another copy was quicker, or the clock went back meanwhile: the next look is soon.
            guard let some = try await store.write({ tx in try runDue(tx) }) else { break }
            done += some
        }
        return try await done + handOn()
    }

    /// What a case does by itself next, by the rules of its desk.
    func coming(_ item: Case) -> Coming? {
        guard let (desk, procedure) = try? rules(of: item) else { return nil }
        let all = [desk.running?.coming(item, procedure), procedure.lapse(item), procedure.recurrence(item)]
        return all.compactMap(\.self).min { $0.at < $1.at }
    }

    /// - Returns: how many acts were done; nil where no case waits.
    private func runDue(_ tx: Tx) throws -> Int? {
        let due = try RunTable.due(tx, at: tx.now, limit: Self.mostAtOnce)
        guard !due.isEmpty else { return nil }
        let crews = try Crews(tx)
        return try due.reduce(0) { try $0 + (runDue(tx, $1, crews) ? 1 : 0) }
    }

    private func runDue(_ tx: Tx, _ id: ID<Case>, _ crews: Crews) throws -> Bool {
        guard let item = try CaseTable.find(tx, id) else { return false }
        let coming = coming(item)
        guard let coming, coming.at <= tx.now else {
            try RunTable.wake(tx, id, at: coming?.at)
            return false
        }
        if coming.occasion == .recurring { return try recur(tx, item, crews) }
        // The clocks go on when it was said that they would, however late that is noticed.
        let time = coming.occasion == .deferred ? coming.at : tx.now
        let key = action(for: coming.occasion, item)
        let isDone = try key.map { try take(tx, $0, on: item, for: coming.occasion, at: time, crews) } ?? false
        if !isDone { try RunTable.wake(tx, id, at: nil) }
        return isDone
    }

    /// Takes the action that comes again in the stage. Where the rules hold it back, what it asked for the last time is
    /// not done: whoever has the case hears that, and it comes again all the same.
    private func recur(_ tx: Tx, _ item: Case, _ crews: Crews) throws -> Bool {
        guard let (desk, procedure) = try? rules(of: item), let recurs = procedure.stage(item.stage)?.recurs,
            var standing = item.standing
        else { return false }
        let project = try project(tx, item.project)
        standing.recurred = tx.now
        let comes = CaseEvent.stands(recurs.next(of: standing, after: tx.now, in: project.zone))
        if try take(tx, recurs.action, on: item, for: .recurring, at: tx.now, crews, also: [comes]) { return true }
        let done = Deed(act: recurs.action, words: Occasion.missed.rawValue, actor: .system, now: tx.now)
        let result = try commit(tx, [comes], to: item, done, in: project)
        try tell(tx, of: .missed, result, crews.crew(of: item.project), desk.watch.chain)
        return true
    }

    /// What is done with a case then.
    private func action(for occasion: Occasion, _ item: Case) -> String? {
        guard let (desk, procedure) = try? rules(of: item) else { return nil }
        if occasion == .lapsed { return procedure.stage(item.stage)?.lapse?.action }
        return occasion.deed.flatMap { desk.running?.actions[$0] }
    }

    /// Takes an action as the system, by what it is called in the desk's rules.
    func take(
        _ tx: Tx, _ deed: RunRules.Deed, agent: ID<Staff>? = nil, on item: Case, for occasion: Occasion,
        at time: Instant, _ crews: Crews
    ) throws -> Bool {
        guard let key = desks[item.desk]?.running?.actions[deed] else { return false }
        return try take(tx, key, agent: agent, on: item, for: occasion, at: time, crews)
    }

    /// Takes an action as the system, and tells those whom it concerns.
    ///
    /// - Parameters:
    ///   - time: when it happens; the timeline says when it was done.
    ///   - more: what happens with it.
    /// - Returns: false where the rules refuse it; nothing was done then.
    func take(
        _ tx: Tx, _ key: String, agent: ID<Staff>? = nil, on item: Case, for occasion: Occasion,
        at time: Instant, _ crews: Crews, also more: [CaseEvent] = []
    ) throws -> Bool {
        guard let (desk, procedure) = try? rules(of: item) else { return false }
        try learnCalendars(tx, of: item.desk, for: item.promises)
        let project = try project(tx, item.project)
        var act = Act(key)
        (act.reason, act.agent) = (occasion.rawValue, agent)
        var moment = systemMoment(at: time, in: project)
        moment.departments = try departments(tx, procedure.action(key))
        try count(tx, item, procedure.action(key), into: &moment)
        let events = try allowing { () -> [CaseEvent] in
            let events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
            return try bringing(tx, events, procedure.action(key), on: item, by: .system, in: project)
        }
        guard let events else { return false }
        let done = Deed(act: key, words: occasion.rawValue, actor: .system, now: tx.now)
        var result = try commit(tx, events + more, to: item, done, in: project)
        result = try telling(tx, procedure.action(key), of: result, by: .system, in: project)
        try tell(tx, of: occasion, result, crews.crew(of: item.project), desk.watch.chain)
        return true
    }

    func systemMoment(at time: Instant, in project: Project) -> Moment {
        Moment(
            actor: .system, now: time, zone: project.zone, newID: { [ids = store.ids] in ids.make(Case.self).number })
    }

    /// Nil where it is refused: one case that its rules hold back keeps no other from going on.
    func allowing<T>(_ body: () throws -> T) throws -> T? {
        do { return try body() } catch is any Refusal { return nil }
    }

    /// Tells those whom it concerns.
    func tell(
        _ tx: Tx, of occasion: Occasion, _ item: Case, _ crew: Crew, _ chain: [WatchRules.Listener]
    ) throws {
        guard !occasion.listeners.isEmpty else { return }
        let hearers = try crew.about(tx, item.id).hearers(
            meaning: occasion.listeners, chain: chain, agent: item.agent, worker: item.openTasks.last?.assignee)
        for staff in hearers.people {
            try NoticeTable.tell(tx, staff, of: occasion, on: item.id, isStandIn: hearers.areStandIns)
        }
        tx.tell(LiveNote(topic: "alert", project: item.project.number, subject: "", version: 0))
    }
}

extension Occasion {
    /// Who hears of it.
    fileprivate var listeners: [WatchRules.Listener] {
        switch self {
        case .unaccepted, .offDuty, .left, .undispatched, .unsent: [.owner]
        case .deferred, .missed: [.owner, .worker]
        case .unconfirmed, .lapsed, .recurring: []
        }
    }
}
