import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// The rounds of a day of a project: what is late and missed first, and what somebody has to decide about.
enum RoundsDayPage {
    static func response(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsRead)
        let actor = try ask.actor
        let (day, rounds, tally) = try await ask.house.inspections.rounds(
            in: project.id, on: try ask.day("day"), for: actor)
        let conflicts = try await ask.house.inspections.conflicts(in: project.id, for: actor)
        let left = try await ask.house.inspections.withoutHolder(in: project.id, on: day, for: actor)
        let names = try await Names.load(ask)
        let words = RoundWords(names, ask, zone: project.zone)
        let sorted = rounds.sorted { (rank($0, ask.now), $0.startsAt, $0.id) < (rank($1, ask.now), $1.startsAt, $1.id) }
        var model = try await RoundTabs.frame(here: Paths.roundsDay, project, .roundsRead, in: ask)
        model.merge([
            "day": day.description,
            "rows": sorted.map { words.line($0).merging(["isLeft": left.contains($0.id)]) }, "hasRows": !rounds.isEmpty,
            "all": "\(tally.all)", "done": "\(tally.done)", "walking": "\(tally.walking)", "late": "\(tally.late)",
            "isLate": tally.late > 0, "missed": "\(tally.missed)", "isMissed": tally.missed > 0,
            "free": "\(tally.free)", "isFree": tally.free > 0,
            "conflicts": conflicts.map { line in
                words.visit(line.visit).merging(["name": line.round.name, "code": line.place?.code ?? ""])
            }, "hasConflicts": !conflicts.isEmpty, "mayPlan": actor.may(.roundsPlan, in: project.id),
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "typed": refused?.form.raw("reason") ?? "",
            "refresh": href(project, day),
            "before": href(project, day.adding(days: -1)), "after": href(project, day.adding(days: 1)),
        ])
        model.merge(try await ListedSheet.links(.rounds, of: project, [("day", day.description)], in: ask))
        return Shell.page(
            "rounds-day", model, title: ask.text("rounds.day"), place: "rounds", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func href(_ project: Project, _ day: Day) -> String {
        Paths.roundsDay(query: [("project", project.code), ("day", day.description)])
    }

    /// Late first, then what runs, what nobody has begun, what was missed, and what is done.
    private static func rank(_ round: Round, _ now: Instant) -> Int {
        switch round.state {
        case .open, .walking: round.isLate(at: now) ? 0 : round.state == .walking ? 2 : 3
        case .missed: 1
        case .done: 4
        case .cancelled: 5
        }
    }
}
