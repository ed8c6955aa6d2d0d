import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// What has to be done after meetings. What is one's own needs no right.
enum FollowUpCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.meetingFollowUps, .right(.minutesWrite),
            Operation(
                id: "giveFollowUp", summary: "Gives somebody something to do until a day",
                body: .object(
                    [
                        ("task", .string(most: FollowUp.longestWhat)), ("owner", .string()),
                        ("due", .format("date")),
                    ], required: ["task", "owner", "due"]), answer: .ref("FollowUp"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(FollowUpWords.self)
            let file = try await ask.house.minutes.follow(
                ask.name("meeting"), what: body.task ?? "", owner: body.owner ?? "", due: body.due, request: key,
                by: try ask.actor)
            return ask.answer(file, .created)
        },
        .api(
            .get, Paths.API.followUps, .inPerson,
            Operation(
                id: "followUps",
                summary: "What the caller has to do, or what all have to do after meetings that the caller may read of",
                query: [.init("show", .words(["mine", "all"]))], answer: .page(of: .ref("FollowUp")))
        ) { ask in
            let isOfAll = try ask.word("show", as: FollowUpShow.self) == .all
            let all = try await ask.house.minutes.openFollowUps(ofAll: isOfAll, for: try ask.actor)
            return .json(PageJSON(items: all.map { FollowUpJSON(file: $0, now: ask.now) }, next: nil))
        },
        .api(
            .get, Paths.API.followUp, .inPerson,
            Operation(id: "followUp", summary: "One follow-up", answer: .ref("FollowUp"))
        ) { ask in ask.answer(try await ask.house.minutes.followUp(try ask.followUp(), for: try ask.actor)) },
        .api(
            .post, Paths.API.followUpAction, .inPerson,
            Operation(
                id: "actOnFollowUp", summary: "Says what came of it, drops, reopens or changes it, makes a case of it",
                body: .ref("FollowUpRequest"), answer: .ref("FollowUp"))
        ) { ask in
            let (body, key) = try await ask.json(FollowUpWords.self)
            let file = try await ask.house.minutes.act(
                try body.act(ask.name("action")), on: try ask.followUp(), version: try ask.version(), request: key,
                by: try ask.actor)
            return ask.answer(file)
        },
    ]
}

private enum FollowUpShow: String { case mine, all }

extension Ask {
    fileprivate func answer(_ file: FollowUpFile, _ status: HTTPResponse.Status = .ok) -> Response {
        .json(FollowUpJSON(file: file, now: now), status: status, etag: file.one.version)
    }
}
