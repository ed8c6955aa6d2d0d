import Kernel

/// A text message to a customer on its way out.
package struct Delivery: Outgoing, Equatable {
    /// What became of one try.
    package enum Outcome: Sendable, Equatable {
        /// The gateway took it, under this number of its own.
        case sent(reference: String)
        /// It will never take it: no such number, not paid, not allowed.
        case refused(String)
        /// It could not be reached or could not say: to be tried again, under the same key.
        case again(String)
    }

    package let id: ID<Delivery>
    let item: ID<Case>
    /// The promise that a word beforehand is about; nil for every other message.
    let promise: ID<Promise>?
    /// Digits, without the country code of China.
    package let phone: String
    package var text: String
    let madeAt: Instant
    /// How often it was taken for a try, this one among them.
    var tries: Int
    /// Nobody waits for it: it keeps the quiet hours, and customers may refuse it.
    var isUnasked = false
    /// The news to many that it belongs to.
    var news: ID<News>?
    /// What it brings about when it has left; nil for one that only answers.
    var errand: Errand?

    /// By which a gateway knows it again, so that it leaves once however often it is tried.
    package var key: String { id.description }

    /// The new time that it tells of would be over: it must not leave any more.
    func isPast(at now: Instant) -> Bool {
        guard case .word(let word) = errand, let due = word.newDueAt else { return false }
        return due <= now
    }
}
