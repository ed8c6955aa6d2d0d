import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Outages and what to tell of them.
enum OutageCalls {
    private static let readers = Route.Gate.right(.caseRead, .caseRegister, .caseDispatch)

    static let all: [Route] = [
        .api(
            .get, Paths.API.outages, readers,
            Operation(
                id: "outages", summary: "Outages that stand, or that are over; the newest first",
                query: [.init("over", .words(["true", "false"])), .init("project", .string())] + CaseCalls.paging,
                answer: .page(of: .ref("Outage")))
        ) { ask in
            let page = try await ask.house.cases.outages(
                isOver: ask.query("over") == "true", project: try await project(ask), after: try ask.id("after"),
                limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { OutageJSON(outage: $0, zone: zones[$0.project] ?? .utc, now: ask.now) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.outages, .right(.caseDispatch),
            Operation(
                id: "announceOutage", summary: "Puts down that something is off, or will be",
                body: .ref("OutageRequest"), answer: .ref("OutageFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(OutageBody.self)
            let file = try await ask.house.cases.announce(body.draft, request: key, by: try ask.actor)
            return .json(OutageFileJSON(file: file, now: ask.now), status: .created)
        },
        .api(
            .get, Paths.API.outage, readers,
            Operation(
                id: "outage", summary: "One outage with some of who asked, the newest first, and what was done",
                query: CaseCalls.paging, answer: .ref("OutageFile"))
        ) { ask in
            let file = try await ask.house.cases.outage(
                ask.name("outage"), before: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            return .json(OutageFileJSON(file: file, now: ask.now))
        },
        .api(
            .post, Paths.API.outageAction, .right(.caseDispatch, .caseRegister, .caseFollow),
            Operation(
                id: "actOnOutage", summary: "Moves its end, rewords it, answers a case, tells everybody, ends it",
                body: .ref("OutageAction"), answer: .ref("OutageFile"))
        ) { ask in
            let (body, key) = try await ask.json(OutageActionBody.self)
            guard let name = OutageAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            let file = try await ask.house.cases.act(
                body.act(name), onOutage: ask.name("outage"), request: key, by: try ask.actor)
            return .json(OutageFileJSON(file: file, now: ask.now))
        },
        .api(
            .get, Paths.API.placeNews, .right(.placesRead),
            Operation(
                id: "placeNews", summary: "What to tell whoever asks at a place, and its hints",
                answer: .ref("PlaceNews"))
        ) { ask in
            let file = try await ask.hintsOfPlace()
            let news = try await ask.house.cases.news(
                at: file.place.id, in: file.place.project, for: try ask.actor)
            return .json(PlaceNewsJSON(news: news, zone: try await ask.house.lookups.zone(of: file.place.project)))
        },
    ]

    private static func project(_ ask: Ask) async throws -> ID<Project>? {
        guard let name = ask.query("project") else { return nil }
        let all = try await ask.house.places.projects()
        guard let project = all.first(where: { $0.isCalled(name) }) else {
            throw DirectoryRefusal.unknownProject(name)
        }
        return project.id
    }
}

private struct OutageBody: Decodable, Sendable {
    let project: String?
    let kind: String
    let places: [String]?
    let wholeProject: Bool?
    let from: Instant?
    let until: Instant?
    let cause: String
    let sentence: String?

    var draft: OutageDraft {
        var draft = OutageDraft()
        (draft.project, draft.kind) = (project, kind)
        (draft.places, draft.isWhole) = (places ?? [], wholeProject ?? false)
        (draft.from, draft.until) = (from, until)
        (draft.cause, draft.sentence) = (cause, sentence ?? "")
        return draft
    }
}

private struct OutageActionBody: Decodable, Sendable {
    let until: Instant?
    let reason: String?
    let sentence: String?
    let `case`: String?
    let text: String?
    let channel: String?
    let noticeTitle: String?
    let noticeBody: String?
    let noticeTitleEnglish: String?
    let noticeBodyEnglish: String?

    func act(_ name: OutageAct.Name) -> OutageAct {
        switch name {
        case .move: .move(until: until, reason: reason ?? "")
        case .reword: .reword(sentence ?? "")
        case .answer: .answer(case: `case` ?? "")
        case .untie: .untie(case: `case` ?? "")
        case .news: .news(text ?? "", through: channel)
        case .notice:
            .notice(
                OutageNotice(
                    title: noticeTitle ?? "", body: noticeBody ?? "", titleEnglish: noticeTitleEnglish ?? "",
                    bodyEnglish: noticeBodyEnglish ?? ""))
        case .end: .end(words: text ?? "")
        }
    }
}
