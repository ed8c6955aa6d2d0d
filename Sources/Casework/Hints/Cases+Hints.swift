import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let mostHints = 40
    private static let longestHint = 600

    /// The standing hints of some places and of all above them; nothing of places that `actor` may not see.
    package func hints(at places: [Place], for actor: Actor) async throws -> [ID<Place>: [HintAt]] {
        let ids = Set(places.filter { actor.may(.placesRead, at: $0) }.map(\.id)).sorted()
        return try await store.read { try HintTable.at($0, Array(ids.prefix(200))) }
    }

    /// By ID, or by code in one of the projects whose places `actor` may see.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    package func hints(of name: String, for actor: Actor) async throws -> HintFile {
        try await store.read { try hintFile($0, try actor.place($0, name)) }
    }

    private func hintFile(_ db: DB, _ place: Place) throws -> HintFile {
        HintFile(
            place: place, standing: try HintTable.at(db, [place.id])[place.id] ?? [],
            older: try HintTable.older(db, of: place.id, limit: 200))
    }

    /// Whoever follows cases, sends work out or keeps the places writes hints.
    package static func mayWriteHints(at place: Place, _ actor: Actor) -> Bool {
        [Right.caseFollow, .caseDispatch, .placesWrite].contains { actor.may($0, at: place) }
    }

    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/unknownWord(field:given:known:)`` · ``CaseRefusal/textMissing`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    package func writeHint(
        _ text: String, about topic: String, at name: String, checkedOn: Day? = nil, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> HintFile {
        try await store.write { tx in
            let place = try actor.place(tx, name)
            _ = try tx.once(request, actor: actor.staff.number) {
                guard Self.mayWriteHints(at: place, actor) else { throw WorkforceRefusal.notAllowed(.caseFollow) }
                guard try HintTable.count(tx, of: place.id) < Self.mostHints else {
                    throw CaseRefusal.tooLong(field: "hints", limit: Self.mostHints)
                }
                return try add(tx, text, topic, place, checkedOn, follows: nil, by: actor)
            }
            return try hintFile(tx, place)
        }
    }

    /// - Throws: ``CaseRefusal/unknownHint(_:)`` also for one that is closed · as
    ///   ``writeHint(_:about:at:checkedOn:request:by:)``
    package func act(
        _ act: HintAct, onHint name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> HintFile {
        try await store.write { tx in
            guard let id = ID<Hint>(name), let hint = try HintTable.find(tx, id),
                let place = try PlaceTable.find(tx, hint.place), actor.may(.placesRead, at: place)
            else { throw CaseRefusal.unknownHint(name) }
            _ = try tx.once(request, actor: actor.staff.number) {
                guard Self.mayWriteHints(at: place, actor) else { throw WorkforceRefusal.notAllowed(.caseFollow) }
                guard hint.closedAt == nil else { throw CaseRefusal.unknownHint(name) }
                try HintTable.close(tx, hint.id, by: actor.staff)
                switch act {
                case .change(let text, let topic, let day):
                    return try add(tx, text, topic ?? hint.topic, place, day, follows: hint.id, by: actor)
                case .check: return try add(tx, hint.text, hint.topic, place, nil, follows: hint.id, by: actor)
                case .withdraw:
                    try Audit.append(
                        tx, actor: actor.staff.number, act: "hint.withdraw", subject: hint.id.description)
                    return hint.id
                }
            }
            return try hintFile(tx, place)
        }
    }

    private func add(
        _ tx: Tx, _ text: String, _ topic: String, _ place: Place, _ checkedOn: Day?, follows: ID<Hint>?,
        by actor: Actor
    ) throws -> ID<Hint> {
        let topics = desks.values.flatMap(\.knowledge.hintTopics).map(\.key)
        guard topics.contains(topic) else {
            throw CaseRefusal.unknownWord(field: "topic", given: topic, known: topics)
        }
        guard !text.trimmed.isEmpty else { throw CaseRefusal.textMissing }
        guard text.trimmed.count <= Self.longestHint else {
            throw CaseRefusal.tooLong(field: "text", limit: Self.longestHint)
        }
        let today = try project(tx, place.project).zone.day(of: tx.now)
        // Nobody has looked tomorrow.
        if let checkedOn, checkedOn > today { throw CaseRefusal.dateOutOfRange(field: "checkedOn") }
        let hint = Hint(
            id: tx.newID(), place: place.id, topic: topic, text: text.trimmed, writtenBy: actor.staff,
            writtenAt: tx.now, checkedOn: checkedOn ?? today, follows: follows)
        try HintTable.insert(tx, hint)
        let act = follows == nil ? "hint.write" : "hint.change"
        try Audit.append(tx, actor: actor.staff.number, act: act, subject: hint.id.description, detail: place.code)
        return hint.id
    }
}
