import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// Minutes of meetings: reading, writing, submitting, approving, what has to be done afterwards.
enum MeetingCalls {
    private static let readers = Route.Gate.right(Minutes.readers)
    private static let writers = Route.Gate.right(.minutesWrite)

    static let all: [Route] = FollowUpCalls.all + [
        .api(
            .get, Paths.API.meetings, readers,
            Operation(
                id: "meetings", summary: "Meetings, the newest first", query: CaseCalls.paging,
                answer: .page(of: .ref("Meeting")))
        ) { ask in
            let page = try await ask.house.minutes.list(
                after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { MeetingJSON(one: $0, zone: zones[$0.project] ?? .utc) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.meetings, writers,
            Operation(
                id: "writeMeeting", summary: "Writes the minutes of a meeting; staff by user, name or ID",
                body: .ref("MeetingRequest"), answer: .ref("MeetingFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(MeetingBody.self)
            return ask.answer(
                try await ask.house.minutes.write(body.draft(), request: key, by: try ask.actor), .created)
        },
        .api(
            .get, Paths.API.meeting, readers,
            Operation(
                id: "meeting", summary: "The minutes of one meeting with all their versions and its follow-ups",
                answer: .ref("MeetingFile"))
        ) { ask in ask.answer(try await ask.house.minutes.file(ask.name("meeting"), for: try ask.actor)) },
        .api(
            .put, Paths.API.meeting, writers,
            Operation(
                id: "editMeeting", summary: "Writes a draft anew; what is left out stays as it was",
                body: .ref("MeetingRequest"), answer: .ref("MeetingFile"))
        ) { ask in
            let (body, key) = try await ask.json(MeetingBody.self)
            let old = try await ask.house.minutes.file(ask.name("meeting"), for: try ask.actor).one
            return ask.answer(
                try await ask.house.minutes.edit(
                    old.number, body.draft(MeetingDraft(old)), version: try ask.version() ?? old.version,
                    request: key, by: try ask.actor))
        },
        .api(
            .post, Paths.API.meetingAction, readers,
            Operation(
                id: "actOnMeeting", summary: "Submits the minutes, approves them as their chair, or gives them back",
                body: .object(
                    [("reason", .nullable(.string(most: ActivityDraft.longestReason)))], required: []),
                answer: .ref("MeetingFile"))
        ) { ask in
            let (body, key) = try await ask.json(GatheringReason.self)
            return ask.answer(
                try await ask.house.minutes.act(
                    try MeetingAct(ask.name("action"), reason: body.reason), on: ask.name("meeting"),
                    version: try ask.version(), request: key, by: try ask.actor))
        },
    ]
}

private struct MeetingBody: Decodable, Sendable {
    struct Item: Decodable, Sendable {
        let heading: String?
        let text: String?
    }

    let project: String?
    let title: String?
    let heldAt: Instant?
    let venue: String?
    let chair: String?
    let present: [String]?
    let absent: [String]?
    let guests: String?
    let items: [Item]?

    /// What is left out is as it was.
    func draft(_ old: MeetingDraft = MeetingDraft()) -> MeetingDraft {
        var draft = old
        (draft.project, draft.title, draft.heldAt) = (project, title ?? old.title, heldAt ?? old.heldAt)
        (draft.venue, draft.chair, draft.guests) = (venue ?? old.venue, chair ?? old.chair, guests ?? old.guests)
        (draft.present, draft.absent) = (present ?? old.present, absent ?? old.absent)
        draft.items = items?.map { Meeting.Item(heading: $0.heading ?? "", text: $0.text ?? "") } ?? old.items
        return draft
    }
}

extension Ask {
    fileprivate func answer(_ file: MeetingFile, _ status: HTTPResponse.Status = .ok) -> Response {
        .json(MeetingFileJSON(file: file, now: now), status: status, etag: file.one.version)
    }
}
