import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

extension Imports {
    /// Takes back all that an import did, the last first, in portions: ``goOn(_:)`` does them. What somebody changed
    /// since, or what other things speak of by now, stays and is told.
    ///
    /// - Throws: ``TransferRefusal/unknownImport(_:)`` · ``TransferRefusal/importNotNow``
    package func undo(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> Import {
        try await act(name, .undo, request, by: actor) { _, one in
            (one.state, one.progress, one.atRow) = (.undoing, 0, .max)
        }
    }

    func undoPortion(_ tx: Tx, _ one: inout Import, by actor: Actor) throws {
        let rows = try ImportRowTable.undoable(tx, of: one.id, before: one.atRow, limit: Self.portion)
        try PlaceStateTable.takingBack(tx, one.id.number) {
            for (number, effects) in rows {
                let kept = try takeBack(tx, effects, by: actor)
                if kept != nil { one.kept += 1 }
                try ImportRowTable.forget(tx, number, of: one.id, kept: kept)
            }
        }
        one.progress += rows.count
        one.atRow = rows.last?.number ?? one.atRow
        if rows.count < Self.portion { (one.state, one.doneAt, one.password) = (.undone, tx.now, "") }
    }

    /// All of a row, the last first.
    ///
    /// - Returns: the first reason why something of it stays.
    private func takeBack(_ tx: Tx, _ effects: [Effect], by actor: Actor) throws -> ImportRow.Kept? {
        var kept: ImportRow.Kept?
        // What hangs on something that stays is not looked at: the first reason is the one to tell. The history goes on
        // telling of what stays, and a place of which something stays stays whole.
        for effect in effects.reversed() where kept == nil || !effect.staysWithOthers {
            let why = try takeBack(tx, effect, by: actor)
            kept = kept ?? why
        }
        return kept
    }

    /// - Returns: why it stays as it is; nil where it is as it was before.
    private func takeBack(_ tx: Tx, _ effect: Effect, by actor: Actor) throws -> ImportRow.Kept? {
        switch effect {
        case .made(.case, let id, let seal):
            guard let cases, let version = Int(seal) else { return .used }
            return try cases.takeBack(tx, ID(number: id), version: version, by: actor).map(ImportRow.Kept.init)
        case .made(.entry, let id, _):
            try PersonChangeTable.takeBack(tx, ID(number: id))
            return nil
        case .made(.consent, let id, _):
            try ConsentTable.takeBack(tx, ID(number: id))
            return nil
        case .made(.arrears, let id, let seal): return try ArrearsBook.takeBack(tx, ID(number: id), seal)
        case .changed(.arrears, let id, let seal, let before):
            return try ArrearsBook.takeBack(tx, ID(number: id), seal, before: try ArrearsBook.line(before))
        case .made(let thing, let id, let seal):
            return try thing.found(tx, id, seal: seal) { found in
                try tx.doesAllow { try found.takeBack(tx) } ? nil : .used
            }
        case .changed(let thing, let id, let seal, let before):
            return try thing.found(tx, id, seal: seal) { found in
                try tx.doesAllow { try found.restore(tx, before) } ? nil : .gone
            }
        }
    }
}

extension Effect {
    fileprivate var staysWithOthers: Bool {
        switch self {
        case .made(.entry, _, _), .made(.place, _, _), .changed(.place, _, _, _): true
        default: false
        }
    }
}

extension ImportRow.Kept {
    fileprivate init(_ why: Cases.StaysWhy) {
        switch why {
        case .changed: self = .changed
        case .gone: self = .gone
        }
    }
}

extension Effect.Thing {
    /// The thing as it is now, where nobody changed it since.
    fileprivate func found(
        _ tx: Tx, _ id: Int64, seal: String, _ work: (any Undoable) throws -> ImportRow.Kept?
    ) throws -> ImportRow.Kept? {
        guard let now = try find(tx, id) else { return .gone }
        return now.seal == seal ? try work(now) : .changed
    }

    private func find(_ db: DB, _ id: Int64) throws -> (any Undoable)? {
        switch self {
        case .place: try PlaceTable.find(db, ID(number: id))
        case .premises: try PlaceStateTable.find(db, [ID(number: id)])[ID(number: id)]
        case .person: try PersonRecordTable.find(db, [ID(number: id)])[ID(number: id)]
        case .staff: try StaffTable.find(db, ID(number: id))
        case .vehicle: try BelongingTable.find(db, ID(number: id))
        case .paper: try PaperTable.find(db, ID(number: id))
        case .case, .entry, .arrears, .consent: nil
        }
    }
}
