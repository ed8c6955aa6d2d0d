import Kernel
import Store
import Synchronization

/// Counts who comes through the door, and says when it is too much: requests within a window of time, and what one has
/// open at once.
///
/// It counts in memory; copies on one store tell each other (``share(_:)``) and so hold one limit together.
package final class Turnstile: Sendable {
    /// Who is counted. People by their account, programs by their token, strangers by their address.
    package enum Comer: Hashable, Sendable {
        case address(String), account(ID<Staff>), token(String)

        package init(_ session: Entrance.Session?, from address: String) {
            guard let session else { self = .address(address); return }
            self = session.formToken.isEmpty ? .token(session.secret) : .account(session.actor.staff)
        }

        var isKnown: Bool { if case .address = self { false } else { true } }
    }

    /// A stay within the house: it is over when nobody holds it any more.
    package final class Stay: Sendable {
        private let turnstile: Turnstile
        private let comer: Comer

        fileprivate init(_ turnstile: Turnstile, _ comer: Comer) { (self.turnstile, self.comer) = (turnstile, comer) }
        deinit { turnstile.leave(comer) }
    }

    struct Tally {
        var own = 0
        /// By the other copies, as far as was heard.
        var others = 0
        /// What the others were told last, and when.
        var told = 0
        var toldAt = Instant(milliseconds: 0)

        func isFull(_ limit: Int) -> Bool { limit > 0 && own + others >= limit }
    }

    struct State {
        var window = Instant(milliseconds: 0)
        var requests: [Comer: Tally] = [:]
        var open: [Comer: Tally] = [:]
        /// Nobody came within this window.
        var isQuiet = true
    }

    package static let window = Span.seconds(10)
    private static let waitWhileOpen = 5
    private static let mostAddresses = 100_000

    let limits: Limits
    let clock: Clock
    let state = Mutex(State())
    /// Tells copies apart.
    let copy = Int64.random(in: 1...Int64.max)

    package init(_ limits: Limits, clock: Clock) { (self.limits, self.clock) = (limits, clock) }

    /// Lets somebody in and counts them.
    ///
    /// - Throws: ``WorkforceRefusal/tooManyRequests(waitSeconds:)`` · ``WorkforceRefusal/tooManyAtOnce(waitSeconds:)``;
    ///   then it does not count
    package func enter(_ comer: Comer) throws -> Stay {
        let now = clock.now()
        let counted = try state.withLock { state in
            state.begin(Self.start(of: now))
            let comer = state.requests.count < Self.mostAddresses || comer.isKnown ? comer : .address("elsewhere")
            state.isQuiet = false
            if state.requests[comer, default: Tally()].isFull(limits.requests(of: comer)) {
                let left = (state.window + Self.window) - now
                throw WorkforceRefusal.tooManyRequests(waitSeconds: max(1, Int((left.milliseconds + 999) / 1000)))
            }
            if state.open[comer, default: Tally()].isFull(limits.open(of: comer)) {
                throw WorkforceRefusal.tooManyAtOnce(waitSeconds: Self.waitWhileOpen)
            }
            state.requests[comer, default: Tally()].own += 1
            state.open[comer, default: Tally()].own += 1
            return comer
        }
        return Stay(self, counted)
    }

    private func leave(_ comer: Comer) {
        state.withLock { state in
            guard var tally = state.open[comer] else { return }
            tally.own -= 1
            // What the others were told of is kept until they are told that it is over.
            state.open[comer] = tally.own == 0 && tally.told == 0 ? nil : tally
        }
    }

    static func start(of now: Instant) -> Instant {
        Instant(milliseconds: now.milliseconds - now.milliseconds % window.milliseconds)
    }
}

extension Turnstile.State {
    /// Everybody begins anew with each window.
    mutating func begin(_ start: Instant) {
        guard start != window else { return }
        (window, isQuiet) = (start, true)
        requests.removeAll(keepingCapacity: requests.count < 1000)
    }
}
