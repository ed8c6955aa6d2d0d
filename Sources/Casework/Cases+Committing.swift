import Directory
import Kernel
import Store
import Workforce

/// What somebody did, for the timeline and the audit trail.
struct Deed: Sendable {
    let act: String
    var audience = Audience.inside
    var words = ""
    let actor: Actor
    let now: Instant
}

extension Cases {
    /// Applies events to a case and writes everything that follows: rows, timeline, audit entry, counters, outbox,
    /// live note.
    ///
    /// - Returns: the case as it now is.
    func commit(
        _ tx: Tx, _ events: [CaseEvent], to old: Case, _ deed: Deed, in project: Project
    ) throws -> Case {
        var item = old.applying(events)
        item.version = old.version + 1
        try CaseTable.update(tx, item, from: old, wakeAt: coming(item)?.at)
        try saveWork(tx, of: item, since: old, in: project.zone)
        try saveForm(tx, of: item, since: old)
        try saveActs(tx, events, to: item, since: old, deed)
        if item.reopenCount > old.reopenCount { try ReopeningTable.put(tx, item, since: old) }
        // Asked only where it begins or ends to count there: what is taken in knows it, what goes on need not.
        let isCounted = item.phase.isOver != old.phase.isOver
        let corrected = try correct(tx, item, since: old)
        let building = try corrected?.entered ?? (isCounted ? CaseTable.building(tx, of: item.id) : nil)
        try record(tx, item, since: old, .init(events), deed, in: project, from: corrected?.left, building: building)
        if item.phase.isOver, !old.phase.isOver { try endAlarms(tx, of: item) }
        if deed.act != Look.noNews { try LookTable.tell(tx, of: item, since: old, by: deed.actor.staff) }
        return item
    }

    /// Writes a case that did not exist before, under the number that it is given.
    ///
    /// - Returns: the case with its number.
    func commitNew(_ tx: Tx, _ new: NewCase, number: String) throws -> Case {
        let item = new.item.numbered(number)
        try CaseTable.insert(
            tx, item, building: new.building, importKey: new.importKey, wakeAt: item.standing?.until)
        try saveWork(tx, of: item, since: nil, in: new.project.zone)
        if !item.form.isEmpty { try saveForm(tx, of: item, since: nil) }
        SearchIndex.put(tx, id: item.id.number, new.document, more: SearchTokens.make(number))
        try record(tx, item, since: nil, new.events, new.deed, in: new.project, building: new.building)
        return item
    }

    /// Writes the tasks and promises that are new or other than they were.
    private func saveWork(_ tx: Tx, of item: Case, since old: Case?, in zone: Zone) throws {
        for task in item.tasks where old?.tasks.contains(task) != true { try TaskTable.save(tx, task, of: item.id) }
        let clock = watchClock(of: item, in: zone)
        for promise in item.promises where old?.promises.contains(promise) != true {
            try PromiseTable.save(tx, promise, of: item.id, noticeAt: clock?.next(promise, noticed: 0))
        }
    }

    func watchClock(of item: Case, in zone: Zone) -> WatchClock? {
        desks[item.desk].map { WatchClock(desk: $0, project: item.project, zone: zone, priority: item.priority) }
    }

    private func record(
        _ tx: Tx, _ item: Case, since old: Case?, _ events: TimelineTable.Events, _ deed: Deed, in project: Project,
        from left: String? = nil, building: String?
    ) throws {
        try TimelineTable.append(tx, to: item.id, deed, events)
        try Audit.append(
            tx, actor: deed.actor.staff.number, act: "case." + deed.act, subject: item.number,
            detail: "v\(item.version)")
        let day = project.zone.day(of: deed.now)
        let changes = CaseCounters.changes(from: old, to: item, on: day, left: left, building: building)
        for (name, change) in changes { Counters.add(tx, project: project.id.number, name, change) }
        let subject = item.number
        try Outbox.put(
            tx, topic: "case." + deed.act, key: "\(item.id)/\(item.version)",
            payload: #"{"number":"\#(subject)","version":\#(item.version),"act":"\#(deed.act)"}"#)
        tx.tell(LiveNote(topic: "case", project: project.id.number, subject: subject, version: item.version))
    }
}

/// Which running numbers of the board a case counts in.
package enum CaseCounters {
    /// `phase:open`, `open-category:engineering.plumbing`, `open-kind:repair`, and in whose hands it is.
    private static func standing(_ item: Case) -> Set<String> {
        let names = standing(phase: item.phase, kind: item.kind, category: item.category)
        guard !item.phase.isOver else { return names }
        let task = item.openTasks.last
        let queue = task?.assignee == nil ? task?.department : nil
        return names.union(hands(agent: item.agent, worker: task?.assignee, queue: queue))
    }

    static func standing(phase: Phase, kind: String, category: String?) -> Set<String> {
        var names: Set<String> = ["phase:\(phase.rawValue)"]
        guard !phase.isOver else { return names }
        names.insert("open-kind:\(kind)")
        let trade = category.map { $0.split(separator: ".").prefix(2).joined(separator: ".") } ?? "-"
        names.insert("open-category:\(trade)")
        return names
    }

    /// Of an open case: `open-agent:1234`, `open-worker:1234`, or `open-queue:12` while it lies with a department.
    static func hands(agent: ID<Staff>, worker: ID<Staff>?, queue: ID<Department>?) -> [String] {
        ["open-agent:\(agent.number)"] + [worker.map { "open-worker:\($0.number)" }].compactMap(\.self)
            + [queue.map { "open-queue:\($0.number)" }].compactMap(\.self)
    }

    /// Of an open case: `open-building:3`; `open-building:` where no place is known.
    static func place(_ building: String) -> String { "open-building:\(building)" }

    /// What a change adds to each counter, in order of name.
    ///
    /// - Parameters:
    ///   - left: where it was, if that is elsewhere.
    ///   - building: where it is; nil where it counts there before and after, or neither.
    static func changes(
        from old: Case?, to new: Case, on day: Day, left: String? = nil, building: String?
    ) -> [(String, Int)] {
        let (before, after) = (old.map(standing) ?? [], standing(new))
        var changes = after.subtracting(before).map { ($0, 1) } + before.subtracting(after).map { ($0, -1) }
        let (was, isOpen) = (old.map { !$0.phase.isOver } ?? false, !new.phase.isOver)
        if let building, was != isOpen || left ?? building != building {
            if was { changes.append((place(left ?? building), -1)) }
            if isOpen { changes.append((place(building), 1)) }
        }
        changes += DueCounters.changes(from: old?.nextDue, to: new.nextDue)
        if old == nil { changes.append(("day:\(day):opened", 1)) }
        if new.solvedAt != nil, old?.solvedAt == nil { changes.append(("day:\(day):solved", 1)) }
        if new.phase == .closed, old?.phase != .closed { changes.append(("day:\(day):closed", 1)) }
        if let verdict = new.verdict, verdict != old?.verdict, let rating = verdict.rating {
            changes += [("day:\(day):rated", 1), ("day:\(day):rating-sum", rating)]
        }
        let settled = new.promises.filter { promise in
            let was = old?.promises.first { $0.id == promise.id }?.state ?? .open
            return was == .open && (promise.state == .kept || promise.state == .broken)
        }
        for state in [Promise.State.kept, .broken] {
            let count = settled.count { $0.state == state }
            if count > 0 { changes.append(("day:\(day):\(state.rawValue)", count)) }
        }
        return changes.sorted { $0.0 < $1.0 }
    }
}
