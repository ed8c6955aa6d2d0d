import Casework
import Hummingbird
import Kernel
import Workforce

/// What somebody was told of promises and of what happened by itself, the newest first; what they have not
/// seen yet stands out.
enum NoticePage {
    static let all: [Route] = [
        .page(.get, Paths.notices, .signedIn, response),
        .page(.get, Paths.noticeCount, .signedIn, bell),
        .page(.post, Paths.notices, .signedIn) { ask in
            let form = try await ask.form()
            guard let id = ID<Notice>(form["upTo"] ?? "") else { throw WebRefusal.badQuery("upTo") }
            _ = try await ask.house.cases.see(upTo: id, request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.notices())
        },
        .page(.post, Paths.duty, .signedIn) { ask in
            let form = try await ask.form()
            try await ask.house.duty.set(form["on"] == "1", by: try ask.actor)
            return .see(Paths.notices())
        },
    ]

    private static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let page = try await ask.house.cases.notices(for: actor, after: try ask.id("after"))
        let names = try await Names.load(ask)
        let isOnDuty = try await ask.house.duty.isOnDuty(actor)
        let model: Model = [
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "upTo": page.items.first?.id.description ?? "", "hasNew": page.items.contains { $0.seenAt == nil },
            "more": page.next.map { Paths.notices(query: [("after", $0.description)]) } ?? "",
            "isOnDuty": isOnDuty, "dutyTo": isOnDuty ? "0" : "1",
            "refresh": Paths.notices(query: [("after", ask.query("after"))]),
        ]
        return Shell.page(
            "notices", model.merging(try await waiting(ask)), title: ask.text("notices.title"), place: "notices",
            in: ask)
    }

    /// The newest digest that was not read, and the alerts that were not taken up.
    private static func waiting(_ ask: Ask) async throws -> Model {
        let actor = try ask.actor
        let digest = try await ask.house.digests.list(for: actor, unseenOnly: true, limit: 1).items.first
        let alerts = try await ask.house.alerts.new(for: actor)
        return [
            "digest": digest.map { Paths.digest($0.id.description) } ?? "", "digestDay": digest?.day.description ?? "",
            "alerts": alerts > 0 ? ask.text("notices.alerts", ["n": "\(alerts)"]) : "",
            "alertsHref": Paths.alerts(query: [("owner", "me")]), "mayDigests": actor.may(.caseSupervise),
        ]
    }

    /// The bell of the bar: how many are new.
    private static func bell(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let count =
            try await ask.house.cases.unseenNotices(for: actor) + ask.house.alerts.new(for: actor)
            + ask.house.digests.unseen(for: actor)
        let most = Cases.mostUnseen
        let alerts = actor.may(.caseSupervise) ? try await ask.house.alerts.undecided(for: actor) : 0
        var model = try await AlarmStrip.model(ask)
        model.merge([
            "count": count > most ? "\(most)+" : "\(count)", "hasCount": count > 0,
            "says": ask.text("notices.bell", ["n": "\(min(count, most))"]),
            "supervises": actor.may(.caseSupervise), "alerts": alerts == 0 ? "" : "\(alerts)",
        ])
        return .html(ask.house.templates.render("bell", model, ask.language), language: ask.language)
    }

    private static func row(_ notice: Notice, _ names: Names, _ ask: Ask) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: notice.project))
        let model: Model = [
            "number": notice.number, "title": notice.title, "href": Paths.case_(notice.number),
            "at": times.point(notice.at), "exact": times.exact(notice.at), "isNew": notice.seenAt == nil,
            "isStandIn": notice.isStandIn,
        ]
        switch notice.about {
        case .promise(let told): return model.merging(row(told, names, times))
        case .occasion(let occasion):
            let what: Model = ["tag": names.system, "class": "info", "what": names.occasion(occasion), "isOpen": true]
            return model.merging(what)
        }
    }

    private static func row(_ told: Notice.Told, _ names: Names, _ times: TimeWords) -> Model {
        [
            "tag": names.text("notices.share", ["n": "\(told.share)"]), "class": told.isLate ? "late" : "warn",
            "what": names.promise(told.kind), "due": times.point(told.dueAt),
            "state": names.promiseState(told.state), "isOpen": told.state == .open,
        ]
    }
}
