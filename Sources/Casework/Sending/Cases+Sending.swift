import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many leave at once.
    private static let mostAtOnce = 20

    /// Puts a word to the customer on its way, in the transaction that it is written in, where its channel is one that
    /// leaves by itself.
    ///
    /// - Returns: false where a person says it by that channel.
    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` without a telephone number · ``CaseRefusal/tooLong(field:limit:)``
    func send(
        _ tx: Tx, _ text: String, about promise: ID<Promise>? = nil, by channel: String, on item: Case
    ) throws -> Bool {
        let rules = try rules(of: item).desk.sending
        guard sends, let rules, rules.channels.contains(channel) else { return false }
        guard let phone = Phone(item.reporter.phone) else { throw CaseRefusal.fieldMissing("phone") }
        guard text.count <= SendRules.longestText else {
            throw CaseRefusal.tooLong(field: "text", limit: SendRules.longestText)
        }
        let delivery = Delivery(
            id: tx.newID(), item: item.id, promise: promise, phone: phone.digits, text: text, madeAt: tx.now,
            tries: 0)
        try DeliveryTable.put(tx, delivery)
        return true
    }

    /// A word to one of many, by the channel of their case: it leaves by itself where that channel does and there is a
    /// number to send it to; else a person says it, and it is an answer.
    ///
    /// - Parameter tokens: of the text, made once for all of them.
    /// - Returns: the case as it now is.
    func say(
        _ tx: Tx, _ text: String, tokens: [String], to item: Case, in project: Project, by actor: Actor
    ) throws -> Case {
        let fits = Phone(item.reporter.phone) != nil && text.count <= SendRules.longestText
        let leaves = fits ? try send(tx, text, by: item.channel, on: item) : false
        let events = (leaves ? [] : item.answered(at: tx.now)) + [.conveyed(by: item.channel)]
        SearchIndex.add(tx, id: item.id.number, tokens: tokens)
        let deed = Deed(act: "message", audience: .customer, words: text, actor: actor, now: tx.now)
        return try commit(tx, events, to: item, deed, in: project)
    }

    /// Takes text messages for one try each; nobody else gets them for half a minute. That a message was taken is on
    /// disk before it leaves, so that whoever dies on the way loses none, and its key makes a second try of it the same
    /// one.
    package func takeDeliveries() async throws -> [Delivery] {
        // Nobody's write waits for a look that finds nothing.
        let isDue = try await store.read { try !DeliveryTable.due($0, at: clock.now(), limit: 1).isEmpty }
        guard isDue else { return [] }
        return try await store.write { tx in
            try DeliveryTable.due(tx, at: tx.now, limit: Self.mostAtOnce).map { one in
                var taken = one
                taken.tries += 1
                try DeliveryTable.lend(tx, taken, until: tx.now + SendRules.lease)
                return taken
            }
        }
    }

    /// Writes down what became of a try. One that is sent is on the timeline, and only now is the answer given that was
    /// owed; one that is given up is on the timeline too, and whoever owns the case is told.
    package func settle(_ delivery: Delivery, _ outcome: Delivery.Outcome) async throws {
        try await store.write { tx in
            // Settled by whoever took it again meanwhile: the gateway knew its key.
            guard let now = try DeliveryTable.waiting(tx, delivery.id) else { return }
            guard let item = try CaseTable.find(tx, delivery.item) else { return }
            switch outcome {
            case .sent(let reference):
                try DeliveryTable.settle(tx, delivery.id, reference: reference, error: nil)
                let events = delivery.promise == nil ? item.answered(at: tx.now, by: delivery.madeAt) : []
                try note(tx, events, on: item, as: "sent", .customer, "")
            case .again(let error):
                guard now.tries == delivery.tries else { return }
                guard let next = try rules(of: item).desk.sending?.next(after: delivery.tries, at: tx.now) else {
                    return try giveUp(tx, delivery, error, on: item)
                }
                try DeliveryTable.wait(tx, delivery.id, until: next, because: error)
            case .refused(let error): try giveUp(tx, delivery, error, on: item)
            }
        }
    }

    private func giveUp(_ tx: Tx, _ delivery: Delivery, _ error: String, on item: Case) throws {
        try DeliveryTable.settle(tx, delivery.id, reference: nil, error: error)
        let events = delivery.promise.map { [CaseEvent.wordUnheard($0)] } ?? []
        let result = try note(tx, events, on: item, as: "unsent", .inside, error)
        try tell(tx, of: .unsent, result, try Crews(tx).crew(of: item.project), rules(of: item).desk.watch.chain)
    }

    @discardableResult
    private func note(
        _ tx: Tx, _ events: [CaseEvent], on item: Case, as act: String, _ audience: Audience, _ words: String
    ) throws -> Case {
        let deed = Deed(act: act, audience: audience, words: words, actor: .system, now: tx.now)
        return try commit(tx, events, to: item, deed, in: try project(tx, item.project))
    }
}
