import Casework
import Hummingbird
import Kernel
import Workforce

/// The links to the customer's page of a case.
enum PageLinkCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.pageLinks, PageLinkPage.gate,
            Operation(
                id: "pageLinks", summary: "The links to the customer's page of a case, the newest first",
                answer: .page(of: .ref("PageLink")))
        ) { ask in
            let links = try await ask.house.cases.pageLinks(of: ask.name("number"), for: try ask.actor)
            let zone = try await zone(ask)
            return .json(PageJSON(items: links.map { PageLinkJSON(link: $0, now: ask.now, zone: zone) }, next: nil))
        },
        .api(
            .post, Paths.API.pageLinks, PageLinkPage.gate,
            Operation(
                id: "makePageLink",
                summary: "Makes a link to the customer's page; its secret is told once, and not to a repeated call",
                answer: .ref("MadePageLink"), status: 201)
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            let made = try await ask.house.cases.makePageLink(
                on: ask.name("number"), request: key, by: try ask.actor)
            let zone = try await zone(ask)
            return .json(
                JSON.object(
                    PageLinkJSON(link: made.link, now: ask.now, zone: zone).pairs + [
                        ("secret", made.secret.json), ("address", made.address.json),
                    ]), status: .created)
        },
        .api(
            .post, Paths.API.pageLinkMessages, PageLinkPage.gate,
            Operation(
                id: "sendPageLink", summary: "Sends the customer a link by text message", answer: .ref("PageLink"),
                status: 201)
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            let link = try await ask.house.cases.sendPageLink(
                on: ask.name("number"), request: key, by: try ask.actor)
            return .json(
                PageLinkJSON(link: link, now: ask.now, zone: try await zone(ask)).json, status: .created)
        },
        .api(
            .post, Paths.API.pageLinkRemoval, PageLinkPage.gate,
            Operation(
                id: "revokePageLinks", summary: "Takes back every link to the customer's page",
                answer: .whole([("revoked", .integer(0...Int(Int32.max)))]))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            let count = try await ask.house.cases.revokePageLinks(
                on: ask.name("number"), request: key, by: try ask.actor)
            return .json(JSON.object([("revoked", count.json)]))
        },
    ]

    private static func zone(_ ask: Ask) async throws -> Zone {
        let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
        return try await ask.house.lookups.zone(of: item.project)
    }
}

/// A link without its secret.
struct PageLinkJSON: JSONValue {
    let link: PageLink
    let now: Instant
    let zone: Zone

    var json: JSON { .object(pairs) }

    var pairs: [(String, JSON)] {
        [
            ("id", link.id.json), ("state", link.state(at: now).rawValue.json), ("byText", link.isByText.json),
            ("by", link.staff.json), ("madeAt", zone.text(link.madeAt).json), ("until", zone.text(link.until).json),
            ("openedAt", link.openedAt.map(zone.text).json), ("revokedAt", link.revokedAt.map(zone.text).json),
        ]
    }
}
