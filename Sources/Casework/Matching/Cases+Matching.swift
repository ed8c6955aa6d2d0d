import Directory
import Kernel
import Store
import Workforce

/// A case that may belong to another, as its procedure declares it.
package struct LikelyMatch: Sendable {
    package let item: Case
    /// In per cent.
    package let likeness: Int
    /// What is alike, by the keys of the procedure's `by`.
    package let parts: [String]
}

extension Cases {
    private static let (mostMatches, mostHeld, mostParts) = (5, 200, 5)

    /// Open cases of the project that may belong to a case, the likest first, of those equally alike the one nearer by
    /// its day; without those that are linked with it already, and those of which somebody has said that they are not
    /// the same. None where its procedure declares none, or it is over.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func matches(of name: String, for actor: Actor) async throws -> [LikelyMatch] {
        try await store.read { db in
            let item = try visible(db, name, to: actor)
            try learnProcedures(db, for: item)
            let procedure = try rules(of: item).procedure
            guard !item.phase.isOver, let rule = procedure.matching else { return [] }
            let day = try item.day(rule.day) ?? project(db, item.project).zone.day(of: item.openedAt)
            let tied = Set(try CaseLinkTable.standing(db, of: item.id).map { $0.other(than: item.id) })
            let others = try held(db, by: rule, around: day) {
                $0.id != item.id && $0.project == item.project && $0.kind == rule.kind && !$0.phase.isOver
                    && Self.maySee($0, actor) && !tied.contains($0.id) && rule.isUnlike($0, item)
            }
            var best: [LikelyMatch] = []
            for one in rule.best(of: others, for: item, procedure.form, on: day) where best.count < Self.mostMatches {
                if try !CaseLinkTable.isApart(db, item.id, one.item.id) { best.append(one) }
            }
            return best
        }
    }

    /// The newest cases whose day lies near enough, of those that may be meant; looked for in ``mostParts`` parts.
    private func held(
        _ db: DB, by rule: MatchRule, around day: Day, _ mayBe: (Case) -> Bool
    ) throws -> [Case] {
        let (middle, days) = (day.date.daysSince1970, rule.within.milliseconds / Span.days(1).milliseconds)
        let near = FormCondition(field: "\(rule.kind).\(rule.day)", range: (middle - days)...(middle + days))
        var (found, after): ([Case], Int64) = ([], .max)
        for _ in 0..<Self.mostParts where found.count < Self.mostHeld {
            let ids = try FormValueTable.holders(db, near, (true, after), limit: Self.mostHeld)
            guard let last = ids.last else { break }
            var condition = CaseCondition()
            condition.addAny("id", of: ids)
            let part = try CaseTable.list(db, where: "\(condition.sql) ORDER BY id DESC", values: condition.values)
            found += part.filter(mayBe)
            after = last.number
        }
        return found
    }
}

extension MatchRule {
    func isUnlike(_ other: Case, _ item: Case) -> Bool {
        guard let unlike else { return true }
        return other.form[unlike] != nil && other.form[unlike] != item.form[unlike]
    }

    /// Those alike enough, the best first. Pure.
    func best(of others: [Case], for item: Case, _ form: DeclaredForm, on day: Day) -> [LikelyMatch] {
        let side = Side(values: item.form, place: item.place)
        let found = others.map { other -> LikelyMatch in
            let (percent, parts) = likeness(side, Side(values: other.form, place: other.place), form)
            return LikelyMatch(item: other, likeness: percent, parts: parts)
        }
        func distance(_ one: LikelyMatch) -> Int64 {
            one.item.day(self.day).map { abs($0.date.daysSince1970 - day.date.daysSince1970) } ?? .max
        }
        return found.filter { $0.likeness >= least }.sorted {
            ($1.likeness, distance($0), $1.item.id) < ($0.likeness, distance($1), $0.item.id)
        }
    }
}

extension Case {
    fileprivate func day(_ field: String) -> Day? { form[field].flatMap { Day($0) } }
}
