import Kernel

/// A text message to a customer on its way out.
package struct Delivery: Sendable, Equatable {
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
    /// The promise that a word beforehand is about; nil for a reply.
    let promise: ID<Promise>?
    /// Digits, without the country code of China.
    package let phone: String
    package let text: String
    let madeAt: Instant
    /// How often it was taken for a try, this one among them.
    var tries: Int

    /// By which a gateway knows it again, so that it leaves once however often it is tried.
    package var key: String { id.description }
}
