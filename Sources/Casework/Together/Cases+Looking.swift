import Kernel
import Store
import Workforce

extension Cases {
    /// Says that `actor` is at a case now: whoever else is there hears of it, and what they were shown is no longer
    /// new to them. No act: it stands on no timeline and in no audit trail.
    ///
    /// - Parameter seen: the newest entry that they were shown; nil where nothing more was.
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func look(
        at name: String, seen: ID<TimelineEntry>? = nil, isWriting: Bool = false, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> Looks {
        let item = try await store.read { try visible($0, name, to: actor) }
        return try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let old = try LookTable.find(tx, of: item.id, by: actor.staff)
                let last = max(old?.seen, seen)
                var news = old?.news ?? 0
                if news > 0, let seen {
                    news = try LookTable.count(tx, of: item.id, after: last ?? seen, notBy: actor.staff)
                }
                let new = Look(
                    staff: actor.staff, name: actor.name, hereUntil: tx.now + Look.stay, isWriting: isWriting,
                    seen: last, news: news)
                try LookTable.save(tx, new, at: item.id)
                let isFresh = old.map { $0.hereUntil <= tx.now || $0.isWriting != isWriting } ?? true
                if isFresh { Self.tellLook(tx, at: item) }
                return Looks(try LookTable.all(tx, of: item.id), for: actor, at: tx.now)
            }
        }
    }

    /// Says that `actor` has gone.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func leave(_ name: String, by actor: Actor) async throws {
        let item = try await store.read { try visible($0, name, to: actor) }
        _ = try await store.write { tx in
            if try LookTable.leave(tx, item.id, by: actor.staff) { Self.tellLook(tx, at: item) }
        }
    }

    /// Who is at a case now.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)``
    package func looks(at name: String, for actor: Actor) async throws -> Looks {
        let now = clock.now()
        return try await store.read { db in
            Looks(try LookTable.all(db, of: try visible(db, name, to: actor).id), for: actor, at: now)
        }
    }

    /// How many entries are new to `actor`, for those of some cases that have any.
    package func news(on ids: [ID<Case>], for actor: Actor) async throws -> [ID<Case>: Int] {
        try await store.read { try LookTable.news($0, on: ids, for: actor.staff) }
    }

    private static func tellLook(_ tx: Tx, at item: Case) {
        tx.tell(LiveNote(topic: "look", project: item.project.number, subject: item.number, version: item.version))
    }
}

/// The later of two entries, where there is one.
private func max(_ one: ID<TimelineEntry>?, _ other: ID<TimelineEntry>?) -> ID<TimelineEntry>? {
    [one, other].compactMap(\.self).max()
}
