import Kernel

/// What of the audit trail is asked for; nil is everything.
package struct AuditFilter: Sendable {
    /// The key of what was done.
    package var act: String?
    package var actor: ID<Staff>?
    package var from: Instant?
    /// Nothing of this moment or later.
    package var until: Instant?

    package init() {}
}
