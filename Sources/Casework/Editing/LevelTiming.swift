import Directory
import Kernel
import Store

/// Works out which open promises would have been timed otherwise.
struct LevelTiming {
    /// How an open promise would have been timed.
    enum Timed {
        case same, never
        /// So much later; below nought where sooner.
        case by(Span)

        var difference: Span? {
            if case .by(let difference) = self { difference } else { nil }
        }
    }

    private let old: ServiceLevels
    private let new: ServiceLevels
    private let zones: [ID<Project>: Zone]
    private var tags: [ID<Person>: Set<String>] = [:]

    init(_ db: DB, _ change: TextChange, _ desk: Desk) throws {
        (old, new) = (desk.told(change.old.levels), desk.told(change.new.levels))
        zones = Dictionary(uniqueKeysWithValues: try ProjectTable.all(db).map { ($0.id, $0.zone) })
    }

    mutating func timed(_ db: DB, _ one: TextUseTable.Running) throws -> Timed {
        let subject = try subject(db, of: one)
        let (before, after) = (old.level(for: one.facts, subject), new.level(for: one.facts, subject))
        guard let before, let had = before.promises[one.kind] else { return .same }
        guard let after, let has = after.promises[one.kind] else { return .never }
        guard had != has || before.calendar != after.calendar else { return .same }
        guard let was = due(before, had, one), let now = due(after, has, one) else { return .never }
        return was == now ? .same : .by(now - was)
    }

    private func due(_ level: ServiceLevels.Level, _ span: Span, _ one: TextUseTable.Running) -> Instant? {
        guard let zone = zones[one.project] else { return nil }
        let calendar = new.calendars.calendar(level.calendar, in: zone, for: one.project)
        return try? calendar?.due(from: one.startsAt, target: span).instant
    }

    private mutating func subject(_ db: DB, of one: TextUseTable.Running) throws -> CaseSubject {
        guard old.asksForSubject || new.asksForSubject else { return .unknown }
        guard let person = one.person else { return CaseSubject(place: one.place, tags: []) }
        let known = try tags[person] ?? Set(PersonTable.find(db, person)?.tags ?? [])
        tags[person] = known
        return CaseSubject(place: one.place, tags: known)
    }
}
