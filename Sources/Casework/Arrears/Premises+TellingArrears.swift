import Directory
import Kernel
import Store
import Workforce

extension Premises {
    /// As many lines as one call tells.
    package static let mostArrearsAtOnce = 500

    /// Tells what is owed at some places on the day of a statement. What was told before of the same place and thing
    /// is struck through, and stays.
    ///
    /// - Returns: how many lines are new or other than before.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``ArrearsRefusal/statementInFuture`` · ``CaseRefusal/tooManyEntries(limit:)`` ·
    ///   ``ArrearsRefusal/noStatement(_:)`` where the draft begins none · ``DirectoryRefusal/unknownPlace(_:)`` ·
    ///   what ``ArrearsWord/check(on:)`` refuses · ``ArrearsRefusal/toldTwice(_:)``
    package func tellArrears(
        _ draft: ArrearsDraft, in project: ID<Project>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Int {
        try actor.require(.arrearsWrite, in: project)
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let today = try today(tx, in: project)
                guard draft.day <= today, draft.day.date.year >= 2000 else { throw ArrearsRefusal.statementInFuture }
                guard draft.lines.count <= Self.mostArrearsAtOnce else {
                    throw CaseRefusal.tooManyEntries(limit: Self.mostArrearsAtOnce)
                }
                let told = try draft.lines.map { line in
                    try line.word.check(on: draft.day)
                    return (place: try place(tx, line.place, in: project), word: line.word)
                }
                let known = try ArrearsStatementTable.find(tx, of: draft.day, in: project)
                guard known != nil || draft.begins else { throw ArrearsRefusal.noStatement(draft.day) }
                let statement = try ArrearsStatementTable.begin(tx, draft.day, in: project, by: actor.staff.number)
                var teller = try ArrearsTeller(tx, statement, at: told.map(\.place), by: actor.staff.number)
                let count = try told.count { try teller.tell(tx, $0.word, at: $0.place) != nil }
                try Audit.append(
                    tx, actor: actor.staff.number, act: "arrears.tell", subject: statement.id.description,
                    detail: "\(draft.day) \(count)")
                return count
            }
        }
    }

    private func place(_ db: DB, _ name: String, in project: ID<Project>) throws -> Place {
        guard let found = try PlaceTable.find(db, named: name, in: project)
        else { throw DirectoryRefusal.unknownPlace(name) }
        return found
    }
}
