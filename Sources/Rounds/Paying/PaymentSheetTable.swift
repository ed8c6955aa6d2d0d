import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ payment sheets.
enum PaymentSheetTable {
    private static let columns = """
        id, project, department, month, monthly_fen, drawn_by, drawn_at, fixed, approved_by, approved_at
        """

    static func find(_ db: DB, _ id: ID<PaymentSheet>) throws -> PaymentSheet? {
        try db.row("SELECT \(columns) FROM payment_sheet WHERE id = ?1", id, make: make)
    }

    /// Those of a month, by department.
    static func all(_ db: DB, in project: ID<Project>, _ month: RosterMonth) throws -> [PaymentSheet] {
        try db.rows(
            "SELECT \(columns) FROM payment_sheet WHERE project = ?1 AND month = ?2 ORDER BY department", project,
            month.description, make: make)
    }

    /// The monthly sum of the last sheet of a department before a month, in fen.
    static func lastSum(
        _ db: DB, in project: ID<Project>, of department: String, before month: RosterMonth
    ) throws -> Int64? {
        try db.value(
            Int64.self,
            """
            SELECT monthly_fen FROM payment_sheet WHERE project = ?1 AND department = ?2 AND month < ?3
            ORDER BY month DESC LIMIT 1
            """, project, department, month.description)
    }

    static func insert(_ tx: Tx, _ one: PaymentSheet) throws {
        try tx.put(
            "INSERT INTO payment_sheet (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL, NULL)", one.id,
            one.project, one.department, one.month.description, one.monthly, one.drawnBy, one.drawnAt)
    }

    static func update(_ tx: Tx, _ one: PaymentSheet) throws {
        try tx.put(
            """
            UPDATE payment_sheet SET monthly_fen = ?2, drawn_by = ?3, drawn_at = ?4, fixed = ?5, approved_by = ?6,
              approved_at = ?7 WHERE id = ?1
            """, one.id, one.monthly, one.drawnBy, one.drawnAt, one.fixed.map { JSONColumn($0) }, one.approvedBy,
            one.approvedAt)
    }

    private static func make(_ row: inout Row) throws -> PaymentSheet {
        let (id, project): (ID<PaymentSheet>, ID<Project>) = (try row.next(), try row.next())
        let (department, month): (String, String) = (try row.next(), try row.next())
        return PaymentSheet(
            id: id, project: project, department: department,
            month: RosterMonth(month) ?? RosterMonth(of: Day(CivilDate(daysSince1970: 0))),
            monthly: try row.next(), drawnBy: try row.next(), drawnAt: try row.next(),
            fixed: try row.next(JSONColumn<PaymentSheet.Fixed>?.self)?.value, approvedBy: try row.next(),
            approvedAt: try row.next())
    }
}
