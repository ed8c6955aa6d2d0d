import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Puts a word to the customer on its way, in the transaction that it is written in, where its channel is one that
    /// leaves by itself.
    ///
    /// - Parameters:
    ///   - other: whom it goes to; nil for whoever asked.
    ///   - fill: says what else there is to it: what it brings about, whether anybody waits for it.
    ///   - field: in which it was written, for who must mend it.
    /// - Returns: when it leaves; nil where a person says it by that channel.
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` without a telephone number · ``CaseRefusal/tooLong(field:limit:)``
    func send(
        _ tx: Tx, _ text: String, about promise: ID<Promise>? = nil, by channel: String, on item: Case,
        to other: Phone? = nil, field: String = "text", _ fill: (inout Delivery) -> Void = { _ in }
    ) throws -> Instant? {
        let rules = try rules(of: item).desk.sending
        guard sends, let rules, rules.channels.contains(channel) else { return nil }
        guard let phone = other ?? Phone(item.reporter.phone) else { throw CaseRefusal.fieldMissing("phone") }
        guard text.count <= SendRules.longestText else {
            throw CaseRefusal.tooLong(field: field, limit: SendRules.longestText)
        }
        var delivery = Delivery(
            id: tx.newID(), item: item.id, promise: promise, phone: phone.digits, text: text, madeAt: tx.now,
            tries: 0)
        fill(&delivery)
        delivery.isUnasked = delivery.isUnasked && item.mayRefuseTexts
        let zone = delivery.isUnasked ? try project(tx, item.project).zone : .utc
        let time = rules.leaves(tx.now, isUnasked: delivery.isUnasked, in: zone)
        try DeliveryTable.put(tx, delivery, leaves: time)
        return time
    }

    /// Whether a text message about a case can be sent at all: there is a number, and it is not too long.
    private func fits(_ text: String, _ item: Case) -> Bool {
        Phone(item.reporter.phone) != nil && text.count <= SendRules.longestText
    }

    /// A word to whoever asked, by the channel of their case: it leaves by itself where that channel does and there is
    /// a number to send it to; else a person says it, and it is an answer.
    ///
    /// - Returns: the case as it now is.
    func say(_ tx: Tx, _ text: String, to item: Case, in project: Project, by actor: Actor) throws -> Case {
        let time = fits(text, item) ? try send(tx, text, by: item.channel, on: item) : nil
        SearchIndex.add(tx, id: item.id.number, tokens: SearchTokens.make(text))
        let deed = Deed(act: "message", audience: .customer, words: text, actor: actor, now: tx.now)
        return try commit(tx, conveyed(by: item.channel, leaves: time, item, at: tx.now), to: item, deed, in: project)
    }

    /// A news to one of many, by its channel or that of their case.
    ///
    /// - Parameter tokens: of the text, made once for all of them.
    /// - Returns: whether it leaves by itself.
    func say(
        _ tx: Tx, _ text: String, tokens: [String], to item: Case, of news: News, in project: Project, by actor: Actor
    ) throws -> Bool {
        let channel = news.channel ?? item.channel
        let time = try send(tx, text, by: channel, on: item) { ($0.isUnasked, $0.news) = (true, news.id) }
        SearchIndex.add(tx, id: item.id.number, tokens: tokens)
        let deed = Deed(act: "message", audience: .customer, words: text, actor: actor, now: tx.now)
        _ = try commit(tx, conveyed(by: channel, leaves: time, item, at: tx.now), to: item, deed, in: project)
        return time != nil
    }

    /// What a word to the customer is on the timeline: an answer at once where a person says it; where it leaves by
    /// itself it is none yet.
    func conveyed(by channel: String, leaves time: Instant?, _ item: Case, at now: Instant) -> [CaseEvent] {
        guard let time else { return item.answered(at: now) + [.conveyed(by: channel)] }
        return [.conveyed(by: channel), .leaves(at: time > now ? time : nil)]
    }

    /// An answer that closes a case, where it leaves by itself: what it brings about waits until it has left.
    ///
    /// - Parameter mustLeave: false where a person says what cannot be sent.
    /// - Returns: what it is on the timeline; nil where a person says it.
    /// - Throws: as ``send(_:_:about:by:on:field:_:)``, where it must leave
    func leaving(_ tx: Tx, _ act: Act, on item: Case, mustLeave: Bool = false) throws -> [CaseEvent]? {
        let text = act.solution ?? ""
        let channel = try self.channel(act.channel, on: item)
        guard mustLeave || fits(text, item) else { return nil }
        let time = try send(tx, text, by: channel, on: item, field: "solution") {
            $0.errand = .answer(AnswerToGive(act))
        }
        return time.map { _ in [.conveyed(by: channel), .answerLeaves] }
    }
}
