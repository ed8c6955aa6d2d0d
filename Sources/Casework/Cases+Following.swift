import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Writes a message on a case: to the customer, or inside the house.
    ///
    /// One to the customer keeps the promise of an answer.
    ///
    /// - Parameter version: what the actor saw; nil where they do not say, as beside the timeline itself.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/textMissing`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/stale(current:)``
    package func say(
        _ text: String, to audience: Audience, on name: String, version: Int? = nil, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> Case {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.textMissing }
        guard text.utf8.count <= Act.longestText else {
            throw CaseRefusal.tooLong(field: "text", limit: Act.longestText)
        }
        let tokens = SearchTokens.make(text)
        return try await follow(name, version, as: "message", audience, words: text, request, by: actor) {
            item, tx, now in
            SearchIndex.add(tx, id: item.id.number, tokens: tokens)
            return audience == .customer ? item.answered(at: now) : []
        }
    }

    /// Makes a promise in the agent's own words.
    ///
    /// - Throws: as ``say(_:to:on:version:request:by:)`` · ``CaseRefusal/notAllowedNow(action:allowed:)`` on a case
    ///   that is over ·
    ///   ``CaseRefusal/dueInThePast`` · ``CaseRefusal/dateOutOfRange(field:)``
    package func promise(
        _ kind: Promise.Kind, words: String, dueAt: Instant, on name: String, version: Int? = nil,
        request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        guard !words.trimmed.isEmpty else { throw CaseRefusal.fieldMissing("words") }
        guard words.utf8.count <= 2000 else { throw CaseRefusal.tooLong(field: "words", limit: 2000) }
        guard Instant.sayable.contains(dueAt) else { throw CaseRefusal.dateOutOfRange(field: "dueAt") }
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
    /// one.
    ///
    /// - Throws: ``CaseRefusal/unknownPromise(_:)`` · ``CaseRefusal/apologyNeedsReasonAndRemedy`` ·
    ///   ``CaseRefusal/promiseAlreadySettled`` · ``CaseRefusal/dueInThePast``
    package func giveWord(
        apology: String, reason: String, remedy: String, newDueAt: Instant?, about id: ID<Promise>,
        request: RequestKey? = nil, by actor: Actor
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
            guard let promise = item.promises.first(where: { $0.id == id }), promise.state == .open else {
                throw CaseRefusal.promiseAlreadySettled
            }
            let word = WordBeforehand(apology: parts[0], reason: parts[1], remedy: parts[2], at: now)
            var events: [CaseEvent] = [.wordGiven(id, word)]
            guard let newDueAt else { return events }
            guard newDueAt > now, Instant.sayable.contains(newDueAt) else { throw CaseRefusal.dueInThePast }
            let renewed = Promise(
                id: tx.newID(), kind: promise.kind, by: actor.staff, byName: actor.name, madeAt: now, words: parts[2],
                level: nil, startsAt: now, dueAt: newDueAt)
            events += [promise.givingWay(at: now), .promised(renewed)]
            return events
        }
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

    /// Puts a file on a case. Its bytes are on disk before the entry is.
    ///
    /// - Throws: ``CaseRefusal/tooManyFiles(limit:)`` · what ``FileKind`` refuses
    package func attach(
        _ file: IncomingFile, on name: String, moment: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let kind = try FileKind.recognise(file)
        _ = try await store.read { try visible($0, name, to: actor) }
        let digest = try store.blobs.put(file.bytes)
        return try await follow(name, as: "attach", .inside, words: file.shortName, request, by: actor) {
            item, tx, now in
            guard item.attachments.count < 40 else { throw CaseRefusal.tooManyFiles(limit: 40) }
            let attachment = Attachment(
                id: tx.newID(), name: file.shortName, type: kind.type, bytes: file.bytes.count, digest: digest,
                moment: ["before", "after"].contains(moment) ? moment : "", by: actor.staff, at: now)
            return [.attached(attachment)]
        }
    }

    /// A file of a case that `actor` may see.
    package func file(_ id: ID<Attachment>, of name: String, for actor: Actor) async throws -> (Attachment, [UInt8])? {
        let item = try await store.read { try visible($0, name, to: actor) }
        guard let attachment = item.attachments.first(where: { $0.id == id }),
            let bytes = store.blobs.get(attachment.digest)
        else { return nil }
        return (attachment, Array(bytes))
    }

    /// What everybody who follows a case may do with it at any stage, or whoever has another right. Field staff follow
    /// what they work on.
    private func follow(
        _ name: String, _ version: Int? = nil, as act: String, _ audience: Audience, words: String,
        _ request: RequestKey?, needing right: Right? = nil, by actor: Actor,
        _ decide: @Sendable @escaping (Case, Tx, Instant) throws -> [CaseEvent]
    ) async throws -> Case {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, name, to: actor)
                if let right {
                    try actor.require(right, in: item.project)
                } else {
                    try actor.require(.caseFollow, .caseWork, .caseConfirm, in: item.project)
                }
                if let version, version != item.version { throw CaseRefusal.stale(current: item.version) }
                let now = tx.now
                let deed = Deed(act: act, audience: audience, words: words, actor: actor, now: now)
                return try commit(
                    tx, try decide(item, tx, now), to: item, deed, in: try project(tx, item.project))
            }
        }
    }
}
