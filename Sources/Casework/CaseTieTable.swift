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
            (CaseTies.links, "case_link WHERE from_case = ?1 AND withdrawn_at IS NULL"),
            (.links, "case_link WHERE to_case = ?1 AND withdrawn_at IS NULL"),
            (.outages, "outage_case WHERE case_id = ?1"), (.incidents, "incident_case WHERE case_id = ?1"),
            (.alarms, "alarm WHERE case_id = ?1"), (.emergencies, "emergency WHERE case_id = ?1"),
            (.emergencies, "emergency WHERE aftercare = ?1"),
        ].map { tie, rows in "SELECT \(tie.rawValue) AS tie WHERE EXISTS (SELECT 1 FROM \(rows))" }
        let found = try db.rows("\(rows.joined(separator: " UNION ALL ")) ORDER BY tie", item) { try $0.next(Int.self) }
        return CaseTies(found.map(CaseTies.init(rawValue:)))
    }
}
