import Directory
import Kernel
import Store
import Workforce

/// A case that may say the same as another.
package struct LikelyDuplicate: Sendable {
    package let item: Case
    /// Per cent of the words that they share.
    package let likeness: Int
    package let isSameCustomer: Bool
}

extension Cases {
    private static let mostHeld = 40
    private static let mostDuplicates = 5

    /// Open cases of the same customer, place or building that came in the same days in like words, the likest first;
    /// without those that are linked as duplicates already, are parts of one demand or its aftercare, or of which
    /// somebody has said that they are none.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func duplicates(of name: String, for actor: Actor) async throws -> [LikelyDuplicate] {
        try await store.read { db in
            let item = try visible(db, name, to: actor)
            guard !item.phase.isOver, let rules = desks[item.desk]?.knowledge.duplicates else { return [] }
            let ties = emergencyTies(db, of: item).compactMap(\.1)
            let others = try near(db, item, within: rules).filter {
                Self.maySee($0, actor) && !item.isPart(with: $0) && !ties.contains($0.id)
            }
            guard !others.isEmpty else { return [] }
            let linked = try CaseLinkTable.standing(db, of: item.id).filter { $0.relation == .duplicateOf }
                .map { $0.other(than: item.id) }
            let found = try Self.like(item, others, by: rules).filter {
                try !linked.contains($0.item.id) && !CaseLinkTable.isApart(db, item.id, $0.item.id)
            }
            return Array(found.prefix(Self.mostDuplicates))
        }
    }

    private func near(_ db: DB, _ item: Case, within rules: DuplicateRules) throws -> [Case] {
        let since = IDMaker.first(at: item.openedAt - rules.window)
        let open = "id > ? AND phase IN ('open', 'waiting', 'solved', 'confirming')"
        var found: [Case] = []
        func add(_ condition: String, _ values: [any SQLConvertible]) throws {
            found += try CaseTable.list(
                db, where: "\(condition) ORDER BY id DESC LIMIT \(Self.mostHeld)", values: values)
        }
        if let person = item.reporter.person {
            try add("person = ?1 AND " + open.replacing("?", with: "?2"), [person, since])
        }
        if let place = try item.place.flatMap({ try PlaceTable.find(db, $0) }) {
            try add("place = ?1 AND " + open.replacing("?", with: "?2"), [place.id, since])
            try add(
                "project = ?1 AND building = ?2 AND " + open.replacing("?", with: "?3"),
                [item.project, place.building, since])
        }
        var seen: Set<ID<Case>> = [item.id]
        return found.filter { $0.project == item.project && seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    }

    /// Pure.
    static func like(_ item: Case, _ others: [Case], by rules: DuplicateRules) -> [LikelyDuplicate] {
        var likeness = Likeness(memory: mostHeld * 4)
        for other in others { _ = likeness.add(other.demand, by: rules.rule) }
        let matches = likeness.add(item.demand, by: rules.rule).matches
        let byID = Dictionary(uniqueKeysWithValues: others.map { ($0.id, $0) })
        return matches.compactMap { match in
            byID[match.id].map {
                LikelyDuplicate(
                    item: $0, likeness: min(100, match.likeness),
                    isSameCustomer: $0.reporter.person != nil && $0.reporter.person == item.reporter.person)
            }
        }
    }

    /// Remembers that two cases are no duplicates of each other: they are not shown as such again.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/mergeIntoItself``
    package func setApart(
        _ name: String, from other: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let (item, target) = (try visible(tx, name, to: actor), try visible(tx, other, to: actor))
                guard item.id != target.id else { throw CaseRefusal.mergeIntoItself }
                guard item.project == target.project else { throw CaseRefusal.linkAcrossProjects }
                for one in [item, target] { try actor.require(.caseFollow, .caseSupervise, on: one) }
                try CaseLinkTable.setApart(tx, item.id, target.id, by: actor.staff)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "distinct", subject: item.number, detail: target.number)
                return item
            }
        }
    }
}

extension Case {
    fileprivate var demand: Likeness.Demand {
        Likeness.Demand(
            id: id, at: openedAt, building: "", customer: reporter.person?.description ?? id.description, title: title,
            text: text)
    }
}

extension Case {
    /// One was split from the other, or both from a third: they belong together and say different things.
    fileprivate func isPart(with other: Case) -> Bool {
        splitFrom == other.id || other.splitFrom == id || (splitFrom != nil && splitFrom == other.splitFrom)
    }
}
