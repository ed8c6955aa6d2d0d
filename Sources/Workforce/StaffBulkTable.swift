import Kernel
import Store

/// Staff as an import brings them in and takes them back.
extension StaffTable {
    /// - Parameter sealed: what they sign in with, as ``SealedPassword/sealed`` gives it; empty for those who cannot
    ///   sign in until somebody gives them a password.
    package static func keep(_ tx: Tx, _ staff: Staff, sealed: String) throws {
        try insert(tx, staff, password: sealed.isEmpty ? Password.nobody : sealed)
    }

    /// Writes anew who somebody is and what they may do; not what they sign in with.
    package static func update(_ tx: Tx, _ staff: Staff) throws {
        try tx.run(
            "UPDATE staff SET name = ?2, phone = ?3, departments = ?4, posts = ?5 WHERE id = ?1", staff.id, staff.name,
            staff.phone, JSONColumn(staff.departments), JSONColumn(staff.roles))
        try tx.run("DELETE FROM staff_department WHERE staff = ?1", staff.id)
        for department in staff.departments {
            try tx.run("INSERT INTO staff_department (department, staff) VALUES (?1, ?2)", department, staff.id)
        }
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
