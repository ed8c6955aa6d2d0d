import Directory
import Kernel
import Store
import Workforce

/// A page of a list, and where the next one begins.
package struct Page<Item: Sendable>: Sendable {
    package let items: [Item]
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Cases {
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func find(_ name: String, for actor: Actor) async throws -> Case {
        try await store.read { try visible($0, name, to: actor) }
    }

    /// The timeline of a case, oldest first.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/badCursor``
    package func timeline(
        of name: String, for actor: Actor, after: String? = nil, limit: Int = CaseFilter.mostRows
    ) async throws -> Page<TimelineEntry> {
        try await store.read { db in
            let item = try visible(db, name, to: actor)
            return try Self.timeline(db, of: item.id, after: after, limit: limit)
        }
    }

    private static func timeline(_ db: DB, of id: ID<Case>, after: String?, limit: Int) throws -> Page<TimelineEntry> {
        guard let start = after.map({ ID<TimelineEntry>($0)?.number }) ?? 0 else { throw CaseRefusal.badCursor }
        let limit = CaseFilter.rows(limit)
        let rows = try TimelineTable.entries(db, of: id, after: start, limit: limit + 1)
        let items = Array(rows.prefix(limit))
        return Page(items: items, next: rows.count > limit ? items.last?.id.description : nil)
    }

    /// A case with everything its page shows, from one consistent state.
    package func file(_ name: String, for actor: Actor) async throws -> CaseFile {
        let now = clock.now()
        return try await store.read { db in
            let item = try visible(db, name, to: actor)
            let entries = try TimelineTable.entries(db, of: item.id, after: 0, limit: 500)
            let ties = try CaseTieTable.find(db, of: item.id)
            let isTied = ties.contains(.incidents) && actor.may(.caseRead, in: item.project)
            return CaseFile(
                item: item, entries: entries, kin: kin(db, of: item, entries, ties, for: actor),
                links: ties.contains(.links) ? try links(db, of: item, for: actor) : [],
                outages: ties.contains(.outages) ? try outages(db, of: item) : [],
                incidents: isTied ? try IncidentMemberTable.ties(db, of: item.id) : [],
                alarms: ties.contains(.alarms) ? try alarms(db, of: item.id) : [],
                place: try item.place.flatMap { try PlaceTable.find(db, $0) },
                person: try item.reporter.person.flatMap { try SeenPerson.one(db, $0, for: actor) },
                looks: Looks(try LookTable.all(db, of: item.id), for: actor, at: now))
        }
    }

    /// The cases that belong to one, as far as `actor` may see them.
    private func kin(
        _ db: DB, of item: Case, _ entries: [TimelineEntry], _ ties: CaseTies, for actor: Actor
    ) -> [CaseFile.Kin] {
        let parts = entries.flatMap(\.events).flatMap(\.parts)
        let all: [(CaseFile.Tie, ID<Case>?)] =
            [(.mergedInto, item.mergedInto), (.splitFrom, item.splitFrom)] + parts.map { (.part, $0) }
            + (ties.contains(.emergencies) ? emergencyTies(db, of: item) : [])
        return all.compactMap { tie, id in
            id.flatMap { try? visible(db, "\($0)", to: actor) }.map { CaseFile.Kin(tie: tie, number: $0.number) }
        }
    }

    /// A list of cases that `actor` may see.
    ///
    /// - Throws: ``CaseRefusal/badCursor``
    package func list(_ filter: CaseFilter, for actor: Actor) async throws -> Page<Case> {
        let now = clock.now()
        return try await store.read { db in
            let sight = Sight(of: actor, in: filter.project, try ProjectTable.all(db))
            guard !sight.projects.isEmpty else { return Page(items: [], next: nil) }
            let limit = CaseFilter.rows(filter.limit)
            if let text = filter.text, !SearchQuery(text).isEmpty {
                return try Self.search(db, text, filter, sight, limit: limit, now: now)
            }
            let rows =
                try Self.rowsByForm(db, filter, sight, limit: limit + 1, now: now)
                ?? Self.rows(db, filter, sight, limit: limit + 1, now: now)
            let items = rows.prefix(limit).filter { Self.maySee($0, actor) }
            return Page(items: items, next: rows.count > limit ? rows[limit - 1].cursor(filter.sort) : nil)
        }
    }

    private static func rows(
        _ db: DB, _ filter: CaseFilter, _ sight: Sight, limit: Int, now: Instant
    ) throws -> [Case] {
        var condition = filter.condition(sight, at: now)
        let parts = filter.after.map { $0.split(separator: ".").map(String.init) } ?? []
        let id = parts.last.flatMap { ID<Case>($0) }
        if filter.after != nil, id == nil { throw CaseRefusal.badCursor }
        let order: String
        switch filter.sort {
        case .newest:
            condition.add("id < ?", id)
            order = "id DESC"
        case .oldest:
            condition.add("id > ?", id)
            order = "id"
        case .due:
            if let id, let due = parts.first.flatMap({ Int64($0) }), parts.count == 2 {
                condition.add("(coalesce(next_due, 9223372036854775807), id) > (?, ?)", due, id)
            } else if id != nil {
                throw CaseRefusal.badCursor
            }
            order = "coalesce(next_due, 9223372036854775807), id"
        }
        return try CaseTable.list(
            db, where: "\(condition.sql) ORDER BY \(order) LIMIT \(limit)", values: condition.values)
    }

    /// Finds by text, newest first, and lets through what the filter lets through.
    private static func search(
        _ db: DB, _ text: String, _ filter: CaseFilter, _ sight: Sight, limit: Int, now: Instant
    ) throws -> Page<Case> {
        let before = filter.after.map { ID<Case>($0)?.number } ?? .max
        guard var before else { throw CaseRefusal.badCursor }
        var rest = filter
        rest.text = nil
        let base = rest.condition(sight, at: now, isNarrow: true)
        let step = limit + 1
        var found: [Case] = []
        var more = true
        // What the filter holds back is made up for, within bounds.
        for round in 0..<6 where more && found.count <= limit {
            var ids: [Int64] = []
            for project in sight.projects {
                ids += try SearchIndex.find(
                    db, SearchQuery(text), scope: .init("case", in: project), before: before, limit: step << round)
            }
            ids = Array(ids.sorted(by: >).prefix(step << round))
            more = ids.count == step << round
            guard let last = ids.last else { break }
            var condition = base
            condition.addAny("id", of: ids)
            found += try CaseTable.list(db, where: "\(condition.sql) ORDER BY id DESC", values: condition.values)
                .filter { maySee($0, sight.actor) }
            before = last
        }
        let items = Array(found.prefix(limit))
        // A page that the bounds left short, even empty, still says where the next one goes on.
        let next = found.count > limit ? items.last?.id : more ? ID(number: before) : nil
        return Page(items: items, next: next?.description)
    }
}

extension Case {
    fileprivate func cursor(_ sort: CaseFilter.Sort) -> String {
        sort == .due ? "\(nextDue?.milliseconds ?? .max).\(id)" : id.description
    }
}

/// Everything that the page of a case shows.
package struct CaseFile: Sendable {
    /// How another case belongs to this one.
    package enum Tie: String, Sendable { case mergedInto, splitFrom, part, emergency, aftercare }

    package struct Kin: Sendable {
        package let tie: Tie
        package let number: String
    }

    package let item: Case
    package let entries: [TimelineEntry]
    package let kin: [Kin]
    package let links: [LinkedCase]
    /// The outages that its customer asked about.
    package let outages: [Outage]
    /// The incidents that it belongs to, or seems to.
    package let incidents: [IncidentTie]
    /// Who was called to it, and who answered.
    package let alarms: [AlarmFile]
    package let place: Place?
    /// Also where the reader may not see the file.
    package let person: SeenPerson?
    /// Who is at it, and what is new to the reader.
    package let looks: Looks
}
