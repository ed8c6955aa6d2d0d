import Bulletin
import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Announcements: reading, writing, the second pair of eyes, taking back.
enum AnnouncementCalls {
    private static let readers = Route.Gate.right(Announcements.readers)
    private static let writers = Route.Gate.right(.announcementWrite)

    static let all: [Route] = [
        .api(
            .get, Paths.API.announcements, readers,
            Operation(
                id: "announcements", summary: "Those that nobody has yet, that stand, or that are over; newest first",
                query: [.init("show", .words(AnnouncementPart.allCases.map(\.rawValue)))] + CaseCalls.paging,
                answer: .page(of: .ref("Announcement")))
        ) { ask in
            let page = try await ask.house.announcements.list(
                try ask.announcementPart(), after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { AnnouncementJSON(one: $0, zone: zones[$0.project] ?? .utc, now: ask.now) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.announcements, writers,
            Operation(
                id: "writeAnnouncement",
                summary: "Writes a draft; of the notice of an outage, or begun by a template, where one is named",
                body: .ref("AnnouncementRequest"), answer: .ref("AnnouncementFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(AnnouncementBody.self)
            let file = try await ask.house.announcements.write(body.draft(), request: key, by: try ask.actor)
            return ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.announcementTemplates, readers,
            Operation(
                id: "announcementTemplates", summary: "How an announcement can begin",
                answer: .page(of: .ref("AnnouncementTemplate")))
        ) { ask in
            let items = ask.house.announcements.rules.templates.map {
                AnnouncementTemplateJSON(one: $0, language: ask.language)
            }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .get, Paths.API.announcement, readers,
            Operation(
                id: "announcement", summary: "One announcement with its reach and what was done with it",
                answer: .ref("AnnouncementFile"))
        ) { ask in
            ask.answer(try await ask.house.announcements.file(ask.name("announcement"), for: try ask.actor))
        },
        .api(
            .put, Paths.API.announcement, writers,
            Operation(
                id: "editAnnouncement",
                summary: "Writes a draft anew; what is left out stays as it was, a time that is null is taken away",
                body: .ref("AnnouncementRequest"), answer: .ref("AnnouncementFile"))
        ) { ask in
            let (body, key) = try await ask.json(AnnouncementBody.self)
            let old = try await ask.house.announcements.file(ask.name("announcement"), for: try ask.actor).one
            let file = try await ask.house.announcements.edit(
                old.number, body.draft(AnnouncementDraft(old)), version: try ask.version() ?? old.version,
                request: key, by: try ask.actor)
            return ask.answer(file)
        },
        .api(
            .post, Paths.API.announcementAction, .right(.announcementWrite, .announcementApprove),
            Operation(
                id: "actOnAnnouncement",
                summary: "Submits it, approves it, gives it back, takes it back in time, withdraws it, hung it up",
                body: .object(
                    [
                        ("reason", .nullable(.string(most: AnnouncementDraft.longestReason))),
                        ("where", .nullable(.string(most: AnnouncementDraft.longestReason))),
                    ], required: []), answer: .ref("AnnouncementFile"))
        ) { ask in
            let (body, key) = try await ask.json(AnnouncementActionBody.self)
            let act = try AnnouncementAct(ask.name("action"), reason: body.reason, place: body.where)
            let file = try await ask.house.announcements.act(
                act, on: ask.name("announcement"), version: try ask.version(), request: key, by: try ask.actor)
            return ask.answer(file)
        },
    ]
}

private struct AnnouncementActionBody: Decodable, Sendable {
    let reason: String?
    let `where`: String?
}

/// A time that was given, also where it was given as null: it is taken away then.
private struct GivenTime: Decodable, Sendable { let at: Instant? }

extension KeyedDecodingContainer {
    fileprivate func decodeIfPresent(_: GivenTime.Type, forKey key: Key) throws -> GivenTime? {
        contains(key) ? GivenTime(at: try decodeIfPresent(Instant.self, forKey: key)) : nil
    }
}

private struct AnnouncementBody: Decodable, Sendable {
    let project: String?
    let outage: String?
    let template: String?
    let title: String?
    let text: String?
    let titleEnglish: String?
    let textEnglish: String?
    let message: String?
    let messageEnglish: String?
    let channels: [Announcement.Content.Channel]?
    let publishAt: GivenTime?
    let until: GivenTime?
    let wholeProject: Bool?
    let places: [String]?
    let without: [String]?
    let zones: [String]?
    let capacities: [Occupancy.Capacity]?
    let tag: String?

    /// What is left out is as it was.
    func draft(_ old: AnnouncementDraft = AnnouncementDraft()) -> AnnouncementDraft {
        var draft = old
        (draft.project, draft.outage, draft.template) = (project, outage, template)
        draft.content.title = title ?? old.content.title
        draft.content.text = text ?? old.content.text
        draft.content.titleEnglish = titleEnglish ?? old.content.titleEnglish
        draft.content.textEnglish = textEnglish ?? old.content.textEnglish
        draft.content.message = message ?? old.content.message
        draft.content.messageEnglish = messageEnglish ?? old.content.messageEnglish
        draft.content.channels = channels ?? old.content.channels
        if let publishAt { draft.content.publishAt = publishAt.at }
        if let until { draft.content.until = until.at }
        (draft.isWhole, draft.places) = (wholeProject ?? old.isWhole, places ?? old.places)
        (draft.without, draft.zones) = (without ?? old.without, zones ?? [])
        (draft.capacities, draft.tag) = (capacities ?? old.capacities, tag ?? old.tag)
        return draft
    }
}

extension Ask {
    /// - Throws: ``WebRefusal/badQuery(_:)``
    fileprivate func announcementPart() throws -> AnnouncementPart {
        guard let word = query("show") else { return .standing }
        guard let part = AnnouncementPart(rawValue: word) else { throw WebRefusal.badQuery("show") }
        return part
    }

    fileprivate func answer(_ file: AnnouncementFile, status: HTTPResponse.Status = .ok) -> Response {
        .json(AnnouncementFileJSON(file: file, now: now), status: status, etag: file.one.version)
    }
}
