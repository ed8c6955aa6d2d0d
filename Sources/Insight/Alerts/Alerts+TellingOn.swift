import Casework
import Directory
import Kernel
import Store
import Workforce

extension Alerts {
    /// Tells the next level of every alert that nobody has taken up in time, each level once.
    ///
    /// Who is told and that they are told are of one commit, an alert at a time: whichever copy looks and whatever dies
    /// meanwhile, nothing is lost or doubled. After a stop the next level is told at once, and has its own time.
    ///
    /// - Returns: how many people were told.
    package func tellOn() async throws -> Int {
        var told = 0
        // Nobody's write waits for a look that finds nothing.
        while try await store.read({ try TellingTable.due($0, at: store.clock.now()) }) != nil {
            // Another copy was quicker, or the clock went back meanwhile: the next look is soon.
            guard let some = try await store.write({ tx in try tellNext(tx) }) else { break }
            told += some
        }
        return told
    }

    /// - Returns: how many people were told; nil where no alert waits.
    private func tellNext(_ tx: Tx) throws -> Int? {
        guard let id = try TellingTable.due(tx, at: tx.now), var alert = try AlertTable.find(tx, id) else { return nil }
        let project = try project(tx, alert.project)
        let tellings = try nextLevel(tx, &alert)
        alert.tellOnAt = tellOnTime(of: alert, from: tx.now, in: project)
        alert.version += 1
        try AlertTable.update(tx, alert)
        guard let first = tellings.first else { return 0 }
        for telling in tellings { try TellingTable.insert(tx, telling, of: id) }
        try Audit.append(tx, actor: 0, act: "alert.tell-on", subject: alert.number, detail: first.role)
        tx.tell(LiveNote(topic: "alert", project: alert.project.number, subject: "", version: 0))
        return tellings.count
    }

    /// The next level of which anybody does not know of it yet; the others are passed over.
    private func nextLevel(_ tx: Tx, _ alert: inout Alert) throws -> [Telling] {
        let known = try Self.known(tx, alert)
        let crew = try Crews(tx, at: tx.now).crew(of: alert.project)
        let levels = self.levels(of: alert)
        while alert.toldOn < levels.count {
            let found = tellings(levels[alert.toldOn], alert, crew, known, at: tx.now)
            alert.toldOn += 1
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Its owner, and who was told before.
    private static func known(_ db: DB, _ alert: Alert) throws -> Set<ID<Staff>> {
        Set(try TellingTable.all(db, of: alert.id).map(\.staff)).union([alert.owner].compactMap(\.self))
    }

    /// Whom it is told on to, level by level.
    private func levels(of alert: Alert) -> [WatchRules.Listener] {
        rule(of: alert)?.levels(of: desks[alert.desk]?.watch.chain ?? []) ?? []
    }

    /// Those of a level who do not know of it yet: who is on duty or stands in; where all of these know of it already,
    /// those meant hear it when they come. Empty where nobody is left.
    private func tellings(
        _ level: WatchRules.Listener, _ alert: Alert, _ crew: Crew, _ known: Set<ID<Staff>>, at now: Instant
    ) -> [Telling] {
        guard case .role(let role) = level else { return [] }
        let chain = desks[alert.desk]?.watch.chain ?? []
        let found = crew.hearers(meaning: [level], chain: chain, agent: ID(number: 0), worker: nil)
        let people = found.people.filter { !known.contains($0) }
        let meant = crew.holders(of: role).filter { !known.contains($0) }.sorted()
        let told = people.isEmpty ? meant : people
        return told.map {
            Telling(staff: $0, role: role, at: now, isStandIn: found.areStandIns && !people.isEmpty)
        }
    }

    /// When the next level is told of an alert that nobody takes up; nil where there is none or the desk names no time.
    func tellOnTime(of alert: Alert, from start: Instant, in project: Project) -> Instant? {
        guard let desk = desks[alert.desk], let span = desk.alerts.untaken[alert.severity],
            levels(of: alert).count > alert.toldOn
        else { return nil }
        guard let hours = desk.watch.hours else { return start + span }
        let calendar = desk.levels.calendars.calendar(hours, in: project.zone, for: project.id)
        return (try? calendar?.due(from: start, target: span).instant) ?? start + span
    }
}
