import Directory
import Kernel
import Store
import Workforce

/// How the rounds of a day stand; cancelled ones are none.
package struct RoundTally: Sendable, Hashable {
    package var all = 0
    package var done = 0
    package var walking = 0
    /// Their window is over and they are not done.
    package var late = 0
    package var missed = 0
    /// Nobody has them.
    package var free = 0

    package init(all: Int = 0, done: Int = 0, walking: Int = 0, late: Int = 0, missed: Int = 0, free: Int = 0) {
        (self.all, self.done, self.walking) = (all, done, walking)
        (self.late, self.missed, self.free) = (late, missed, free)
    }
}
