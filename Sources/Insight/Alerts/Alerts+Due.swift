import Bulletin
import Casework
import Custody
import Directory
import Kernel
import Store
import Workforce

extension Alerts {
    /// So many of a project are looked at.
    private static let mostDue = 1000
    private static let mostShown = 10
    /// What may end that a key is waited for, as the audit trail calls it.
    private static let keyEnds: Set = ["key.takeBack", "key.lose", "key.extend", "key.handOn"]
    /// The same of care.
    private static let careEnds: Set = ["care.done", "care.end"]

    /// Keys that are not back, what was not done after meetings, letters without their answer, care that was not done.
    func due(
        _ db: DB, _ rule: AlertRules.Rule, desk: String, _ project: Project, at now: Instant
    ) throws -> [Sighting] {
        switch rule.sight {
        case .key(let window):
            return try KeyLoanTable.overdue(db, in: project.id, before: now - window, limit: Self.mostDue).compactMap {
                guard let key = try KeyTable.find(db, $0.key) else { return nil }
                return Sighting.key(rule, $0, key, desk: desk, in: project.zone)
            }
        case .followUp(let days): return try followUps(db, rule, desk: desk, project, after: days, at: now)
        case .letter(let days): return try letters(db, rule, desk: desk, project, after: days, at: now)
        case .care(let days): return try care(db, rule, desk: desk, project, after: days, at: now)
        default: return []
        }
    }

    private func care(
        _ db: DB, _ rule: AlertRules.Rule, desk: String, _ project: Project, after days: Int, at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        let (from, until) = Self.range(after: days, on: today)
        return try CareTable.due(db, in: project.id, from: from, until: until, limit: Self.mostDue).compactMap { plan in
            guard let place = try PlaceTable.find(db, plan.place), place.retiredOn == nil else { return nil }
            let department = try PlaceRecordTable.find(db, place.id)?.record.facility?.department
            return Sighting.care(rule, plan, at: place, of: department, desk: desk, on: today)
        }
    }

    private func followUps(
        _ db: DB, _ rule: AlertRules.Rule, desk: String, _ project: Project, after days: Int, at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        let (from, until) = Self.range(after: days, on: today)
        return try FollowUpTable.due(db, in: project.id, from: from, until: until, limit: Self.mostDue).compactMap {
            guard let meeting = try MeetingTable.find(db, $0.meeting) else { return nil }
            return Sighting.followUp(rule, $0, of: meeting, desk: desk, on: today)
        }
    }

    private func letters(
        _ db: DB, _ rule: AlertRules.Rule, desk: String, _ project: Project, after days: Int, at now: Instant
    ) throws -> [Sighting] {
        let today = project.zone.day(of: now)
        let (from, until) = Self.range(after: days, on: today)
        let found = try LetterTable.due(db, in: project.id, from: from, until: until, limit: Self.mostDue)
        return found.compactMap { one in
            one.content.dueOn.map { Sighting.letter(rule, one, until: $0, desk: desk, on: today) }
        }
    }

    /// On which days what is so many days past its day was due: what is only ahead is not late yet. Pure.
    static func range(after days: Int, on today: Day) -> (from: Day?, until: Day) {
        (days > 0 ? nil : today, today.adding(days: Int64(-days)))
    }

    func dueFinds(_ db: DB, _ entries: [Audit.Done]) throws -> [Find] {
        try entries.compactMap { try thing(db, $0).map { .due($0) } }
    }

    private func thing(_ db: DB, _ entry: Audit.Done) throws -> DueThing? {
        let staff = entry.actor == 0 ? nil : ID<Staff>(number: entry.actor)
        if Self.keyEnds.contains(entry.act) {
            guard let key = try ID<Key>(entry.subject).flatMap({ try KeyTable.find(db, $0) }) else { return nil }
            return DueThing(key, try KeyLoanTable.open(db, of: key.id), by: staff)
        }
        if entry.act.hasPrefix("meeting."), entry.act.hasSuffix("FollowUp") {
            guard let meeting = try MeetingTable.find(db, named: entry.subject) else { return nil }
            return DueThing(meeting, try FollowUpTable.all(db, of: meeting.id), by: staff)
        }
        if Self.careEnds.contains(entry.act) {
            guard let plan = try ID<CarePlan>(entry.subject).flatMap({ try CareTable.find(db, $0) }),
                let place = try PlaceTable.find(db, plan.place)
            else { return nil }
            return DueThing(plan, at: place, by: staff)
        }
        guard entry.act.hasPrefix("letter.") else { return nil }
        return try LetterTable.find(db, named: entry.subject).map { DueThing($0, by: staff) }
    }

    /// What is back, done or answered, or has another day now, is warned of no longer; what somebody else sees to now
    /// is theirs, while nobody has taken it up.
    func follow(_ tx: Tx, _ thing: DueThing, _ raised: inout Raised) throws {
        for (key, desk) in desks.sorted(by: { $0.key < $1.key }) {
            for rule in desk.alerts.rules where rule.sight.name == thing.sight {
                let all = try AlertTable.undecided(
                    tx, in: thing.project, desk: key, rule: rule.key, under: thing.stem)
                for alert in all { try follow(tx, alert, thing, &raised) }
            }
        }
    }

    private func follow(_ tx: Tx, _ old: Alert, _ thing: DueThing, _ raised: inout Raised) throws {
        var alert = old
        if let seer = thing.waiting[old.subject] {
            guard alert.state == .open, let owner = seer, owner != alert.owner,
                try reads(tx, owner, in: alert.project)
            else { return }
            (alert.owner, alert.version) = (owner, alert.version + 1)
        } else {
            alert.follow(thing.by, .acted, thing.number, at: tx.now)
        }
        try AlertTable.update(tx, alert)
        let act = alert.state.isDecided ? "alert.\(alert.state.rawValue)" : "alert.hand-on"
        let detail = alert.state.isDecided ? thing.number : alert.owner?.description ?? ""
        try Audit.append(tx, actor: thing.by?.number ?? 0, act: act, subject: alert.number, detail: detail)
        raised.projects.insert(alert.project)
    }

    /// What was warned of about a key, a follow-up or a letter, the newest first; nothing for whoever sees no warnings.
    package func warnings(about subject: AlertSubject, for actor: Actor) async throws -> [Alert] {
        guard actor.may(.caseRead, in: subject.project) else { return [] }
        return try await store.read {
            try AlertTable.all($0, in: subject.project, subject.sight, under: subject.stem, limit: Self.mostShown)
        }
    }

    /// Whether somebody is here and sees the warnings of a project: else a warning that is theirs is nobody's.
    func reads(_ db: DB, _ staff: ID<Staff>, in project: ID<Project>) throws -> Bool {
        try Doorkeeper.actor(db, staff)?.0.may(.caseRead, in: project) == true
    }
}
