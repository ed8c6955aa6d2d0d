import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Why an old case cannot be taken back with its import.
    package enum StaysWhy: Sendable { case changed, gone }

    /// Takes back an old case that an import made and nobody touched since. Entries are never deleted, so the case is
    /// cancelled under its number with an entry that says so; it is in no list, found by its number alone, and every
    /// running number is as if it had never come. Its row may come again, as another case.
    ///
    /// - Parameter version: that the import left it with.
    /// - Returns: why it stays as it is; nil where it was taken back.
    package func takeBack(_ tx: Tx, _ id: ID<Case>, version: Int, by actor: Actor) throws -> StaysWhy? {
        guard let old = try CaseTable.find(tx, id) else { return .gone }
        guard old.version == version else { return .changed }
        let project = try project(tx, old.project)
        let stages = try rules(of: old).procedure.stages.filter { $0.phase == .cancelled }
        guard let stage = stages.first(where: { $0.key == "cancelled" }) ?? stages.first else { return .changed }
        let events: [CaseEvent] = [.takenBack(at: tx.now), .moved(stage: stage.key, phase: stage.phase)]
        let deed = Deed(act: "import-undone", actor: actor, now: tx.now)
        _ = try commit(tx, events, to: old, deed, in: project)
        try OldCaseTable.release(tx, id)
        SearchIndex.remove(tx, id: id.number)
        for (day, what) in old.daysCounted(in: project.zone) {
            Counters.add(tx, project: project.id.number, "day:\(day):\(what)", -1)
        }
        return nil
    }
}

extension Case {
    /// In which numbers of days an untouched old case counts.
    fileprivate func daysCounted(in zone: Zone) -> [(Day, String)] {
        let days = [(openedAt, "opened"), (solvedAt, "solved"), (phase == .closed ? closedAt : nil, "closed")]
        return days.compactMap { at, what in at.map { (zone.day(of: $0), what) } }
    }
}
