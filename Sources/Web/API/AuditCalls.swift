import Casework
import Hummingbird
import Kernel
import Workforce

/// The audit trail: who did what, the newest first.
enum AuditCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.audit, .right(.auditRead),
            Operation(
                id: "audit", summary: "The audit trail, the newest first; for who may read it in all projects",
                query: [
                    .init("act", .string()), .init("by", .string()), .init("from", .format("date")),
                    .init("until", .format("date")), .init("before", .string()),
                    .init("limit", .integer(1...CaseFilter.mostRows)),
                ], answer: .page(of: .ref("AuditEntry")))
        ) { ask in
            let address = try AuditAddress(ask)
            let page = try await ask.house.auditTrail.list(
                address.filter, before: address.before, limit: try ask.limit(), for: try ask.actor)
            return .json(
                PageJSON(items: page.lines.map { AuditLineJSON(line: $0) }, next: page.next?.description))
        }
    ]
}

struct AuditLineJSON: JSONValue {
    let line: AuditLine

    var json: JSON {
        .object([
            ("at", Zone.shanghai.text(line.place.at).json), ("by", line.actor.json), ("name", line.name.json),
            ("act", line.act.json), ("subject", line.subject.json), ("detail", line.detail.json),
        ])
    }
}
