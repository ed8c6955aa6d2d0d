import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many leave at once.
    private static let mostAtOnce = 20

    /// Takes text messages for one try each; nobody else gets them for half a minute. That a message was taken is on
    /// disk before it leaves, so that whoever dies on the way loses none, and its key makes a second try of it the same
    /// one.
    package func takeDeliveries() async throws -> [Delivery] {
        // Nobody's write waits for a look that finds nothing.
        let isDue = try await store.read { try !DeliveryTable.due($0, at: clock.now(), limit: 1).isEmpty }
        guard isDue else { return [] }
        return try await store.write { tx in
            try DeliveryTable.due(tx, at: tx.now, limit: Self.mostAtOnce).compactMap { one in
                guard try mayLeave(tx, one) else { return nil }
                guard var taken = try addressed(tx, one) else { return nil }
                taken.tries += 1
                try DeliveryTable.lend(tx, taken, until: tx.now + SendRules.lease)
                return taken
            }
        }
    }

    /// Whether a message may leave now. What nobody asked for waits where the night has come since, and does not go to
    /// who has refused it since; a new time that is over is told to nobody.
    private func mayLeave(_ tx: Tx, _ one: Delivery) throws -> Bool {
        guard one.isUnasked || one.isPast(at: tx.now), let item = try CaseTable.find(tx, one.item) else { return true }
        if one.isPast(at: tx.now) {
            try giveUp(tx, one, "", on: item, as: "unsent-late")
            return false
        }
        let project = try project(tx, item.project)
        if try declines(tx, one, item) {
            try DeliveryTable.settle(tx, one.id, reference: nil, error: LeftOut.Why.declined.rawValue)
            if let news = one.news { try NewsTable.leftAfterAll(tx, news) }
            try leave(tx, item, out: one.news, .declined, text: one.text, in: project, by: .system)
            return false
        }
        let time = try rules(of: item).desk.sending?.leaves(tx.now, isUnasked: true, in: project.zone) ?? tx.now
        guard time > tx.now else { return true }
        try DeliveryTable.wait(tx, one.id, until: time, because: nil)
        return false
    }

    /// Whether whoever it goes to has refused such messages: who has a link of their own is not who asked.
    private func declines(_ tx: Tx, _ one: Delivery, _ item: Case) throws -> Bool {
        if case .page(let id) = one.errand, let person = try PageLinkTable.find(tx, id)?.person {
            return try ConsentTable.declines(tx, PersonTable.find(tx, person)?.mergedInto ?? person)
        }
        return try declines(tx, item)
    }

    /// Writes down what became of a try. One that is sent is on the timeline, and only now is the answer given that was
    /// owed, the word heard, the case closed with its answer; one that is given up is on the timeline too, nothing of
    /// it has happened, and whoever owns the case is told.
    package func settle(_ delivery: Delivery, _ outcome: Delivery.Outcome) async throws {
        try await store.write { tx in
            // Settled by whoever took it again meanwhile: the gateway knew its key.
            guard let now = try DeliveryTable.waiting(tx, delivery.id) else { return }
            guard let item = try CaseTable.find(tx, delivery.item) else { return }
            switch outcome {
            case .sent(let reference):
                try DeliveryTable.settle(tx, delivery.id, reference: reference, error: nil)
                try note(tx, try arrived(tx, delivery, on: item), on: item, as: "sent", .customer, "")
                tellOfNews(tx, delivery, item)
            case .again(let error):
                guard now.tries == delivery.tries else { return }
                guard let next = try again(tx, delivery, on: item), !delivery.isPast(at: next) else {
                    return try giveUp(tx, delivery, error, on: item)
                }
                try DeliveryTable.wait(tx, delivery.id, until: next, because: error)
            case .refused(let error): try giveUp(tx, delivery, error, on: item)
            }
        }
    }

    /// When it is tried next; nil where it is given up.
    private func again(_ db: DB, _ delivery: Delivery, on item: Case) throws -> Instant? {
        guard let rules = try rules(of: item).desk.sending else { return nil }
        let zone = try project(db, item.project).zone
        return rules.next(after: delivery.tries, at: clock.now()).map {
            rules.leaves($0, isUnasked: delivery.isUnasked, in: zone)
        }
    }

    /// What follows from a message that the customer has now.
    private func arrived(_ tx: Tx, _ delivery: Delivery, on item: Case) throws -> [CaseEvent] {
        switch delivery.errand {
        case .word(let word):
            guard let promise = delivery.promise else { return [] }
            return item.worded(word, about: promise, newID: tx.newID(), at: tx.now)
        case .answer(let answer): return try answered(tx, answer, delivery, on: item)
        case .page: return []
        case nil: return delivery.promise == nil ? item.answered(at: tx.now, by: delivery.madeAt) : []
        }
    }

    /// The case closes with its answer, where its stage still lets it and the customer has asked nothing since.
    private func answered(
        _ tx: Tx, _ answer: AnswerToGive, _ delivery: Delivery, on item: Case
    ) throws -> [CaseEvent] {
        let given = item.answered(at: tx.now, by: delivery.madeAt)
        guard !given.contains(.customerSpoke), !item.phase.isOver else { return given }
        let (desk, procedure) = try rules(of: item)
        let moment = try moment(tx, of: item, in: desk, try project(tx, item.project), for: .system)
        return try allowing { try procedure.decide(answer.act, on: item, at: moment, levels: desk.levels) } ?? given
    }

    func giveUp(
        _ tx: Tx, _ delivery: Delivery, _ error: String, on item: Case, as act: String = "unsent"
    ) throws {
        try DeliveryTable.settle(tx, delivery.id, reference: nil, error: error)
        // Written before words waited until they are heard: it was taken for heard.
        let events = delivery.errand == nil ? delivery.promise.map { [CaseEvent.wordUnheard($0)] } ?? [] : []
        let result = try note(tx, events, on: item, as: act, .inside, error)
        try tell(tx, of: .unsent, result, try Crews(tx).crew(of: item.project), rules(of: item).desk.watch.chain)
        tellOfNews(tx, delivery, item)
    }

    /// The page of a news counts what has left.
    private func tellOfNews(_ tx: Tx, _ delivery: Delivery, _ item: Case) {
        guard delivery.news != nil else { return }
        tx.tell(LiveNote(topic: "alert", project: item.project.number, subject: "", version: 0))
    }

    @discardableResult
    private func note(
        _ tx: Tx, _ events: [CaseEvent], on item: Case, as act: String, _ audience: Audience, _ words: String
    ) throws -> Case {
        let deed = Deed(act: act, audience: audience, words: words, actor: .system, now: tx.now)
        return try commit(tx, events, to: item, deed, in: try project(tx, item.project))
    }
}
