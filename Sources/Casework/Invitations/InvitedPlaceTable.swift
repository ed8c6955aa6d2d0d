import Kernel
import Store

/// The places of invitations with what became of their cases: counted, or some of them in the order of their codes.
enum InvitedPlaceTable {
    /// Each place after a code, once: what is asked of its case is asked once of each.
    private static let told = """
        WITH told AS MATERIALIZED (
          SELECT invited.id AS id, invited.place AS place, place.code AS code, invited.state AS state,
            invited.why AS why, cases.number AS number, cases.stage AS stage, cases.reporter_name AS customer,
            cases.phase AS phase, invited.by_text AS by_text, invited.printed_at AS printed_at,
            CASE WHEN EXISTS (SELECT 1 FROM page_link WHERE page_link.case_id = invited.case_id
              AND page_link.opened_at IS NOT NULL) THEN 1 ELSE 0 END AS seen,
            CASE WHEN EXISTS (SELECT 1 FROM slot_booking WHERE slot_booking.case_id = invited.case_id)
              THEN 1 ELSE 0 END AS booked,
            CASE WHEN EXISTS (SELECT 1 FROM delivery WHERE delivery.case_id = invited.case_id
              AND delivery.state = 'failed' AND delivery.errand IS NOT NULL) THEN 1 ELSE 0 END AS failed
          FROM invited_place invited CROSS JOIN place LEFT JOIN cases ON cases.id = invited.case_id
          WHERE invited.invitation = ?1 AND place.id = invited.place AND place.code > ?2)
        """
    private static let isOver = "phase IN ('closed', 'cancelled')"
    private static let isInvited = "state = 'invited'"
    /// The customer has neither chosen a time nor refused.
    private static let isMissing = "\(isInvited) AND booked = 0 AND NOT \(isOver)"
    private static let needsLetter =
        "\(isInvited) AND printed_at IS NULL AND seen = 0 AND NOT \(isOver) AND (by_text = 0 OR failed = 1)"

    static func figures(_ db: DB, of one: ID<Invitation>) throws -> InvitationFigures {
        let sums = [
            "state = 'waiting'", isInvited, "\(isInvited) AND seen = 1", "\(isInvited) AND booked = 1",
            "\(isInvited) AND phase = 'closed'", "\(isInvited) AND phase = 'cancelled'", isMissing, needsLetter,
        ].map { "coalesce(sum(CASE WHEN \($0) THEN 1 ELSE 0 END), 0)" }.joined(separator: ", ")
        let found = try db.row("\(told) SELECT count(*), \(sums) FROM told", one, "") { row in
            InvitationFigures(
                places: try row.next(), waiting: try row.next(), invited: try row.next(), seen: try row.next(),
                booked: try row.next(), done: try row.next(), refused: try row.next(), missing: try row.next(),
                letters: try row.next())
        }
        guard let found else { preconditionFailure("a sum has one row") }
        return found
    }

    /// Those of a part after a code, by code.
    static func places(
        _ db: DB, of one: ID<Invitation>, _ part: InvitationPart, after code: String, limit: Int
    ) throws -> [InvitedPlace] {
        try db.rows(
            """
            \(told) SELECT id, place, code, state, why, number, stage, customer, phase, by_text, printed_at, seen,
              booked, CASE WHEN \(needsLetter) THEN 1 ELSE 0 END
            FROM told WHERE \(condition(part)) ORDER BY code, id LIMIT ?3
            """, one, code, limit
        ) { row in
            InvitedPlace(
                id: try row.next(), place: try row.next(), code: try row.next(),
                state: InvitedPlace.State(rawValue: try row.next()) ?? .waiting, why: try row.next(),
                number: try row.next(), stage: try row.next(String?.self) ?? "",
                customer: try row.next(String?.self) ?? "", phase: try row.next(), isByText: try row.next(),
                printedAt: try row.next(), isSeen: try row.next(), isBooked: try row.next(),
                needsLetter: try row.next())
        }
    }

    private static func condition(_ part: InvitationPart) -> String {
        switch part {
        case .all: "1 = 1"
        case .answered: "\(isInvited) AND NOT (\(isMissing))"
        case .missing: isMissing
        case .letters: needsLetter
        case .printed: "printed_at IS NOT NULL"
        case .left: "state IN ('running', 'ownerless', 'refused')"
        }
    }
}
