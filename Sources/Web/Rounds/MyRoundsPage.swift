import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// What somebody has to walk today, on a telephone.
enum MyRoundsPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let actor = try ask.actor
        let mine = try await ask.house.inspections.mine(for: actor)
        let names = try await Names.load(ask)
        func words(_ project: ID<Project>) -> RoundWords { RoundWords(names, ask, zone: names.zone(of: project)) }
        func lines(_ rounds: [Round]) -> [Model] { rounds.map { words($0.project).line($0) } }
        let (running, over) = (mine.mine.filter(\.isRunning), mine.mine.filter { !$0.isRunning })
        var model: Model = [
            "running": lines(running), "hasRunning": !running.isEmpty, "over": lines(over), "hasOver": !over.isEmpty,
            "moved": mine.moved.map { words($0.round.project).moved($0, to: actor.staff) },
            "hasMoved": !mine.moved.isEmpty,
            "free": lines(mine.free), "hasFree": !mine.free.isEmpty,
            "rechecks": mine.rechecks.map { words($0.finding.project).finding($0) },
            "hasRechecks": !mine.rechecks.isEmpty, "count": "\(running.count)",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "isSaved": ask.query("saved") != nil && refused == nil, "staff": actor.staff.description,
        ]
        model.merge(try RoundTabs.frame(here: Paths.rounds, in: ask))
        return Shell.page(
            "my-rounds", model, title: ask.text("rounds.mine"), place: "rounds", isPhone: true, in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
