import Casework
import Crypto
import Directory
import Foundation
import Hummingbird
import Kernel
import Rounds
import Store
import Workforce

/// A round with its points, on a telephone: the next one open, those that were walked under it.
struct WalkPage {
    let walk: Walk
    let names: Names
    let ask: Ask
    let actor: Actor
    let refused: Refused?
    private let words: RoundWords

    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let walk = try await ask.house.inspections.walk(ask.name("round"), for: try ask.actor)
        let names = try await Names.load(ask)
        let page = WalkPage(
            walk: walk, names: names, ask: ask, actor: try ask.actor, refused: refused,
            words: RoundWords(names, ask, zone: names.zone(of: walk.round.project)))
        return Shell.page(
            "walk", page.model, title: walk.round.name, place: "rounds", isPhone: true, in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private var round: Round { walk.round }
    private var mayPlan: Bool { actor.may(.roundsPlan, in: round.project) }
    private var mayWalk: Bool {
        actor.may(.roundsWalk, in: round.project) && round.isRunning
            && (round.assignee == nil || round.assignee == actor.staff)
    }

    private var model: Model {
        let path = round.id.description
        var model: Model = [
            "round": words.line(round), "reason": round.reason, "staff": actor.staff.description,
            "givings": walk.givings.map(words.giving), "hasGivings": !walk.givings.isEmpty,
            "points": walk.route.content.points.map(point),
            "isFree": round.assignee == nil && mayWalk,
            "isFormer": round.former.contains(actor.staff) && round.assignee != actor.staff,
            "api": "\(Paths.API.rounds())/\(path)", "roundId": path, "route": round.route.description,
            "visitTo": Paths.roundVisits(path), "takeTo": Paths.roundAction(path, RoundAct.take.rawValue),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "isSaved": ask.query("saved") != nil && refused == nil,
            "findings": walk.findings.map { words.finding(FindingLine(of: $0, walk)) },
            "hasFindings": !walk.findings.isEmpty,
            "conflicts": walk.visits.filter { $0.conflict != nil }.map(words.visit),
            "hasConflicts": walk.visits.contains { $0.conflict != nil }, "mayPlan": mayPlan,
        ]
        if mayPlan, round.isRunning { model["planner"] = planner }
        return model
    }

    private var planner: Model {
        let people = names.activeStaff.filter { one in
            one.roles.contains { $0.project == nil || $0.project == round.project }
        }.map { ($0.user, $0.name) }
        let path = round.id.description
        return [
            "assignTo": Paths.roundAction(path, RoundAct.assign.rawValue),
            "cancelTo": Paths.roundAction(path, RoundAct.cancel.rawValue),
            "people": Choice.options(people, chosen: refused?.form["staff"]),
            "reason": refused?.form.raw("reason") ?? "",
            "isOpen": refused?.form.has("reason") ?? false,
        ]
    }

    private func point(_ point: RoundPlan.Point) -> Model {
        let (visit, isTyped) = (walk.visit(to: point.key), refused?.form["point"] == point.key)
        let place = (walk.route.content.points.firstIndex { $0.key == point.key } ?? 0) + 1
        var model: Model = [
            "key": point.key, "place": "\(place)", "name": point.name,
            "code": walk.places[point.place]?.code ?? "", "needsCode": !point.code.isEmpty,
            "proof": Self.proof(point, of: round), "isWalked": visit != nil, "mayVisit": mayWalk && visit == nil,
            "isOpen": mayWalk && (isTyped || (refused == nil && walk.next?.key == point.key)),
            "checks": walk.route.content.checks(at: point.key).map { check($0, at: point, visit) },
            "typedCode": isTyped ? refused?.form.raw("code") ?? "" : "",
            "typedNote": isTyped ? refused?.form.raw("note") ?? "" : "",
            "sentence": isTyped ? refused.map { PageSentence($0.refusal, names).text } ?? "" : "",
        ]
        if let visit { model["visit"] = words.visit(visit) }
        return model
    }

    private func check(_ check: RoundPlan.Check, at point: RoundPlan.Point, _ visit: PointVisit?) -> Model {
        let typed = refused?.form["point"] == point.key ? refused?.form["answer-\(check.key)"] : nil
        let answer = visit?.content.answers[check.key]
        func options(_ all: [(Int, String)]) -> [Model] {
            all.map { ["value": "\($0.0)", "name": $0.1, "isChosen": typed == "\($0.0)"] }
        }
        return [
            "key": check.key, "name": check.name, "id": "\(point.key)-\(check.key)", "limits": words.limits(check),
            "needsPhoto": check.needsPhoto, "isNumber": check.kind == .number, "typed": typed ?? "",
            "isChoice": check.kind != .number,
            "options": options(
                check.kind == .yes
                    ? [(1, names.text("rounds.inOrder")), (0, names.text("rounds.notInOrder"))]
                    : (1...5).map { ($0, "\($0)") }),
            "answer": answer.map { words.answer($0, check) } ?? "",
            "isFailed": visit?.content.failed.contains(check.key) ?? false,
        ]
    }

    /// By which the telephone knows the code without being told it: where there is no signal, a wrong one is refused at
    /// the point, and not in the evening.
    private static func proof(_ point: RoundPlan.Point, of round: Round) -> String {
        guard !point.code.isEmpty else { return "" }
        return SHA256.hash(data: Data("\(round.id):\(RoundPlan.Point.plain(point.code))".utf8)).hex
    }
}
