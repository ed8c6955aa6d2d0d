import Casework
import Directory
import Kernel
import Store
import Workforce

extension DutyLog {
    /// Makes a case of an entry in one step: what happened becomes its words, who makes it its reporter.
    ///
    /// - Parameter kind: of the case; its channel is that of the desk's `handover.yaml`.
    /// - Throws: ``HandoverRefusal/unknownDutyEntry`` · ``HandoverRefusal/entryHasCase`` ·
    ///   ``HandoverRefusal/entryIsStruck`` · what registering a case refuses
    package func makeCase(
        of id: ID<DutyEntry>, kind: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> DutyFile {
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var (entry, post) = try written(tx, id, actor)
                guard entry.item == nil else { throw HandoverRefusal.entryHasCase }
                guard !entry.content.isStruck else { throw HandoverRefusal.entryIsStruck }
                let item = try cases.register(tx, intake(entry.content, kind, in: post.project, actor), by: actor)
                entry.item = item.id
                try DutyEntryTable.update(tx, entry)
                try note(tx, "case", entry, actor)
                return true
            }
        }
        return try await file(id, for: actor)
    }

    private func intake(
        _ content: DutyEntry.Content, _ kind: String, in project: Project, _ actor: Actor
    ) -> Intake {
        var intake = Intake()
        (intake.project, intake.kind, intake.channel) = (project.code, kind, cases.handoverRules.channel)
        intake.reporter = Reporter(name: actor.name)
        (intake.place, intake.placeText) = (content.place?.description, content.placeText)
        intake.text = [content.event, content.course, content.result].filter { !$0.isEmpty }.joined(separator: "\n")
        intake.occurredAt = content.at
        return intake
    }
}
