import Kernel
import Workforce

/// What a supervisor found about a promise that broke without a word beforehand. It clears the red mark; the promise
/// stays broken in every figure.
package struct BreachReview: Sendable, Codable, Hashable {
    package let by: ID<Staff>
    package let byName: String
    package let finding: String
    package let at: Instant
}

extension Promise {
    /// Broken, and the customer did not hear so before: only a supervisor's review clears it. A word that came after
    /// the due time is none beforehand.
    package var hasRedMark: Bool { state == .broken && review == nil && !wasWorded }

    /// As ``hasRedMark``, also where it is still open and late at `now`.
    package func isUntold(at now: Instant) -> Bool { hasRedMark || (isRunning && now > dueAt && !wasWorded) }

    private var wasWorded: Bool { word.map { $0.at <= dueAt } ?? false }
}
