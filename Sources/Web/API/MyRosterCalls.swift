import Directory
import Hummingbird
import Kernel
import Workforce

/// One's own shifts, leave and swaps, and deciding on those of others.
enum MyRosterCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.rosterMine, .inPerson,
            Operation(
                id: "myRoster", summary: "The asker's own published shifts of a month, leave and swaps",
                query: [.init("month", .string())], answer: .ref("MyRoster"))
        ) { ask in
            let mine = try await ask.house.roster.mine(try ask.month(ask.query("month")), for: try ask.actor)
            return .json(
                MyRosterJSON(
                    mine: mine, rules: ask.house.roster.rules, language: ask.language,
                    zones: try await ask.house.lookups.zones()))
        },
        .api(
            .get, Paths.API.rosterColleagues, .inPerson,
            Operation(
                id: "colleagues", summary: "With whom the asker could swap on a day, and what they have",
                query: [.init("day", .format("date"))], answer: .page(of: .ref("Colleague")),
                refusals: [409])
        ) { ask in
            guard let day = ask.query("day").flatMap({ Day($0) }) else { throw WebRefusal.badQuery("day") }
            let found = try await ask.house.roster.colleagues(on: day, for: try ask.actor)
            let items = found.others.map { ColleagueJSON(staff: $0.staff, shift: $0.shift) }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .post, Paths.API.leaves, .inPerson,
            Operation(
                id: "askLeave", summary: "Asks for leave", body: .ref("LeaveRequest"), answer: .ref("Leave"),
                status: 201)
        ) { ask in
            let (body, key) = try await ask.json(LeaveBody.self)
            let leave = try await ask.house.roster.ask(body.draft, request: key, by: try ask.actor)
            return .json(LeaveJSON(leave: leave), status: .created)
        },
        .api(
            .post, Paths.API.leaveAction, .inPerson,
            Operation(
                id: "actOnLeave", summary: "Approves, refuses, or withdraws leave", body: .ref("RequestNote"),
                answer: .ref("Leave"))
        ) { ask in
            let (body, key) = try await ask.json(NoteBody.self)
            return .json(LeaveJSON(leave: try await ask.actOnLeave(body.note ?? "", key)))
        },
        .api(
            .post, Paths.API.swaps, .inPerson,
            Operation(
                id: "askSwap", summary: "Asks a colleague to exchange shifts of one day or two",
                body: .ref("SwapRequest"), answer: .ref("Swap"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(SwapBody.self)
            let own = try await ask.house.roster.colleagues(on: body.day, for: try ask.actor).cell
            let place = RosterPlace(project: "\(own.project)", department: "\(own.department)")
            var draft = SwapDraft(place, other: body.other, day: body.day, otherDay: body.otherDay)
            draft.reason = body.reason ?? ""
            let swap = try await ask.house.roster.ask(draft, request: key, by: try ask.actor)
            return .json(SwapJSON(swap: swap), status: .created)
        },
        .api(
            .post, Paths.API.swapAction, .inPerson,
            Operation(
                id: "actOnSwap", summary: "Accepts, declines, approves, refuses, or withdraws a swap",
                body: .ref("RequestNote"), answer: .ref("Swap"))
        ) { ask in
            let (body, key) = try await ask.json(NoteBody.self)
            return .json(SwapJSON(swap: try await ask.actOnSwap(body.note ?? "", key)))
        },
        .api(
            .post, Paths.API.rosterFeeds, .inPerson,
            Operation(
                id: "makeFeed", summary: "Makes the secret address of the asker's calendar feed; the one before ends",
                body: .object([], required: []), answer: .whole([("url", .string())]), status: 201)
        ) { ask in
            let secret = try await ask.house.roster.makeFeed(by: try ask.actor)
            return .json(JSON.object([("url", ask.feedAddress(secret).json)]), status: .created)
        },
    ]
}

private struct LeaveBody: Decodable, Sendable {
    let kind: String
    let from: Day
    let until: Day
    let fromNoon: Bool?
    let toNoon: Bool?
    let reason: String?

    var draft: LeaveDraft {
        var draft = LeaveDraft()
        (draft.kind, draft.first, draft.last, draft.reason) = (kind, from, until, reason ?? "")
        (draft.isFromNoon, draft.isToNoon) = (fromNoon ?? false, toNoon ?? false)
        return draft
    }
}

private struct SwapBody: Decodable, Sendable {
    let other: ID<Staff>
    let day: Day
    let otherDay: Day?
    let reason: String?
}

private struct NoteBody: Decodable, Sendable { let note: String? }
