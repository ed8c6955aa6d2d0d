import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One news to many: how far it has come, and who is to be called instead.
enum NewsPage {
    static let all: [Route] = [
        .page(.get, Paths.news, .right(.caseRead, .caseRegister, .caseDispatch), response)
    ]

    private static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let (news, left) = try await ask.house.cases.news(ask.name("news"), after: try ask.id("after"), for: actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: names.zone(of: news.project))
        let id = news.id.description
        let model: Model = [
            "line": NewsWords(names: names, times: times).line(news),
            "rows": left.items.map { row($0, names, actor) }, "hasRows": !left.items.isEmpty,
            "more": left.next.map { Paths.news(id, query: [("after", $0)]) } ?? "",
            "refresh": Paths.news(id, query: [("after", ask.query("after"))]),
        ]
        return Shell.page("news", model, title: ask.text("news.call"), place: "outages", in: ask)
    }

    private static func row(_ one: LeftOut, _ names: Names, _ actor: Actor) -> Model {
        let phone = one.item.reporter.phone
        return [
            "number": one.item.number, "title": one.item.title, "href": Paths.case_(one.item.number),
            "who": names.reporter(one.item), "why": names.text("news.why.\(one.why.rawValue)"),
            "phone": actor.may(.peoplePhone, on: one.item) ? phone : Phone.masked(phone),
        ]
    }
}
