import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// Rounds of a day: who walks which, what was found at their points, and what arrived too late.
enum RoundCalls {
    private static let read = Route.Gate.right(.roundsRead)
    private static let walkers = Route.Gate.right(.roundsWalk)
    private static let either = Route.Gate.right(.roundsWalk, .roundsRead)
    static let inProject: [Operation.Parameter] = [.init("project", .string())]

    static let all: [Route] = [
        .api(
            .get, Paths.API.rounds, read,
            Operation(
                id: "rounds", summary: "The rounds of a day, in the order in which they begin",
                query: inProject + [.init("day", .format("date"))], answer: .ref("RoundsOfDay")), ofDay),
        .api(
            .get, Paths.API.roundsMine, walkers,
            Operation(
                id: "myRounds", summary: "What the caller has to walk and to look at again", answer: .ref("MyRounds")),
            mine),
        .api(
            .get, Paths.API.round, either,
            Operation(id: "round", summary: "A round with its points and visits", answer: .ref("Walk"))
        ) { ask in try await ask.walkAnswer() },
        .api(
            .post, Paths.API.roundVisits, walkers,
            Operation(
                id: "visitPoint",
                summary: "Somebody was at a point; the same key again changes nothing, and what had changed is kept",
                body: .ref("VisitRequest"), answer: .ref("RoundVisit"), status: 201)
        ) { ask in
            let (body, _) = try await ask.json(VisitBody.self)
            let visit = try await ask.house.inspections.visit(body.report, on: ask.name("round"), by: try ask.actor)
            return .json(VisitSeenJSON(visit: visit, zone: try await ask.roundZone()), status: .created)
        },
        .api(
            .post, Paths.API.roundPhotos, walkers,
            Operation(
                id: "roundPhoto", summary: "Keeps a photograph for a visit", body: .ref("RoundPhotoUpload"),
                isUpload: true, answer: .ref("RoundPhoto"), status: 201), photo),
        .api(
            .post, Paths.API.roundAction, .right(.roundsWalk, .roundsPlan),
            Operation(
                id: "roundAction", summary: "take, assign or cancel a round", body: .ref("RoundActionRequest"),
                answer: .ref("Round"))
        ) { ask in
            let (body, key) = try await ask.json(RoundActionBody.self)
            let round = try await ask.roundAct(staff: body.staff, reason: body.reason ?? "", key)
            return .json(RoundJSON(round: round, zone: try await ask.roundZone(), now: ask.now))
        },
        .api(
            .get, Paths.API.roundConflicts, .right(.roundsPlan, .roundsRead),
            Operation(
                id: "roundConflicts", summary: "Visits that arrived after their round had changed, the oldest first",
                query: inProject, answer: .page(of: .ref("RoundVisit"))), conflicts),
        .api(
            .post, Paths.API.roundDecision, .right(.roundsPlan),
            Operation(
                id: "decideVisit", summary: "Lets such a visit count, or sets it aside",
                body: .object(
                    [
                        ("decision", .words(PointVisit.Decision.allCases.map(\.rawValue))),
                        ("reason", .string(most: Inspections.longestReason)),
                    ], required: ["decision", "reason"]), answer: .ref("RoundVisit"))
        ) { ask in
            let (body, key) = try await ask.json(DecisionBody.self)
            let visit = try await ask.house.inspections.decide(
                ask.name("visit"), body.decision, reason: body.reason, request: key, by: try ask.actor)
            return .json(VisitSeenJSON(visit: visit, zone: try await ask.zone(ofRound: visit.round)))
        },
    ]

    private static func ofDay(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let (day, rounds, tally) = try await ask.house.inspections.rounds(
            in: project.id, on: try ask.day("day"), for: try ask.actor)
        let left = try await ask.house.inspections.withoutHolder(in: project.id, on: day, for: try ask.actor)
        let items = rounds.map { round in
            let plain = RoundJSON(round: round, zone: project.zone, now: ask.now)
            return JSON.object(plain.pairs + [("holderAway", left.contains(round.id).json)])
        }
        return .json(
            JSON.object([
                ("project", project.code.json), ("day", day.description.json), ("tally", RoundTallyJSON(tally).json),
                ("items", items.json),
            ]))
    }

    private static func mine(_ ask: Ask) async throws -> Response {
        let mine = try await ask.house.inspections.mine(for: try ask.actor)
        let zones = try await ask.house.lookups.zones()
        func rounds(_ all: [Round]) -> JSON {
            all.map { RoundJSON(round: $0, zone: zones[$0.project] ?? .shanghai, now: ask.now) }.json
        }
        let rechecks = mine.rechecks.map { FindingJSON(line: $0, zone: zones[$0.finding.project] ?? .shanghai) }
        return .json(
            JSON.object([
                ("day", mine.day.description.json), ("mine", rounds(mine.mine)), ("free", rounds(mine.free)),
                ("rechecks", rechecks.json),
                (
                    "moved",
                    mine.moved.map { GivingJSON(giving: $0.giving, zone: zones[$0.round.project] ?? .shanghai) }.json
                ),
            ]))
    }

    private static func photo(_ ask: Ask) async throws -> Response {
        let body = try await ask.body(limit: FileKind.mostBytes + 65_536)
        let type = ask.request.headers[.contentType] ?? ""
        guard type.hasPrefix("multipart/form-data") else { throw WebRefusal.badForm }
        let form = try Multipart.read(Array(body.readableBytesView), contentType: type)
        guard let file = form.files.first else { throw WebRefusal.missing(field: "file") }
        let photo = try await ask.house.inspections.keep(
            IncomingFile(name: file.name, bytes: file.bytes), on: ask.name("round"), by: try ask.actor)
        return .json(JSON.object([("photo", photo.json)]), status: .created)
    }

    private static func conflicts(_ ask: Ask) async throws -> Response {
        let project = try await ask.roundProject()
        let lines = try await ask.house.inspections.conflicts(in: project.id, for: try ask.actor)
        return .json(PageJSON(items: lines.map { VisitSeenJSON(visit: $0.visit, zone: project.zone) }, next: nil))
    }
}
