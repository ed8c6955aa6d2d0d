import Casework
import Hummingbird
import Kernel
import Workforce

/// The links to the customer's page of a case: made, sent, taken back. A link is shown once, on the page that answers.
enum PageLinkPage {
    static let gate = Route.Gate.right(Cases.linkers)

    static let all: [Route] = [
        .page(.get, Paths.pageLinks, gate) { ask in try await show(ask) },
        .page(.post, Paths.pageLinks, gate) { ask in
            try await attempt(ask) { form in
                let made = try await ask.house.cases.makePageLink(
                    on: ask.name("number"), request: ask.requestKey(form), by: try ask.actor)
                return try await show(ask, made: made)
            }
        },
        .page(.post, Paths.pageLinkMessages, gate) { ask in
            try await attempt(ask) { form in
                _ = try await ask.house.cases.sendPageLink(
                    on: ask.name("number"), request: ask.requestKey(form), by: try ask.actor)
                return .see(Paths.pageLinks(ask.name("number")))
            }
        },
        .page(.post, Paths.pageLinkRemoval, gate) { ask in
            try await attempt(ask) { form in
                _ = try await ask.house.cases.revokePageLinks(
                    on: ask.name("number"), request: ask.requestKey(form), by: try ask.actor)
                return .see(Paths.pageLinks(ask.name("number")))
            }
        },
    ]

    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> Response) async throws -> Response {
        let form = try await ask.form()
        do { return try await work(form) } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, refused: refusal)
        }
    }

    private static func show(
        _ ask: Ask, made: MadePageLink? = nil, refused: (any Refusal)? = nil
    ) async throws -> Response {
        let number = ask.name("number")
        let links = try await ask.house.cases.pageLinks(of: number, for: try ask.actor)
        let item = try await ask.house.cases.find(number, for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: names.zone(of: item.project))
        let model: Model = [
            "number": item.number, "heading": item.title, "back": Paths.case_(item.number),
            "makeTo": Paths.pageLinks(item.number), "sendTo": Paths.pageLinkMessages(item.number),
            "revokeTo": Paths.pageLinkRemoval(item.number), "address": made?.address ?? "",
            "isAgain": made.map { $0.secret == nil } ?? false,
            "sentence": refused.map { PageSentence($0, names, item: item).text } ?? "",
            "links": links.map { line($0, names, times) }, "hasLinks": !links.isEmpty,
            "maySend": try ask.house.cases.sendsPageLinks(on: item) && !item.reporter.phone.isEmpty,
            "mayRevoke": links.contains { [.good, .opened].contains($0.state(at: times.now)) },
        ]
        return Shell.page(
            "page-links", model, title: "\(ask.text("pageLink.title")) \(item.number)", place: "cases", in: ask,
            status: refused.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func line(_ link: PageLink, _ names: Names, _ times: TimeWords) -> Model {
        let state = link.state(at: times.now)
        return [
            "made": times.point(link.madeAt), "by": names.staff(link.staff), "until": times.point(link.until),
            "way": names.text(link.isByText ? "pageLink.byText" : "pageLink.byHand"),
            "opened": link.openedAt.map { times.point($0) } ?? "", "state": names.text("pageLink.\(state.rawValue)"),
            "class": state == .opened ? "ok" : state == .good ? "info" : "",
        ]
    }
}

extension CaseSheet {
    /// Where links to the customer's page are made; empty for who may not.
    var pageLinks: String {
        let may = desk.customerPages != nil && Cases.linkers.contains { actor.may($0, on: item) }
        return may ? Paths.pageLinks(item.number) : ""
    }
}
