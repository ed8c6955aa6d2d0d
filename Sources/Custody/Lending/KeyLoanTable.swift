import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ loans.
package enum KeyLoanTable {
    private static let columns = """
        id, project, custody_key, staff, person, name, company, identity, reason, lent_at, due_at, lent_by, ended_at,
        ended_as, ended_by, condition, note
        """

    static func insert(_ tx: Tx, _ loan: KeyLoan) throws {
        var (staff, person, name, company): (ID<Staff>?, ID<Person>?, String, String) = (nil, nil, "", "")
        switch loan.borrower {
        case .staff(let id): staff = id
        case .customer(let id): person = id
        case .other(let who, let whose): (name, company) = (who, whose)
        }
        try tx.put(
            """
            INSERT INTO key_loan (id, project, custody_key, staff, person, name, company, identity, reason, lent_at,
              due_at, lent_by, note)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, '')
            """, loan.id, loan.project, loan.key, staff, person, name, company, loan.identity, loan.reason,
            loan.lentAt, loan.dueAt, loan.lentBy)
    }

    static func update(_ tx: Tx, _ loan: KeyLoan) throws {
        let sets = "due_at = ?2, ended_at = ?3, ended_as = ?4, ended_by = ?5, condition = ?6, note = ?7"
        try tx.put(
            "UPDATE key_loan SET \(sets) WHERE id = ?1", loan.id, loan.dueAt, loan.endedAt, loan.endedAs, loan.endedBy,
            loan.condition, loan.note)
    }

    /// What a member of staff has now, the first due before the others.
    static func open(_ db: DB, of staff: ID<Staff>) throws -> [KeyLoan] {
        try db.rows(
            "SELECT \(columns) FROM key_loan WHERE staff = ?1 AND ended_at IS NULL ORDER BY due_at, id", staff,
            make: make)
    }

    /// Those of a key that have not ended, the first due before the others.
    package static func open(_ db: DB, of key: ID<Key>) throws -> [KeyLoan] {
        try db.rows(
            """
            SELECT \(columns) FROM key_loan WHERE custody_key = ?1 AND ended_at IS NULL ORDER BY due_at, id
            """, key, make: make)
    }

    /// Those of a project that should have come back before a moment, the first due before the others.
    package static func overdue(
        _ db: DB, in project: ID<Project>, before moment: Instant, limit: Int
    ) throws -> [KeyLoan] {
        let keys = "SELECT id FROM custody_key WHERE project = ?1 AND due_at < ?2"
        return try db.rows(
            """
            SELECT \(columns) FROM key_loan WHERE custody_key IN (\(keys)) AND due_at < ?2 AND ended_at IS NULL
            ORDER BY due_at, id LIMIT ?3
            """, project, moment, limit, make: make)
    }

    static func firstDue(_ db: DB, of key: ID<Key>) throws -> Instant? {
        try db.value(
            Instant.self, "SELECT min(due_at) FROM key_loan WHERE custody_key = ?1 AND ended_at IS NULL", key)
    }

    static func find(_ db: DB, _ ids: [ID<KeyLoan>]) throws -> [KeyLoan] {
        guard !ids.isEmpty else { return [] }
        let marks = (1...ids.count).map { "?\($0)" }.joined(separator: ", ")
        return try db.rows(
            "SELECT \(columns) FROM key_loan WHERE id IN (\(marks)) ORDER BY id", list: ids, make: make)
    }

    /// What a customer has now, also under a record that was merged into theirs.
    static func open(_ db: DB, of person: ID<Person>, limit: Int) throws -> [KeyLoan] {
        try db.rows(
            """
            SELECT \(columns) FROM key_loan
            WHERE person IN (
                SELECT id FROM person WHERE id = ?1
                UNION ALL SELECT gone FROM person_merge WHERE kept = ?1 AND undone_at IS NULL)
              AND ended_at IS NULL ORDER BY due_at, id LIMIT ?2
            """, person, limit, make: make)
    }

    private static func make(_ row: inout Row) throws -> KeyLoan {
        let (id, project, key): (ID<KeyLoan>, ID<Project>, ID<Key>) = (
            try row.next(), try row.next(), try row.next()
        )
        let borrower = try borrower(&row)
        var loan = KeyLoan(
            id: id, project: project, key: key, borrower: borrower, identity: try row.next(), reason: try row.next(),
            lentAt: try row.next(), dueAt: try row.next(), lentBy: try row.next())
        (loan.endedAt, loan.endedAs, loan.endedBy) = (try row.next(), try row.next(), try row.next())
        (loan.condition, loan.note) = (try row.next(), try row.next())
        return loan
    }

    private static func borrower(_ row: inout Row) throws -> Borrower {
        let (staff, person): (ID<Staff>?, ID<Person>?) = (try row.next(), try row.next())
        let (name, company): (String, String) = (try row.next(), try row.next())
        if let staff { return .staff(staff) }
        return person.map { .customer($0) } ?? .other(name: name, company: company)
    }
}
