import Kernel
import Store

/// Staff as an import brings them in and takes them back.
extension StaffTable {
    /// - Parameter sealed: what they sign in with, as ``SealedPassword/sealed`` gives it; empty for those who cannot
    ///   sign in until somebody gives them a password.
    package static func keep(_ tx: Tx, _ staff: Staff, sealed: String) throws {
        try insert(tx, staff, password: sealed.isEmpty ? Password.nobody : sealed)
    }

    /// Takes back somebody whom an import brought in. The engine refuses it where something else speaks of them.
    package static func takeBack(_ tx: Tx, _ id: ID<Staff>) throws {
        try tx.run("DELETE FROM staff_department WHERE staff = ?1", id)
        try tx.run("DELETE FROM staff WHERE id = ?1", id)
    }
}

extension SealedPassword {
    /// As it is kept.
    package var sealed: String { text }
}

extension StaffDraft {
    /// - Throws: ``WorkforceRefusal/badUserName``
    package static func checked(user: String) throws -> String { try UserName.checked(user) }

    /// - Throws: ``WorkforceRefusal/badStaffName``
    package static func checked(name: String) throws -> String { try Staff.checked(name: name) }
}
