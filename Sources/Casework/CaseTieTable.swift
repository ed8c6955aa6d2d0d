import Kernel
import Store

/// What few cases have.
struct CaseTies: OptionSet, Sendable {
    let rawValue: Int
    static let links = CaseTies(rawValue: 1)
    static let outages = CaseTies(rawValue: 2)
    static let incidents = CaseTies(rawValue: 4)
    static let alarms = CaseTies(rawValue: 8)
    static let emergencies = CaseTies(rawValue: 16)
}

/// Asks for all of it in one statement: the page of a case that has nothing of it reads no more.
enum CaseTieTable {
    static func find(_ db: DB, of item: ID<Case>) throws -> CaseTies {
        let rows = [
            (CaseTies.links, "case_link", "from_case"), (.links, "case_link", "to_case"),
            (.outages, "outage_case", "case_id"), (.incidents, "incident_case", "case_id"),
            (.alarms, "alarm", "case_id"), (.emergencies, "emergency", "case_id"),
            (.emergencies, "emergency", "aftercare"),
        ].map { tie, table, column in
            "SELECT \(tie.rawValue) AS tie WHERE EXISTS (SELECT 1 FROM \(table) WHERE \(column) = ?1)"
        }
        let found = try db.rows("\(rows.joined(separator: " UNION ALL ")) ORDER BY tie", item) { try $0.next(Int.self) }
        return CaseTies(found.map(CaseTies.init(rawValue:)))
    }
}
