import Directory
import Kernel
import Store
import Workforce

extension Premises {
    static let mostStatements = 60
    /// So many rows of one place are shown.
    static let mostTold = 200

    /// Whether somebody sees the arrears of a project, be it of their own zones alone.
    package static func mayReadArrears(in project: ID<Project>?, _ actor: Actor?) -> Bool {
        guard let actor else { return false }
        return actor.may(.arrearsRead, in: project) || actor.may(.arrearsReadZone, in: project)
    }

    /// Who owes what by a statement, with sums by steward and what they were by the statement before.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``ArrearsRefusal/noStatement(_:)`` for a day that was asked for
    package func arrears(
        in project: ID<Project>, _ question: ArrearsQuestion, for actor: Actor
    ) async throws -> ArrearsReport {
        guard Self.mayReadArrears(in: project, actor) else { throw WorkforceRefusal.notAllowed(.arrearsRead) }
        return try await store.read { db in
            let today = try today(db, in: project)
            let zones = try ZoneParts.read(db, in: project, on: today)
            let seen = actor.may(.arrearsRead, in: project) ? nil : zones.zones.filter { $0.steward == actor.staff }
            return try report(db, in: project, question, zones, seen, until: today)
        }
    }

    private func report(
        _ db: DB, in project: ID<Project>, _ question: ArrearsQuestion, _ zones: ZoneParts,
        _ seen: [ZoneParts.Zone]?, until today: Day
    ) throws -> ArrearsReport {
        let all = try ArrearsStatementTable.list(db, in: project, until: today, limit: Self.mostStatements)
        let (statement, former) = try chosen(db, question.day, of: all, in: project)
        let now = try statement.map { try sums(db, $0, in: project, zones, seen) } ?? []
        let before = try former.map { try sums(db, $0, in: project, zones, seen) }
        var page = try statement.map { try households(db, $0, question, zones, seen) } ?? []
        let isMore = page.count > question.limit
        page = Array(page.prefix(question.limit))
        let filter = filter(question, zones, seen)
        return ArrearsReport(
            project: try self.project(db, project), statements: all, statement: statement, former: former,
            now: now.reduce(.zero) { $0 + $1.sum }, before: before?.reduce(.zero) { $0 + $1.sum },
            groups: groups(now, before), households: page,
            next: isMore ? page.last.map { filter.cursor(after: $0) } : nil, isOfOwnZones: seen != nil)
    }

    private func chosen(
        _ db: DB, _ day: Day?, of all: [ArrearsStatement], in project: ID<Project>
    ) throws -> (ArrearsStatement?, ArrearsStatement?) {
        guard let day else { return (all.first, all.dropFirst().first) }
        let two = try ArrearsStatementTable.list(db, in: project, until: day, limit: 2)
        guard let found = two.first, found.day == day else { throw ArrearsRefusal.noStatement(day) }
        return (found, two.dropFirst().first)
    }

    /// By zone; of the zones that the reader may see alone.
    private func sums(
        _ db: DB, _ statement: ArrearsStatement, in project: ID<Project>, _ zones: ZoneParts,
        _ seen: [ZoneParts.Zone]?
    ) throws -> [(zone: ZoneParts.Zone?, sum: ArrearsSum)] {
        let whole = try ArrearsSumTable.sum(db, statement.id, in: project)
        let all = try zones.tally(whole) { try ArrearsSumTable.sum(db, statement.id, in: project, at: $0) }
        guard let seen else { return all }
        return all.filter { one in one.zone.map(seen.contains) ?? false }
    }

    private func groups(
        _ now: [(zone: ZoneParts.Zone?, sum: ArrearsSum)], _ before: [(zone: ZoneParts.Zone?, sum: ArrearsSum)]?
    ) -> [ArrearsReport.Group] {
        let all = Dictionary(grouping: now) { $0.zone?.steward }
        let earlier = before.map { Dictionary(grouping: $0) { $0.zone?.steward } }
        let groups = all.map { steward, zones in
            ArrearsReport.Group(
                steward: steward, zones: zones.compactMap(\.zone?.code),
                now: zones.reduce(.zero) { $0 + $1.sum },
                before: earlier.map { ($0[steward] ?? []).reduce(.zero) { $0 + $1.sum } })
        }.filter { $0.now.rooms > 0 || $0.now.amount > 0 || ($0.before?.amount ?? 0) > 0 }
        return groups.sorted { ($1.now.amount, $0.zones.first ?? "~") < ($0.now.amount, $1.zones.first ?? "~") }
    }

    private func filter(
        _ question: ArrearsQuestion, _ zones: ZoneParts, _ seen: [ZoneParts.Zone]?
    ) -> ArrearsFilter {
        let chosen = question.steward.map { steward in (seen ?? zones.zones).filter { $0.steward == steward } }
        return ArrearsFilter(
            parts: (chosen ?? seen)?.map(\.part), inside: question.inside, order: question.order,
            limit: question.limit + 1, after: question.after)
    }

    private func households(
        _ db: DB, _ statement: ArrearsStatement, _ question: ArrearsQuestion, _ zones: ZoneParts,
        _ seen: [ZoneParts.Zone]?
    ) throws -> [ArrearsHousehold] {
        try ArrearsSumTable.households(db, statement.id, filter(question, zones, seen))
    }
}
