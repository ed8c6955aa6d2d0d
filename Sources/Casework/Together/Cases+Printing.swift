import Kernel
import Store
import Workforce

/// A work sheet that was put on paper: what stood in it, and the how manieth time that was.
package struct PrintedSheet: Sendable, Codable {
    package let item: Case
    /// From 1; more is a reprint, and the sheet says so.
    package let printing: Int
}

extension Cases {
    /// The act of putting a case's work sheet on paper, as the timeline names it.
    package static let printing = "print"

    /// Counts a printing of a case's work sheet on its timeline.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    func printSheet(of name: String, request: RequestKey?, by actor: Actor) async throws -> PrintedSheet {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, name, to: actor)
                try actor.require(.caseFollow, .caseWork, .caseConfirm, on: item)
                let printing = try TimelineTable.count(tx, of: item.id, act: Self.printing) + 1
                let deed = Deed(act: Self.printing, words: "\(printing)", actor: actor, now: tx.now)
                let printed = try commit(tx, [], to: item, deed, in: try project(tx, item.project))
                return PrintedSheet(item: printed, printing: printing)
            }
        }
    }
}
