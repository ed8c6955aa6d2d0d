import Casework
import Directory
import Kernel
import Store

/// What the rules look at: cases as ``Glimpse``.
enum EvidenceTable {
    private static let columns = """
        id, number, project, desk, kind, category, person, reporter_phone, place, title, text, opened_at, solved_at,
        phase, detail, import_key
        """

    static func glimpses(_ db: DB, numbers: [String]) throws -> [String: Glimpse] {
        var all: [String: Glimpse] = [:]
        for start in stride(from: 0, to: numbers.count, by: 500) {
            let some = Array(numbers[start..<min(start + 500, numbers.count)])
            let rows = try db.rows(
                "SELECT \(columns) FROM cases WHERE number IN (\(marks(some.count))) ORDER BY id", list: some,
                make: make)
            for one in rows { all[one.number] = one }
        }
        return all
    }

    /// So many cases of one customer or place are looked at, the newest.
    private static let most = 200

    /// Those of a person before a case.
    static func others(_ db: DB, of person: ID<Person>, before item: Glimpse) throws -> [Glimpse] {
        try db.rows(
            """
            SELECT \(columns) FROM cases WHERE person = ?1 AND id < ?2 AND project = ?3 ORDER BY id DESC LIMIT \(most)
            """, person, item.id, item.project, make: make
        ).reversed()
    }

    /// Those of a telephone that is nobody's, before a case: found by their words, of which it is one.
    static func others(_ db: DB, phone: String, before item: Glimpse) throws -> [Glimpse] {
        let ids = try SearchIndex.find(
            db, SearchQuery(phone), scope: .init("case", in: item.project), before: item.id.number, limit: most)
        guard !ids.isEmpty else { return [] }
        return try db.rows(
            "SELECT \(columns) FROM cases WHERE id IN (\(marks(ids.count))) ORDER BY id", list: ids, make: make
        ).filter { $0.phone == phone && $0.person == nil }
    }

    /// Those of a place before a case.
    static func earlier(_ db: DB, at place: ID<Place>, before item: Glimpse) throws -> [Glimpse] {
        try db.rows(
            "SELECT \(columns) FROM cases WHERE place = ?1 AND id < ?2 ORDER BY id DESC LIMIT \(most)", place, item.id,
            make: make
        ).reversed()
    }

    /// When the first case of a project was registered here; nil where there is none.
    static func firstCase(_ db: DB, of project: ID<Project>) throws -> Instant? {
        try db.value(Int64.self, "SELECT min(id) FROM cases WHERE project = ?1", project).map { IDMaker.time(of: $0) }
    }

    static func marks(_ count: Int, from first: Int = 1) -> String {
        (first..<first + count).map { "?\($0)" }.joined(separator: ", ")
    }

    /// What the detail of a case says of its last verdict.
    private struct VerdictPart: Codable, Sendable { let verdict: Verdict? }

    private static func make(_ row: inout Row) throws -> Glimpse {
        let (id, number, project): (ID<Case>, String, ID<Project>) = (try row.next(), try row.next(), try row.next())
        let (desk, kind, category): (String, String, String?) = (try row.next(), try row.next(), try row.next())
        let (person, phone): (ID<Person>?, String) = (try row.next(), try row.next())
        return Glimpse(
            id: id, number: number, project: project, desk: desk, kind: kind, category: category, person: person,
            phone: Phone(phone)?.digits ?? "", place: try row.next(), title: try row.next(), text: try row.next(),
            openedAt: try row.next(), solvedAt: try row.next(), phase: try row.next(),
            verdict: try row.next(JSONColumn<VerdictPart>?.self)?.value.verdict,
            isImported: try row.next(String?.self) != nil)
    }
}
