import Directory
import Kernel
import Store
import Workforce

/// Checks of a department's or contractor's work that passed, and all.
package struct DepartmentScore: Sendable, Hashable {
    package let department: String
    package let visits: Int
    package let passed: Int
    package let judged: Int

    /// Passed ÷ judged; nil where nothing was.
    package var share: Double? { judged == 0 ? nil : Double(passed) / Double(judged) }
}
