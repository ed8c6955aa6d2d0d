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
        for (number, effects) in rows {
            var kept: ImportRow.Kept?
            for effect in effects.reversed() {
                // What hangs on something that stays is not looked at: the first reason is the one to tell.
                if let why = try takeBack(tx, effect), kept == nil { kept = why }
            }
            if kept != nil { one.kept += 1 }
            try ImportRowTable.forget(tx, number, of: one.id, kept: kept)
        }
        one.progress += rows.count
        one.atRow = rows.last?.number ?? one.atRow
        if rows.count < Self.portion { (one.state, one.doneAt, one.password) = (.undone, tx.now, "") }
    }

    /// - Returns: why it stays as it is; nil where it is as it was before.
    private func takeBack(_ tx: Tx, _ effect: Effect) throws -> ImportRow.Kept? {
        switch effect {
        case .made(let thing, let id, let seal): try unmake(tx, thing, id, seal)
        case .changed(let thing, let id, let seal, let before): try restore(tx, thing, id, seal, before)
        }
    }

    private func unmake(_ tx: Tx, _ thing: Effect.Thing, _ id: Int64, _ seal: String) throws -> ImportRow.Kept? {
        switch thing {
        case .place:
            guard let now = try PlaceTable.find(tx, ID(number: id)) else { return .gone }
            guard now.seal == seal else { return .changed }
            return try tx.doesAllow { try PlaceTable.takeBack(tx, now.id) } ? nil : .used
        case .person:
            guard let now = try record(tx, id) else { return .gone }
            guard now.seal == seal else { return .changed }
            return try tx.doesAllow { try PersonRecordTable.takeBack(tx, now) } ? nil : .used
        case .staff:
            guard let now = try StaffTable.find(tx, ID(number: id)) else { return .gone }
            guard now.seal == seal else { return .changed }
            return try tx.doesAllow { try StaffTable.takeBack(tx, now.id) } ? nil : .used
        }
    }

    private func restore(
        _ tx: Tx, _ thing: Effect.Thing, _ id: Int64, _ seal: String, _ before: String
    ) throws -> ImportRow.Kept? {
        switch thing {
        case .place:
            guard let now = try PlaceTable.find(tx, ID(number: id)) else { return .gone }
            guard now.seal == seal else { return .changed }
            let old: Place = try Self.read(before)
            return try tx.doesAllow { try PlaceTable.update(tx, old) } ? nil : .gone
        case .person:
            guard let now = try record(tx, id) else { return .gone }
            guard now.seal == seal else { return .changed }
            let old: PersonRecord = try Self.read(before)
            let codes = try PlaceTable.codes(tx, of: Set(old.stays.map(\.place)).sorted())
            return try tx.doesAllow { try PersonRecordTable.replace(tx, now, with: old, codes: codes) } ? nil : .gone
        case .staff:
            guard let now = try StaffTable.find(tx, ID(number: id)) else { return .gone }
            guard now.seal == seal else { return .changed }
            try StaffTable.update(tx, try Self.read(before))
            return nil
        }
    }

    private func record(_ db: DB, _ id: Int64) throws -> PersonRecord? {
        try PersonRecordTable.find(db, [ID(number: id)])[ID(number: id)]
    }

    private static func read<T: Decodable>(_ json: String) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(json.utf8))
    }
}
