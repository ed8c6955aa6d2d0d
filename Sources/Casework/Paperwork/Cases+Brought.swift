import Directory
import Kernel
import Store
import Workforce

/// The cases that came of a case by an action go with it: they lose their passes with its own, and their time moves
/// with its time. Those that a person split off go their own way.
extension Cases {
    /// The stage of the case that a case came of, where an action asks that.
    func parentStage(_ db: DB, of item: Case, _ needs: [Guard]) throws -> String? {
        guard let parent = item.splitFrom, needs.contains(where: { !$0.parentStages.isEmpty }) else { return nil }
        return try CaseTable.find(db, parent)?.stage
    }

    /// Ends the passes of a case, and those of the cases that actions brought: who has a pass by a permit has none
    /// without it, and keeps theirs where the permit is given anew at once. Each of these cases says so itself.
    func endPasses(_ tx: Tx, of item: Case, isAnew: Bool, in project: Project) throws -> CaseEvent {
        try PassTable.end(tx, of: item.id, at: tx.now)
        for part in isAnew ? [] : try brought(tx, by: item) {
            guard try PassTable.of(tx, part.id).contains(where: { $0.endedAt == nil }) else { continue }
            try PassTable.end(tx, of: part.id, at: tx.now)
            let deed = Deed(act: "passes-ended", words: item.number, actor: .system, now: tx.now)
            _ = try commit(tx, [.passesEnded], to: part, deed, in: project)
        }
        return .passesEnded
    }

    /// A window that other cases took along and an act changed: they say the new one where they said the old one, and
    /// their good passes hold for it. What does not fit their form, or is booked there, stays as it is.
    func follow(_ tx: Tx, _ after: Case, since item: Case, in project: Project) throws {
        let moved = try rules(of: item).procedure.lent.filter { key in
            item.form[key] != nil && after.form[key] != nil && item.form[key] != after.form[key]
        }
        guard !moved.isEmpty else { return }
        for part in try brought(tx, by: item) where !part.phase.isOver {
            let fields = moved.filter { part.form[$0] == item.form[$0] }
            guard !fields.isEmpty, try SlotTable.of(tx, part.id).isEmpty else { continue }
            try move(tx, part, to: after.form.filter { fields.contains($0.key) }, of: item.number, in: project)
        }
    }

    private func move(
        _ tx: Tx, _ part: Case, to windows: [String: String], of parent: String, in project: Project
    ) throws {
        try learnProcedures(tx, for: part)
        let procedure = try rules(of: part).procedure
        let form = try allowing { try procedure.form.filled(windows, asked: windows.keys.sorted(), in: part.form) }
        guard let form else { return }
        var events = [CaseEvent.filled(procedure.form.changes(from: part.form, to: form))]
        events += procedure.lasting(part.applying(events), systemMoment(at: tx.now, in: project))
        for (field, text) in windows.sorted(by: { $0.key < $1.key }) {
            guard let window = FormWindow(text) else { continue }
            for pass in try goodPasses(tx, of: part.id, by: field, procedure) {
                try PassTable.move(tx, pass.id, from: window.from, until: window.until)
            }
        }
        let deed = Deed(act: "window-moved", words: parent, actor: .system, now: tx.now)
        _ = try commit(tx, events, to: part, deed, in: project)
    }

    private func brought(_ db: DB, by item: Case) throws -> [Case] {
        try TimelineTable.brought(db, of: item.id).compactMap { try CaseTable.find(db, $0) }
    }
}

extension Procedure {
    /// The windows of its form that cases take along which its actions bring.
    fileprivate var lent: [String] {
        let copies = actions.flatMap(\.brings).flatMap { one -> [String] in
            if case .subCase(_, _, let copies) = one.what { return copies }
            return []
        }
        return form.fields.filter { $0.kind == .window && copies.contains($0.key) }.map(\.key)
    }
}
