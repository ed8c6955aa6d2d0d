import Kernel
import Sheets
import Workforce

extension ListedSheet {
    /// The audit trail, the newest first; times are those of its page.
    static let audit = ListedSheet(
        key: "audit", title: "nav.audit", rights: [.auditRead], isOfAll: true,
        columns: ["audit.at", "audit.who", "audit.act", "audit.subject", "audit.detail"],
        query: [
            .init("act", .string()), .init("by", .string()), .init("from", .format("date")),
            .init("until", .format("date")),
        ]
    ) { list, file in
        let (filter, words) = (try AuditAddress(list.ask).filter, AuditWords(names: list.names))
        try await list.each { before in
            let page = try await list.house.auditTrail.list(
                filter, before: before.flatMap { AuditPlace($0) }, limit: AuditTrail.mostRows, for: list.actor)
            return (page.lines, page.next?.description)
        } take: { line in
            try file.add([
                Zone.shanghai.cell(line.place.at), .text(words.who(line)), .text(words.act(line.act)),
                .text(line.subject), .text(words.detail(line)),
            ])
        }
    }
}
