import Casework
import Kernel

extension Form {
    /// A day that a form asks for; nil where nothing was typed.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` for what is no day
    func day(_ name: String) throws -> Day? {
        try self[name].map {
            guard let day = Day($0) else { throw CaseRefusal.dateOutOfRange(field: name) }
            return day
        }
    }
}
