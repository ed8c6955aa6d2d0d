import Kernel
import Workforce

/// Whose turn it is.
enum Rotation {
    /// The first after the last one who had a turn, in the order of their IDs and around; the last one only where there
    /// is nobody else. Pure.
    static func next(after last: ID<Staff>?, among staff: [ID<Staff>]) -> ID<Staff>? {
        let inOrder = staff.sorted { $0.number < $1.number }
        guard let last else { return inOrder.first }
        return inOrder.first { $0.number > last.number } ?? inOrder.first
    }
}
