import Kernel

/// Why something was done to somebody's account, in the words of whoever did it.
package enum Reason {
    package static let mostLetters = 500

    /// - Throws: ``WorkforceRefusal/reasonMissing`` · ``WorkforceRefusal/reasonTooLong(most:)``
    package static func checked(_ typed: String) throws -> String {
        let reason = typed.trimmed
        guard !reason.isEmpty else { throw WorkforceRefusal.reasonMissing }
        guard reason.count <= mostLetters else { throw WorkforceRefusal.reasonTooLong(most: mostLetters) }
        return reason
    }
}
