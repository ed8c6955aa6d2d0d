import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Tells the demand: confirmed where its procedure takes the word of whoever looked, or opened again.
    func tell(_ finding: RoundFinding, isInOrder: Bool, note: String, by actor: Actor) async throws {
        let item = try await store.read { db in
            try finding.item.flatMap { try CaseTable.find(db, ID<Case>(number: $0)) }
        }
        guard let item, item.phase != .cancelled else { return }
        let walker = Self.deputy(actor.staff, actor.name, in: finding.project)
        let key = RequestKey(key: "recheck:\(finding.id):\(finding.returned)", digest: "\(isInOrder)")
        if isInOrder {
            guard [.solved, .confirming].contains(item.phase) else { return }
            var asked = ActRequest("confirm")
            (asked.act.isSatisfied, asked.act.comment) = (true, note)
            // Whoever mended it themselves does not confirm it: the demand then waits for its own call back.
            do { _ = try await cases.act(asked, on: item.number, request: key, by: walker) } catch is CaseRefusal {}
        } else if item.phase != .open, item.phase != .waiting {
            var asked = ActRequest("reopen")
            asked.act.reason = note
            _ = try await cases.act(asked, on: item.number, request: key, by: walker)
        }
    }
}
