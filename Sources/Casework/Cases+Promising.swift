import Kernel
import Store
import Workforce

/// Promises that people make, and what they say where one will not be kept.
extension Cases {
    /// Makes a promise in the agent's own words.
    ///
    /// - Throws: as ``say(_:to:through:isUnasked:on:version:request:by:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` on a case that is over · ``CaseRefusal/dueInThePast`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``CaseRefusal/deadlineIsTheirs``
    package func promise(
        _ kind: Promise.Kind, words: String, dueAt: Instant, on name: String, version: Int? = nil,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        guard !words.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("words") }
        guard words.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "words", limit: 2000) }
        guard Instant.sayable.contains(dueAt) else { throw CaseRefusal.dateOutOfRange(field: "dueAt") }
        guard kind != .outside else { throw CaseRefusal.deadlineIsTheirs }
        return try await follow(name, version, as: "promise", .customer, words: words, request, by: actor) {
            item, tx, now in
            guard !item.phase.isOver else {
                throw CaseRefusal.notAllowedNow(
                    action: "promise", allowed: try allowed(on: item, for: actor).map(\.key))
            }
            guard dueAt > now else { throw CaseRefusal.dueInThePast }
            let promise = Promise(
                id: tx.newID(), kind: kind, by: actor.staff, byName: actor.name, madeAt: now, words: words, level: nil,
                startsAt: now, dueAt: dueAt)
            return [.promised(promise)]
        }
    }

    /// Records that the customer was told beforehand that a promise will not be kept, with a new time where there is
    /// one. By a channel that leaves by itself it counts when it has left: until then, and where it never leaves, the
    /// promise stands as it did.
    ///
    /// - Parameter channel: by which the customer was told; nil for the channel of the case.
    /// - Throws: ``CaseRefusal/unknownPromise(_:)`` · ``CaseRefusal/apologyNeedsReasonAndRemedy`` ·
    ///   ``CaseRefusal/promiseAlreadySettled`` · ``CaseRefusal/deadlineIsTheirs`` · ``CaseRefusal/dueInThePast``
    package func giveWord(
        apology: String, reason: String, remedy: String, newDueAt: Instant?, through channel: String? = nil,
        about id: ID<Promise>, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let parts = [apology, reason, remedy].map(\.trimmed)
        guard !parts.contains("") else { throw CaseRefusal.apologyNeedsReasonAndRemedy }
        guard parts.allSatisfy({ $0.utf8.count <= 2000 }) else {
            throw CaseRefusal.tooLong(field: "apology", limit: 2000)
        }
        let name = try await store.read { try PromiseTable.caseOf($0, promise: id) }
        guard let name else { throw CaseRefusal.unknownPromise(id.description) }
        let words = parts.joined(separator: " ")
        return try await follow(name.description, as: "word", .customer, words: words, request, by: actor) {
            item, tx, now in
            let promise = try item.toldPromise(id)
            if let newDueAt, newDueAt <= now || !Instant.sayable.contains(newDueAt) { throw CaseRefusal.dueInThePast }
            let word = WordToGive(
                apology: parts[0], reason: parts[1], remedy: parts[2], newDueAt: newDueAt, by: actor.staff,
                byName: actor.name)
            let channel = try self.channel(channel, on: item)
            let time = try newDueAt.map { try sentence(tx, promise.kind, due: $0, on: item, for: actor) }
            let text = [words, time ?? ""].joined(separator: " ").trimmed
            let leaves = try send(tx, text, about: id, by: channel, on: item) { $0.errand = .word(word) } != nil
            if leaves { return [.wordLeaves(id, dueAt: newDueAt), .conveyed(by: channel)] }
            return item.worded(word, about: id, newID: tx.newID(), at: now) + [.conveyed(by: channel)]
        }
    }

    /// The desk's sentence for a new time.
    private func sentence(
        _ tx: Tx, _ kind: Promise.Kind, due: Instant, on item: Case, for actor: Actor
    ) throws -> String {
        let (desk, _) = try rules(of: item)
        let moment = try moment(tx, of: item, in: desk, try project(tx, item.project), for: actor)
        return desk.levels.sentence(kind, due: due, moment)
    }

    /// Clears the red mark of a promise that broke without a word beforehand.
    ///
    /// - Throws: ``CaseRefusal/unknownPromise(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/noRedMark``
    package func review(
        _ id: ID<Promise>, finding: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let finding = finding.trimmed
        guard !finding.isEmpty else { throw CaseRefusal.fieldMissing("finding") }
        guard finding.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "finding", limit: 2000) }
        let name = try await store.read { try PromiseTable.caseOf($0, promise: id) }
        guard let name else { throw CaseRefusal.unknownPromise(id.description) }
        return try await follow(
            name.description, as: "review", .inside, words: finding, request, needing: .caseSupervise, by: actor
        ) { item, _, now in
            guard item.promises.contains(where: { $0.id == id && $0.hasRedMark }) else { throw CaseRefusal.noRedMark }
            let review = BreachReview(by: actor.staff, byName: actor.name, finding: finding, at: now)
            return [.reviewed(id, review)]
        }
    }
}

extension Case {
    /// An open promise of which the customer can be told something.
    ///
    /// - Throws: ``CaseRefusal/promiseAlreadySettled`` · ``CaseRefusal/deadlineIsTheirs``
    fileprivate func toldPromise(_ id: ID<Promise>) throws -> Promise {
        guard let promise = promises.first(where: { $0.id == id }), promise.state == .open else {
            throw CaseRefusal.promiseAlreadySettled
        }
        guard promise.kind != .outside else { throw CaseRefusal.deadlineIsTheirs }
        return promise
    }
}
