import Hummingbird
import Kernel
import Workforce

/// The audit trail: who did what, the newest first, by what was done, by whom and when.
enum AuditPage {
    static func response(_ ask: Ask) async throws -> Response {
        try AuditTrail.check(try ask.actor)
        do {
            let address = try AuditAddress(ask)
            let page = try await ask.house.auditTrail.list(
                address.filter, before: address.before, for: try ask.actor)
            return try await show(ask, page, nil)
        } catch let refusal as WebRefusal {
            return try await show(ask, nil, refusal)
        }
    }

    private static func show(
        _ ask: Ask, _ page: AuditTrail.Page?, _ refusal: WebRefusal?
    ) async throws -> Response {
        let names = try await Names.load(ask)
        let (words, times) = (AuditWords(names: names), TimeWords(ask))
        let lines = page?.lines ?? []
        var model: Model = [
            "rows": lines.map { words.line($0, times) }, "hasRows": !lines.isEmpty,
            "isNone": page != nil && lines.isEmpty,
            "more": page?.next.map { AuditAddress.next(ask, before: $0) } ?? "",
            "sentence": refusal.map { PageSentence($0, names).text } ?? "",
            "from": ask.query("from") ?? "", "until": ask.query("until") ?? "",
            "acts": Choice.options(acts(ask, words), chosen: ask.query("act")),
            "people": Choice.options(try await people(ask, names), chosen: ask.query("by")),
        ]
        let filters = ["act", "by", "from", "until"].map { ($0, ask.query($0)) }
        model.merge(try await ListedSheet.links(.audit, of: nil, filters, in: ask))
        return Shell.page(
            "audit", model, title: ask.text("nav.audit"), place: "audit", in: ask,
            status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// What can be looked for, by its words; also what the address asks for and has none.
    private static func acts(_ ask: Ask, _ words: AuditWords) -> [(key: String, name: String)] {
        let asked = [ask.query("act")].compactMap(\.self).filter { !AuditWords.known.contains($0) }
        let all = (AuditWords.known + asked).map { (key: $0, name: words.act($0)) }.sorted { $0.name < $1.name }
        return [(key: "", name: ask.text("audit.everyAct"))] + all
    }

    /// Everybody who was ever hired, what happens by itself, and customers.
    private static func people(_ ask: Ask, _ names: Names) async throws -> [(key: String, name: String)] {
        let staff = try await ask.house.team.all().sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        let others = [
            (key: "", name: ask.text("audit.everybody")),
            (key: Actor.system.staff.description, name: names.system),
            (key: Actor.customers.description, name: names.customer),
        ]
        return others + staff.map { (key: $0.id.description, name: "\($0.name) · \($0.user)") }
    }
}
