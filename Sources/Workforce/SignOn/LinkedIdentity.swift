import Kernel

/// Who somebody is at a provider.
package struct LinkedIdentity: Sendable, Hashable {
    package let id: ID<LinkedIdentity>
    package let issuer: String
    package let subject: String
    /// What the provider called it when it was linked; empty where an administrator linked it.
    package let name: String
    package let linkedAt: Instant
    package let linkedBy: ID<Staff>
    /// When somebody came in by it last; nil for never.
    package let usedAt: Instant?
}
