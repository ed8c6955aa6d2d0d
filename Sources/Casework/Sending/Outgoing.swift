/// A text message that a gateway is asked to take.
package protocol Outgoing: Sendable, Equatable {
    /// By which a gateway knows it again, so that it leaves once however often it is tried.
    var key: String { get }
    /// Digits, without the country code of China.
    var phone: String { get }
    var text: String { get }
}
