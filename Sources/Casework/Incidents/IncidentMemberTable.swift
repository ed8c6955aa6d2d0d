import Kernel
import Store

/// Rows ↔ the cases of incidents.
package enum IncidentMemberTable {
    static func save(_ tx: Tx, _ member: IncidentMember, of incident: ID<Incident>) throws {
        try tx.put(
            """
            INSERT INTO incident_case (incident, case_id, state, likeness, at) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (incident, case_id) DO UPDATE SET state = excluded.state, at = excluded.at
            """, incident, member.item, member.state, member.likeness, member.at)
    }

    /// What looks as if it belonged to an incident; what a person has decided of it stays so.
    static func offer(_ tx: Tx, _ item: ID<Case>, likeness: Int, to incident: ID<Incident>) throws {
        try tx.put(
            """
            INSERT INTO incident_case (incident, case_id, state, likeness, at) VALUES (?1, ?2, 'proposed', ?3, ?4)
            ON CONFLICT (incident, case_id) DO NOTHING
            """, incident, item, likeness, tx.now)
    }

    /// Whether a case is tied to another incident that somebody confirmed.
    static func isTiedElsewhere(_ db: DB, _ item: ID<Case>, than incident: ID<Incident>) throws -> Bool {
        let count = try db.value(
            Int.self,
            """
            SELECT count(*) FROM incident_case JOIN incident ON incident.id = incident_case.incident
            WHERE incident_case.case_id = ?1 AND incident.id <> ?2 AND incident_case.state = 'tied'
              AND incident.state IN ('open', 'closed')
            """, item, incident)
        return count ?? 0 > 0
    }

    /// The cases of an incident, the oldest first.
    package static func members(_ db: DB, of incident: ID<Incident>) throws -> [IncidentMember] {
        try db.rows(
            "SELECT case_id, state, likeness, at FROM incident_case WHERE incident = ?1 ORDER BY case_id", incident
        ) {
            IncidentMember(item: try $0.next(), state: try $0.next(), likeness: try $0.next(), at: try $0.next())
        }
    }

    /// What a case belongs to, the newest first.
    static func ties(_ db: DB, of item: ID<Case>) throws -> [IncidentTie] {
        try db.rows(
            """
            SELECT incident.number, incident.title, incident_case.state, incident.state,
              (SELECT count(*) FROM incident_case AS other
               WHERE other.incident = incident.id AND other.state <> 'untied')
            FROM incident_case JOIN incident ON incident.id = incident_case.incident
            WHERE incident_case.case_id = ?1 AND incident_case.state <> 'untied' AND incident.state <> 'dismissed'
            ORDER BY incident.id DESC
            """, item
        ) {
            IncidentTie(
                number: try $0.next(), title: try $0.next(), isTied: try $0.next(IncidentMember.State.self) == .tied,
                isOpen: try $0.next(Incident.State.self) != .closed, cases: try $0.next())
        }
    }

    /// The incident of each of some cases, where it has one that is not closed; of several the newest.
    static func incidents(
        _ db: DB, of cases: [ID<Case>]
    ) throws -> [ID<Case>: (id: ID<Incident>, state: Incident.State)] {
        guard !cases.isEmpty else { return [:] }
        let rows = try db.rows(
            """
            SELECT incident_case.case_id, incident.id, incident.state
            FROM incident_case JOIN incident ON incident.id = incident_case.incident
            WHERE incident_case.case_id IN (\(IncidentTable.marks(cases.count, from: 1)))
              AND incident_case.state <> 'untied'
            ORDER BY incident.id
            """, list: cases
        ) { (try $0.next(ID<Case>.self), try $0.next(ID<Incident>.self), try $0.next(Incident.State.self)) }
        return Dictionary(rows.map { ($0.0, ($0.1, $0.2)) }) { $1 }
    }
}
