import Kernel
import Store
import Workforce

extension Keys {
    /// Puts down what somebody counted in a cabinet; it holds when another has signed it.
    ///
    /// - Throws: ``CustodyRefusal/unknownCabinet(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · as
    ///   ``CountDraft/lines(of:)``
    package func count(
        _ draft: CountDraft, in name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> KeyCount {
        let id = try await store.write { tx in
            let cabinet = try visibleCabinet(tx, name, to: actor)
            try actor.require(.custodyCount, in: cabinet.project)
            return try tx.once(request, actor: actor.staff.number) {
                let keys = try KeyTable.list(tx, in: cabinet.id, limit: Self.mostInCabinet)
                let lines = try draft.lines(of: keys)
                let count = KeyCount(
                    id: tx.newID(), project: cabinet.project, cabinet: cabinet.id, countedAt: tx.now,
                    countedBy: actor.staff, lines: lines, differences: lines.count(where: \.isDifferent))
                try KeyCountTable.insert(tx, count)
                try audit(tx, "key.count", count, by: actor)
                return count.id
            }
        }
        return try await count(id.description, for: actor)
    }

    /// The second signature. What is missing is lost from then on; the lines of the ledger say so.
    ///
    /// - Throws: ``CustodyRefusal/unknownCount(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CustodyRefusal/countSigned`` · ``CustodyRefusal/sameSigner``
    package func sign(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> KeyCount {
        try await store.write { tx in
            var count = try known(tx, name, to: actor)
            try actor.require(.custodyCount, in: count.project)
            _ = try tx.once(request, actor: actor.staff.number) {
                guard count.signedAt == nil else { throw CustodyRefusal.countSigned }
                guard count.countedBy != actor.staff else { throw CustodyRefusal.sameSigner }
                (count.signedAt, count.signedBy) = (tx.now, actor.staff)
                try KeyCountTable.sign(tx, count)
                for line in count.lines where line.isDifferent { try settle(tx, line, by: actor) }
                try audit(tx, "key.count.sign", count, by: actor)
                return true
            }
        }
        return try await count(name, for: actor)
    }

    private func settle(_ tx: Tx, _ line: KeyCount.Line, by actor: Actor) throws {
        guard var key = try KeyTable.find(tx, line.key), key.retiredAt == nil else { return }
        guard line.found < line.expected else {
            return try move(
                tx, key.next, was: key, .count, KeyWords(detail: "+\(line.found - line.expected)", words: line.reason),
                by: actor)
        }
        for _ in 0..<min(line.expected - line.found, key.inHand) {
            try lose(tx, nil, line.reason, key, .count, by: actor)
            key = try KeyTable.find(tx, line.key) ?? key
        }
    }

    private func audit(_ tx: Tx, _ act: String, _ count: KeyCount, by actor: Actor) throws {
        try Audit.append(tx, actor: actor.staff.number, act: act, subject: count.id.description)
        tx.tell(LiveNote(topic: "alert", project: count.project.number, subject: "", version: 0))
    }

    /// - Throws: ``CustodyRefusal/unknownCount(_:)``
    package func count(_ name: String, for actor: Actor) async throws -> KeyCount {
        try await store.read { try known($0, name, to: actor) }
    }

    private func known(_ db: DB, _ name: String, to actor: Actor) throws -> KeyCount {
        guard let count = try ID<KeyCount>(name).flatMap({ try KeyCountTable.find(db, $0) }),
            actor.may(.custodyRead, in: count.project)
        else { throw CustodyRefusal.unknownCount(name) }
        return count
    }
}
