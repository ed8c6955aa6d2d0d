import Directory
import Kernel
import Store
import Workforce

extension Imports {
    /// Says what the columns are and looks at every row, in portions: ``goOn(_:)`` does them. Nothing else is changed.
    ///
    /// - Parameters:
    ///   - columns: for a field the number of its column from 0; nil leaves what was found.
    ///   - caseKind: of cases whose row does not say it; nil leaves what was said before.
    /// - Throws: ``TransferRefusal/unknownImport(_:)`` · ``TransferRefusal/importNotNow`` ·
    ///   ``TransferRefusal/unknownCaseKind(_:)`` · ``TransferRefusal/unknownColumn(_:)`` ·
    ///   ``TransferRefusal/columnNotSealed(_:)`` · ``TransferRefusal/columnSealed(_:)`` ·
    ///   ``TransferRefusal/columnsMissing(_:)``
    package func check(
        _ name: String, columns: [String: Int]? = nil, caseKind: String? = nil, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> Import {
        try await act(name, .check, request, by: actor) { tx, one in
            if let caseKind, one.kind == .cases {
                guard caseKinds.contains(caseKind) else { throw TransferRefusal.unknownCaseKind(caseKind) }
                one.caseKind = caseKind
            }
            if let columns { one.columns = columns }
            let wrong = one.columns.first { field, column in
                !one.kind.fields.contains(field) || !one.header.indices.contains(column)
            }
            if let wrong { throw TransferRefusal.unknownColumn(wrong.key) }
            for (field, column) in one.columns.sorted(by: { $0.key < $1.key }) {
                let isSealed = one.sealed.contains(column)
                if field == "paperNumber", !isSealed { throw TransferRefusal.columnNotSealed(one.header[column]) }
                if field != "paperNumber", isSealed { throw TransferRefusal.columnSealed(one.header[column]) }
            }
            let missing = one.kind.missing(one.columns)
            guard missing.isEmpty else { throw TransferRefusal.columnsMissing(missing) }
            try ImportTable.remember(tx, one.columns, one.kind, shape: Self.shape(one.header))
            (one.state, one.progress, one.atRow, one.counts) = (.checking, 0, 0, .init())
        }
    }

    /// What a case may be whose row does not say it.
    package var caseKinds: [String] { (try? cases?.desk())?.procedures.map(\.kind) ?? [] }

    /// One step from state to state.
    func act(
        _ name: String, _ act: Import.Act, _ request: RequestKey?, by actor: Actor,
        _ body: @Sendable @escaping (Tx, inout Import) throws -> Void
    ) async throws -> Import {
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try visible(tx, name, to: actor)
                guard one.acts.contains(act) else { throw TransferRefusal.importNotNow }
                try body(tx, &one)
                forget(one)
                try ImportTable.update(tx, one)
                try note(tx, act.rawValue, one, by: actor)
                if one.state.isBusy { try planNext(tx, one, at: tx.now) }
                return one.id
            }
        }
        return try await store.read { db in
            try ImportTable.find(db, id).orThrow(TransferRefusal.unknownImport(name))
        }
    }

    func checkPortion(_ tx: Tx, _ one: inout Import, by actor: Actor) throws {
        guard let look = try look(tx, one, by: actor) else { return }
        for row in look.judged { one.counts.add(row.verdict) }
        try ImportRowTable.judge(tx, look.judged, of: one.id)
        one.progress += look.rows.count
        one.atRow = look.next.atRow
        guard !look.isFull || one.progress >= one.rows else { return }
        (one.state, one.progress) = (.checked, one.rows)
    }
}
