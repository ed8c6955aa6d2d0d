import Casework
import Foundation
import Hummingbird
import Kernel
import Rounds
import Workforce

/// The pages of rounds that are walked: mine, one with its points, those of a day, findings, coverage, scores.
enum RoundRoutes {
    static let all: [Route] = [
        .page(.get, Paths.rounds, .right(.roundsWalk, .roundsRead)) { ask in
            // Who only looks has nothing to walk.
            guard try ask.actor.may(.roundsWalk) else { return .see(Paths.roundsDay()) }
            return try await MyRoundsPage.response(ask)
        },
        .page(.get, Paths.roundWorker, .open) { _ in try Assets.worker("rounds-worker.js", scope: Paths.rounds()) },
        .page(.get, Paths.roundsDay, .right(.roundsRead)) { ask in try await RoundsDayPage.response(ask) },
        .page(.get, Paths.roundFindings, .right(.roundsRead)) { ask in try await RoundFindingsPage.response(ask) },
        .page(.post, Paths.roundFindingRecheck, .right(.roundsWalk), recheck),
        .page(.get, Paths.roundCoverage, .right(.roundsRead), RoundCoveragePage.response),
        .page(.get, Paths.roundScores, .right(.roundsRead), RoundScoresPage.response),
        .page(.get, Paths.round, .right(.roundsWalk, .roundsRead)) { ask in try await WalkPage.response(ask) },
        .page(.post, Paths.roundVisits, .right(.roundsWalk), WalkPage.visit),
        .page(.post, Paths.roundAction, .right(.roundsWalk, .roundsPlan), act),
        .page(.post, Paths.roundDecision, .right(.roundsPlan), decide),
        .page(.get, Paths.roundPhoto, .right(.roundsWalk, .roundsRead), photo),
    ]

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let round = try await ask.roundAct(
                staff: form["staff"], reason: form["reason"] ?? "", ask.requestKey(form))
            return .see(Paths.round(round.id.description, query: [("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await WalkPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func decide(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            guard let decision = form["decision"].flatMap({ PointVisit.Decision(rawValue: $0) }) else {
                throw RoundRefusal.fieldMissing("decision")
            }
            let visit = try await ask.house.inspections.decide(
                ask.name("visit"), decision, reason: form["reason"] ?? "", request: ask.requestKey(form),
                by: try ask.actor)
            return .see(Paths.round(visit.round.description, query: [("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            guard try ask.actor.may(.roundsRead) else { throw error }
            return try await RoundsDayPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func recheck(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            _ = try await ask.house.inspections.recheck(
                ask.name("finding"), isInOrder: form["inOrder"] == "yes", note: form["note"] ?? "",
                request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.rounds(query: [("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await MyRoundsPage.response(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func photo(_ ask: Ask) async throws -> Response {
        let found = try await ask.house.inspections.photo(
            ask.name("photo"), of: ask.name("round"), for: try ask.actor)
        guard let found else { throw WebRefusal.unknownPage }
        return .kept(found.bytes, type: found.type, disposition: "inline")
    }
}
