import Directory
import Kernel
import Store

/// Rows ↔ staff, departments, roles.
package enum StaffTable {
    private static let columns = "id, user_name, name, phone, departments, posts, is_active, language"

    static func insert(_ tx: Tx, _ staff: Staff, password: String) throws {
        try tx.run(
            """
            INSERT INTO staff (id, user_name, name, phone, departments, posts, is_active, language, password)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, staff.id, staff.user, staff.name, staff.phone, JSONColumn(staff.departments),
            JSONColumn(staff.roles), staff.isActive, staff.language, password)
        for department in staff.departments {
            try tx.run("INSERT INTO staff_department (department, staff) VALUES (?1, ?2)", department, staff.id)
        }
    }

    package static func find(_ db: DB, _ id: ID<Staff>) throws -> Staff? {
        try db.row("SELECT \(columns) FROM staff WHERE id = ?1", id, make: make)
    }

    /// Whoever has this user name, or is meant by it: capitals and full width, as keyboards type them, do not count.
    package static func find(_ db: DB, user: String) throws -> Staff? {
        func named(_ name: String) throws -> Staff? {
            try db.row("SELECT \(columns) FROM staff WHERE user_name = ?1", name, make: make)
        }
        return try named(user) ?? named(UserName.plain(user))
    }

    /// - Parameter user: in small letters. Older names may have capitals.
    static func isTaken(_ db: DB, user: String) throws -> Bool {
        try db.value(Int.self, "SELECT count(*) FROM staff WHERE lower(user_name) = ?1", user) != 0
    }

    static func password(_ db: DB, of id: ID<Staff>) throws -> String? {
        try db.value(String.self, "SELECT password FROM staff WHERE id = ?1", id)
    }

    static func setPassword(_ tx: Tx, _ password: String, of id: ID<Staff>) throws {
        try tx.run("UPDATE staff SET password = ?2 WHERE id = ?1", id, password)
    }

    static func setLanguage(_ tx: Tx, _ language: Language, of id: ID<Staff>) throws {
        try tx.run("UPDATE staff SET language = ?2 WHERE id = ?1", id, language)
    }

    package static func all(_ db: DB) throws -> [Staff] {
        try db.rows("SELECT \(columns) FROM staff ORDER BY user_name", make: make)
    }

    package static func departments(_ db: DB) throws -> [Department] {
        try db.rows("SELECT id, key, name FROM department ORDER BY key") {
            Department(id: try $0.next(), key: try $0.next(), name: try $0.json())
        }
    }

    static func insert(_ tx: Tx, _ department: Department) throws {
        try tx.run(
            "INSERT INTO department (id, key, name) VALUES (?1, ?2, ?3)", department.id, department.key,
            JSONColumn(department.name))
    }

    package static func roles(_ db: DB) throws -> [Role] {
        try db.rows("SELECT key, name, rights FROM role ORDER BY key") {
            Role(key: try $0.next(), name: try $0.json(), rights: Set(try $0.json([Right].self)))
        }
    }

    static func save(_ tx: Tx, _ role: Role) throws {
        let rights = role.rights.sorted { $0.rawValue < $1.rawValue }
        try tx.run(
            """
            INSERT INTO role (key, name, rights) VALUES (?1, ?2, ?3)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, rights = excluded.rights
            """, role.key, JSONColumn(role.name), JSONColumn(rights))
    }

    private static func make(_ row: inout Row) throws -> Staff {
        Staff(
            id: try row.next(), user: try row.next(), name: try row.next(), phone: try row.next(),
            departments: try row.json(), roles: try row.json(), isActive: try row.next(), language: try row.next())
    }
}
