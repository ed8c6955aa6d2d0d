import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Writes a message on a case: to the customer, or inside the house.
    ///
    /// One to the customer keeps the promise of an answer: at once where a person says it, and where it leaves by
    /// itself when it has left.
    ///
    /// - Parameters:
    ///   - channel: by which it reached the customer; nil for the channel of the case.
    ///   - isUnasked: nobody waits for it: as a text message it keeps the quiet hours and may be refused.
    ///   - version: what the actor saw; nil where they do not say, as beside the timeline itself.
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/textMissing`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``CaseRefusal/unknownWord(field:given:known:)`` ·
    ///   ``CaseRefusal/stale(current:)`` · ``CaseRefusal/textsDeclined``
    package func say(
        _ text: String, to audience: Audience, through channel: String? = nil, isUnasked: Bool = false,
        on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let tokens = try tokens(of: text)
        return try await follow(name, version, as: "message", audience, words: text, request, by: actor) {
            item, tx, now in
            SearchIndex.add(tx, id: item.id.number, tokens: tokens)
            guard audience == .customer else { return [] }
            let channel = try self.channel(channel, on: item)
            if isUnasked, try whyToCall(tx, item, by: channel) == .declined { throw CaseRefusal.textsDeclined }
            let time = try send(tx, text, by: channel, on: item) { $0.isUnasked = isUnasked }
            return conveyed(by: channel, leaves: time, item, at: now)
        }
    }

    /// Writes down what the customer said, on whichever channel it came: an answer is owed from then on.
    ///
    /// - Throws: as ``say(_:to:through:isUnasked:on:version:request:by:)``
    package func hear(
        _ text: String, through channel: String? = nil, on name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> Case {
        let tokens = try tokens(of: text)
        return try await follow(name, as: "heard", .customer, words: text, request, by: actor) { item, tx, _ in
            SearchIndex.add(tx, id: item.id.number, tokens: tokens)
            let (desk, _) = try rules(of: item)
            let moment = try moment(tx, of: item, in: desk, try project(tx, item.project), for: actor)
            return item.spokenTo(at: moment, desk.levels) + [.conveyed(by: try self.channel(channel, on: item))]
        }
    }

    private func tokens(of text: String) throws -> [String] {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.textMissing }
        guard text.utf8.count <= Act.longestText else {
            throw CaseRefusal.tooLong(field: "text", limit: Act.longestText)
        }
        return SearchTokens.make(text)
    }

    /// By which channel a word went or came: the one named, else the case's own.
    func channel(_ named: String?, on item: Case) throws -> String {
        guard let named, !named.isEmpty else { return item.channel }
        try rules(of: item).desk.check(channel: named)
        return named
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
    func follow(
        _ name: String, _ version: Int? = nil, as act: String, _ audience: Audience, words: String,
        _ request: RequestKey?, needing right: Right? = nil, by actor: Actor,
        _ decide: @Sendable @escaping (Case, Tx, Instant) throws -> [CaseEvent]
    ) async throws -> Case {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let item = try visible(tx, name, to: actor)
                if let right {
                    try actor.require(right, on: item)
                } else {
                    try actor.require(.caseFollow, .caseWork, .caseConfirm, on: item)
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
