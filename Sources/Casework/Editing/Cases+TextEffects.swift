import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// What is wrong with a text of the house, or what publishing it would do. Nothing of it is kept.
    ///
    /// - Parameter follower: what other rooms say of it.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``ProcedureRefusal/unknownProcedure(_:)``
    package func effect(
        of source: String, as text: HouseText, followedBy follower: TextFollower, for actor: Actor
    ) async throws -> (fault: ProcedureFault?, effect: TextEffect?) {
        try actor.require(.proceduresEdit)
        let desk = try editingDesk(text.file)
        let check = desk.check(source.lines, as: text)
        guard let change = check.change else { return (check.fault, nil) }
        return try await store.read { db in
            var effect = try effect(db, change, desk, for: actor)
            let plans = try follower.plans(db, change)
            effect.uses = try uses(db, change, followedBy: follower, for: actor)
            for (place, row) in effect.rows.enumerated() where text == .rounds {
                effect.rows[place].live = plans.count { $0.proposal == row.key }
            }
            effect.plans = plans.filter {
                actor.may(.roundsRead, in: $0.project) || actor.may(.roundsPlan, in: $0.project)
            }
            return (nil, effect)
        }
    }

    /// Keys that would be lost while cases use them. A post that may not read a case is not told its number.
    func uses(
        _ db: DB, _ change: TextChange, followedBy follower: TextFollower, for actor: Actor
    ) throws -> [TextUse] {
        let own: [TextUse] = try change.gone.compactMap { key in
            let found: (count: Int, some: [TextUseTable.Numbered]) =
                switch change.text {
                case .categories: try TextUseTable.cases(db, of: key, desk: change.desk)
                case .levels: try TextUseTable.cases(db, promised: key, desk: change.desk)
                case .rounds: (0, [])
                }
            guard found.count > 0 else { return nil }
            let shown = found.some.filter { actor.may(.caseRead, in: $0.project) }.prefix(TextUse.mostCases)
            return TextUse(key: key, count: found.count, cases: shown.map(\.number))
        }
        return try own + follower.uses(db, change, actor)
    }

    private func effect(_ db: DB, _ change: TextChange, _ desk: Desk, for actor: Actor) throws -> TextEffect {
        var effect = TextEffect(rows: change.rows)
        guard !effect.rows.isEmpty else { return effect }
        switch change.text {
        case .categories:
            let standing = try TextUseTable.standing(db, desk: desk.key)
            for (place, row) in effect.rows.enumerated() {
                effect.rows[place].live = standing.reduce(0) { sum, one in
                    sum + (one.key == row.key || one.key.hasPrefix(row.key + ".") ? one.value : 0)
                }
            }
        case .levels: try promises(db, change, desk, &effect, for: actor)
        case .rounds: break
        }
        return effect
    }

    private func promises(
        _ db: DB, _ change: TextChange, _ desk: Desk, _ effect: inout TextEffect, for actor: Actor
    ) throws {
        let running = try TextUseTable.running(db, desk: desk.key, limit: Self.mostPreviewed + 1)
        effect.isWhole = running.count <= Self.mostPreviewed
        let by = Dictionary(grouping: running) { $0.level }
        for (place, row) in effect.rows.enumerated() { effect.rows[place].live = by[row.key]?.count ?? 0 }
        var timing = try LevelTiming(db, change, desk)
        for one in running.prefix(Self.mostPreviewed) {
            let timed = try timing.timed(db, one)
            switch timed {
            case .same: continue
            case .never: effect.never += 1
            case .by(let difference) where difference < .zero: effect.sooner += 1
            case .by: effect.later += 1
            }
            guard effect.others.count < TextEffect.mostOthers, actor.may(.caseRead, in: one.project) else { continue }
            effect.others.append(
                TextEffect.Other(
                    number: one.number, project: one.project, kind: one.kind, dueAt: one.dueAt,
                    otherwise: timed.difference.map { one.dueAt + $0 }))
        }
    }
}
