import Kernel
import Workforce

/// Somebody came with a pass to a gate.
package struct PassTry: Sendable {
    package let id: ID<PassTry>
    package let staff: ID<Staff>
    package let at: Instant
    package let verdict: Pass.Verdict
}
