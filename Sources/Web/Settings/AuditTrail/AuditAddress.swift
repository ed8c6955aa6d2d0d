import Kernel
import Workforce

/// What of the audit trail an address asks for.
struct AuditAddress {
    let filter: AuditFilter
    let before: AuditPlace?

    /// - Throws: ``WebRefusal/badQuery(_:)``
    init(_ ask: Ask) throws {
        let zone = Zone.shanghai
        var filter = AuditFilter()
        filter.act = ask.query("act")
        filter.actor = try ask.id("by")
        filter.from = try ask.day("from").map { zone.start(of: $0) }
        filter.until = try ask.day("until").map { zone.start(of: $0.adding(days: 1)) }
        self.filter = filter
        before = try ask.query("before").map { text in
            guard let place = AuditPlace(text) else { throw WebRefusal.badQuery("before") }
            return place
        }
    }

    /// The page of the same filter that begins elsewhere.
    static func next(_ ask: Ask, before: AuditPlace) -> String {
        Paths.audit(query: [
            ("act", ask.query("act")), ("by", ask.query("by")), ("from", ask.query("from")),
            ("until", ask.query("until")), ("before", before.description),
        ])
    }
}
