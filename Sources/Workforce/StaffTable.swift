import Directory
import Kernel
import Store

/// Rows ↔ staff, departments, roles.
package enum StaffTable {
    private static let columns = """
        id, user_name, name, phone, departments, posts, is_active, language, stage, manager, version, must_choose
        """

    static func insert(_ tx: Tx, _ staff: Staff, password: String) throws {
        try tx.run(
            """
            INSERT INTO staff (id, user_name, name, phone, departments, posts, is_active, language, password, stage,
              manager, must_choose)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """, staff.id, staff.user, staff.name, staff.phone, JSONColumn(staff.departments),
            JSONColumn(staff.roles), staff.isActive, staff.language, password, staff.stage, staff.manager,
            staff.mustChoose)
        try enter(tx, staff)
    }

    /// Writes what an administrator may change, as the next version.
    package static func update(_ tx: Tx, _ staff: Staff) throws {
        try tx.run(
            """
            UPDATE staff SET name = ?2, phone = ?3, departments = ?4, posts = ?5, is_active = ?6, language = ?7,
              stage = ?8, manager = ?9, version = ?10 WHERE id = ?1
            """, staff.id, staff.name, staff.phone, JSONColumn(staff.departments), JSONColumn(staff.roles),
            staff.isActive, staff.language, staff.stage, staff.manager, staff.version)
        try tx.run("DELETE FROM staff_department WHERE staff = ?1", staff.id)
        try enter(tx, staff)
    }

    private static func enter(_ tx: Tx, _ staff: Staff) throws {
        for department in Set(staff.departments) {
            try tx.run("INSERT INTO staff_department (department, staff) VALUES (?1, ?2)", department, staff.id)
        }
    }

    /// Those whom somebody leads, by user name.
    static func led(_ db: DB, by manager: ID<Staff>) throws -> [Staff] {
        try db.rows("SELECT \(columns) FROM staff WHERE manager = ?1 ORDER BY user_name", manager, make: make)
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

    static func mustChoose(_ db: DB, _ id: ID<Staff>) throws -> Bool {
        try db.value(Bool.self, "SELECT must_choose FROM staff WHERE id = ?1", id) ?? false
    }

    /// - Parameter user: in small letters. Older names may have capitals.
    static func isTaken(_ db: DB, user: String) throws -> Bool {
        try db.value(Int.self, "SELECT count(*) FROM staff WHERE lower(user_name) = ?1", user) != 0
    }

    static func password(_ db: DB, of id: ID<Staff>) throws -> String? {
        try db.value(String.self, "SELECT password FROM staff WHERE id = ?1", id)
    }

    /// - Parameter isGiven: by somebody else, so that its owner chooses another at the next sign-in.
    static func setPassword(_ tx: Tx, _ password: String, of id: ID<Staff>, isGiven: Bool = false) throws {
        try tx.run("UPDATE staff SET password = ?2, must_choose = ?3 WHERE id = ?1", id, password, isGiven)
    }

    static func setLanguage(_ tx: Tx, _ language: Language, of id: ID<Staff>) throws {
        try tx.run("UPDATE staff SET language = ?2 WHERE id = ?1", id, language)
    }

    package static func all(_ db: DB) throws -> [Staff] {
        try db.rows("SELECT \(columns) FROM staff ORDER BY user_name", make: make)
    }

    package static func departments(_ db: DB) throws -> [Department] {
        try db.rows("SELECT id, key, name, retired_at, version FROM department ORDER BY key") {
            Department(
                id: try $0.next(), key: try $0.next(), name: try $0.json(), retiredAt: try $0.next(),
                version: try $0.next())
        }
    }

    /// Writes what may change of a department, as the next version.
    static func update(_ tx: Tx, _ department: Department) throws {
        try tx.run(
            "UPDATE department SET name = ?2, retired_at = ?3, version = ?4 WHERE id = ?1", department.id,
            JSONColumn(department.name), department.retiredAt, department.version)
    }

    static func insert(_ tx: Tx, _ department: Department) throws {
        try tx.run(
            "INSERT INTO department (id, key, name) VALUES (?1, ?2, ?3)", department.id, department.key,
            JSONColumn(department.name))
    }

    package static func roles(_ db: DB) throws -> [Role] {
        try db.rows("SELECT key, name, rights, version, retired_at, delivered FROM role ORDER BY key") {
            var role = Role(key: try $0.next(), name: try $0.json(), rights: Set(try $0.json([Right].self)))
            (role.version, role.retiredAt) = (try $0.next(), try $0.next())
            role.delivered = try $0.next(JSONColumn<DeliveredRole>?.self)?.value
            return role
        }
    }

    /// What each role may, by its key: all that is asked of them where somebody acts.
    package static func rights(_ db: DB) throws -> [String: Set<Right>] {
        let pairs = try db.rows("SELECT key, rights FROM role ORDER BY key") { row in
            (try row.next(String.self), Set(try row.json([Right].self)))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    static func save(_ tx: Tx, _ role: Role) throws {
        let rights = role.rights.sorted { $0.rawValue < $1.rawValue }
        try tx.run(
            """
            INSERT INTO role (key, name, rights, version, retired_at, delivered) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, rights = excluded.rights,
              version = excluded.version, retired_at = excluded.retired_at, delivered = excluded.delivered
            """, role.key, JSONColumn(role.name), JSONColumn(rights), role.version, role.retiredAt,
            role.delivered.map { JSONColumn($0) })
    }

    private static func make(_ row: inout Row) throws -> Staff {
        Staff(
            id: try row.next(), user: try row.next(), name: try row.next(), phone: try row.next(),
            departments: try row.json(), roles: try row.json(), isActive: try row.next(), language: try row.next(),
            stage: try row.next(), manager: try row.next(), version: try row.next(), mustChoose: try row.next())
    }
}
