import Kernel

/// Since when a case stands in its stage, and when that ends by itself; kept where its procedure asks for it.
package struct Standing: Sendable, Codable, Hashable {
    package let since: Instant
    package var until: Instant?
    /// When what comes again in the stage last came, and when it comes next.
    package var recurred: Instant?
    package var next: Instant?
}
