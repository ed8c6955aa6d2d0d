import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// The solved cases whose customers `actor` may ring: complaints and everything above general first, then those
    /// that
    /// wait longest. Whoever was just tried in vain comes last.
    ///
    /// Left out is what `actor` worked on: ``Guard/anotherPerson``.
    package func callbacks(for actor: Actor, limit: Int = 50) async throws -> Page<Case> {
        let now = clock.now()
        return try await store.read { db in
            let sight = Sight(of: actor, in: nil, try ProjectTable.all(db), by: .caseConfirm, own: nil)
            guard !sight.projects.isEmpty else { return Page(items: [], next: nil) }
            var condition = CaseCondition()
            condition.add(sight, isNarrow: false)
            condition.addAny("phase", of: [Phase.solved, .confirming])
            let order = "(kind = 'complaint' OR priority <> 'general') DESC, solved_at, id"
            let rows = try CaseTable.list(
                db, where: "\(condition.sql) ORDER BY \(order) LIMIT \(CaseFilter.mostRows)", values: condition.values)
            let open = rows.filter { Self.maySee($0, actor) && Guard.anotherPerson.isMet($0, by: actor) }
            let (rested, tried) = (open.filter { !$0.wasJustTried(at: now) }, open.filter { $0.wasJustTried(at: now) })
            return Page(items: Array((rested + tried).prefix(max(1, limit))), next: open.count > limit ? "" : nil)
        }
    }
}

extension Case {
    /// Nobody is rung twice within two hours.
    fileprivate func wasJustTried(at now: Instant) -> Bool {
        tries.last.map { now - $0.at < .hours(2) } ?? false
    }
}
