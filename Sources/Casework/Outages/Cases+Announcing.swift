import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let mostPlaces = 200
    private static let longestCause = 500

    /// Puts down that something is off, or will be.
    ///
    /// - Throws: ``CaseRefusal/unknownDesk(_:)`` · ``CaseRefusal/unknownWord(field:given:known:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)`` · ``CaseRefusal/endBeforeStart`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)``
    package func announce(
        _ draft: OutageDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> OutageFile {
        try actor.require(.caseDispatch)
        let desk = try desk(draft.desk)
        let rules = desk.knowledge.outages
        guard let kind = rules.kind(draft.kind) else {
            throw CaseRefusal.unknownWord(field: "kind", given: draft.kind, known: rules.kinds.map(\.key))
        }
        try Self.check(draft)
        let sentence = draft.sentence.trimmed.isEmpty ? kind.sentence[.simplified] : draft.sentence.trimmed
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, draft.project, .caseDispatch)
                let outage = Outage(
                    id: tx.newID(), number: try Counters.number(tx, "O", of: "outage", in: project.zone),
                    project: project.id,
                    desk: desk.key, kind: kind.key, isWhole: draft.isWhole, from: draft.from ?? tx.now,
                    until: draft.until, cause: draft.cause.trimmed, sentence: sentence, notice: nil,
                    announcedBy: actor.staff, announcedAt: tx.now, places: try places(tx, of: draft, in: project))
                guard outage.until.map({ $0 > outage.from }) ?? true else { throw CaseRefusal.endBeforeStart }
                try OutageTable.insert(tx, outage)
                try note(tx, outage, "announce", outage.cause, by: actor)
                return outage.number
            }
        }
        return try await outage(number, for: actor)
    }

    private static func check(_ draft: OutageDraft) throws {
        guard draft.isWhole || !draft.places.isEmpty else { throw CaseRefusal.fieldMissing("places") }
        guard draft.places.count <= mostPlaces else { throw CaseRefusal.tooLong(field: "places", limit: mostPlaces) }
        guard !draft.cause.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("cause") }
        guard draft.cause.utf8.count <= longestCause else {
            throw CaseRefusal.tooLong(field: "cause", limit: longestCause)
        }
        guard draft.sentence.utf8.count <= OutageAct.longestText else {
            throw CaseRefusal.tooLong(field: "sentence", limit: OutageAct.longestText)
        }
        for (field, at) in [("from", draft.from), ("until", draft.until)] {
            guard at.map({ Instant.sayable.contains($0) }) ?? true else {
                throw CaseRefusal.dateOutOfRange(field: field)
            }
        }
    }

    /// Each once; none where the whole project is affected.
    private func places(_ db: DB, of draft: OutageDraft, in project: Project) throws -> [Place] {
        guard !draft.isWhole else { return [] }
        var seen: Set<ID<Place>> = []
        return try draft.places.map { name in
            guard let place = try PlaceTable.find(db, code: name, in: project.id) else {
                throw DirectoryRefusal.unknownPlace(name)
            }
            return place
        }.filter { seen.insert($0.id).inserted }
    }

    func note(_ tx: Tx, _ outage: Outage, _ act: String, _ words: String, by actor: Actor) throws {
        try OutageEntryTable.append(tx, to: outage, act, words: words, by: actor)
        try Audit.append(tx, actor: actor.staff.number, act: "outage." + act, subject: outage.number)
        tx.tell(LiveNote(topic: "alert", project: outage.project.number, subject: "", version: 0))
    }
}
