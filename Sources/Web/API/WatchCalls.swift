import Casework
import Hummingbird
import Kernel
import Workforce

/// What one was told of promises and of what happened by itself, and who is on duty.
enum WatchCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.notices, .signedIn,
            Operation(
                id: "notices", summary: "What the asker was told of promises and of acts of the system, newest first",
                query: [.init("unseen", .boolean)] + CaseCalls.paging, answer: .page(of: .ref("Notice")))
        ) { ask in
            let page = try await ask.house.cases.notices(
                for: try ask.actor, unseenOnly: ask.query("unseen") == "true", after: try ask.id("after"),
                limit: try ask.limit())
            let names = try await ask.house.lookups.zones()
            let items = page.items.map { NoticeJSON(notice: $0, zone: names[$0.project] ?? .utc) }
            return .json(PageJSON(items: items, next: page.next?.description))
        },
        .api(
            .post, Paths.API.noticesSeen, .inPerson,
            Operation(
                id: "seeNotices", summary: "Ticks off a notice and all before it",
                body: .whole([("upTo", .string())]), answer: .whole([("seen", .integer(0...1_000_000))]))
        ) { ask in
            let (body, key) = try await ask.json(SeenBody.self)
            guard let id = ID<Notice>(body.upTo) else { throw WebRefusal.badQuery("upTo") }
            let count = try await ask.house.cases.see(upTo: id, request: key, by: try ask.actor)
            return .json(JSON.object([("seen", .integer(count))]))
        },
        .api(
            .get, Paths.API.onDuty, .right(.staffRead, .boardRead, .caseDispatch),
            Operation(
                id: "onDuty", summary: "Who is on duty, the earliest first", query: [.init("at", .format("date-time"))],
                answer: .page(of: .ref("Turn")))
        ) { ask in
            let at = try ask.instant("at") ?? ask.now
            let turns = try await ask.house.duty.onDuty(at: at)
            let planned = try await ask.house.roster.planned(at: at)
            let items = turns.map { TurnJSON(staff: $0.staff, turn: $0.turn, planned: planned[$0.staff.id]) }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .post, Paths.API.onDuty, .inPerson,
            Operation(
                id: "setDuty", summary: "Begins or ends one's own turn", body: .whole([("onDuty", .boolean)]),
                answer: .whole([("onDuty", .boolean)]))
        ) { ask in
            let (body, key) = try await ask.json(DutyBody.self)
            try await ask.house.duty.set(body.onDuty, request: key, by: try ask.actor)
            return .json(JSON.object([("onDuty", body.onDuty.json)]))
        },
    ]
}

private struct SeenBody: Decodable, Sendable { let upTo: String }
private struct DutyBody: Decodable, Sendable { let onDuty: Bool }

private struct NoticeJSON: JSONValue {
    let notice: Notice
    let zone: Zone

    var json: JSON {
        .object([
            ("id", notice.id.json), ("about", (notice.occasion?.rawValue ?? "promise").json),
            ("case", notice.number.json), ("title", notice.title.json), ("promise", notice.told?.promise.json ?? .null),
            ("kind", (notice.told?.kind.rawValue).json), ("share", notice.told.map { .integer($0.share) } ?? .null),
            ("dueAt", notice.told.map { zone.text($0.dueAt).json } ?? .null), ("at", zone.text(notice.at).json),
            ("seenAt", notice.seenAt.map { zone.text($0).json } ?? .null), ("standIn", notice.isStandIn.json),
            ("state", (notice.told?.state.rawValue).json),
        ])
    }
}

private struct TurnJSON: JSONValue {
    let staff: Staff
    let turn: DutyTurn
    /// By the published plan at that instant.
    let planned: Attendance.Planned?

    var json: JSON {
        .object([
            ("staff", staff.id.json), ("user", staff.user.json), ("name", staff.name.json),
            ("beganAt", Zone.shanghai.text(turn.beganAt).json),
            ("endedAt", turn.endedAt.map { Zone.shanghai.text($0).json } ?? .null),
            ("shift", (planned?.shift).json), ("plannedUntil", (planned.map { Zone.shanghai.text($0.to) }).json),
        ])
    }
}
