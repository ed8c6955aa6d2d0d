import Kernel
import Workforce

/// What a text message brings about when it has left, and not before: until then everything stands as it did.
enum Errand: Sendable, Codable, Hashable {
    case word(WordToGive)
    case answer(AnswerToGive)
    /// It carries a link to the customer's page, which is made when it leaves.
    case page(ID<PageLink>)
}

/// A word beforehand that somebody wrote and nobody has heard yet.
struct WordToGive: Sendable, Codable, Hashable {
    let apology: String
    let reason: String
    let remedy: String
    let newDueAt: Instant?
    let by: ID<Staff>
    let byName: String
}

/// An answer that closes the case when the customer has it.
struct AnswerToGive: Sendable, Codable, Hashable {
    let solution: String
    let isSatisfied: Bool?
    let rating: Int?

    init(_ act: Act) { (solution, isSatisfied, rating) = (act.solution ?? "", act.isSatisfied, act.rating) }

    var act: Act {
        var act = Act("answer")
        (act.solution, act.isSatisfied, act.rating) = (solution, isSatisfied, rating)
        return act
    }
}

extension Case {
    /// The customer has heard a word about a promise: with a new time, another takes its place. Pure.
    ///
    /// Where another took the promise's place since the word was written it is about that one; where nothing is owed
    /// any more nothing follows.
    func worded(_ word: WordToGive, about id: ID<Promise>, newID: ID<Promise>, at now: Instant) -> [CaseEvent] {
        guard let promise = standing(for: id) else { return [] }
        let heard = WordBeforehand(apology: word.apology, reason: word.reason, remedy: word.remedy, at: now)
        guard let due = word.newDueAt else { return [.wordGiven(promise.id, heard)] }
        let renewed = Promise(
            id: newID, kind: promise.kind, by: word.by, byName: word.byName, madeAt: now, words: word.remedy,
            level: nil, startsAt: now, dueAt: due)
        return [.wordGiven(promise.id, heard), promise.givingWay(at: now), .promised(renewed)]
    }

    /// A promise while it is open; where another took its place, that one.
    private func standing(for id: ID<Promise>) -> Promise? {
        guard let promise = promises.first(where: { $0.id == id }) else { return nil }
        switch promise.state {
        case .open: return promise
        case .replaced: return promises.last { $0.kind == promise.kind && $0.state == .open }
        case .kept, .broken, .void: return nil
        }
    }
}
