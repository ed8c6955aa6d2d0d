import Casework
import Directory
import Insight
import Kernel
import Workforce

/// The state of the house as the API answers it.
struct BoardJSON: JSONValue {
    private let figures: Board.Figures
    private let by: Board.Grouping?
    private let names: Names

    init(_ figures: Board.Figures, by: Board.Grouping?, names: Names) {
        (self.figures, self.by, self.names) = (figures, by, names)
    }

    var json: JSON {
        .object([
            ("day", figures.day.description.json), ("zone", figures.zone.identifier.json),
            ("open", figures.open.json), ("overdue", figures.overdue.json), ("dueSoon", figures.dueSoon.json),
            ("alerts", figures.alerts.json), ("calls", calls), ("rounds", rounds),
            ("phases", counts(Phase.live.map { ($0.rawValue, figures.phases[$0] ?? 0) })),
            ("categories", counts(figures.openByCategory.map { ($0.path, $0.count) })),
            ("kinds", counts(figures.openByKind.map { ($0.kind, $0.count) })),
            ("projects", counts(figures.openByProject.map { ($0.project.code, $0.count) })),
            ("today", day(figures.today)), ("yesterday", day(figures.yesterday)),
            ("nearest", .array(figures.nearest.map(due))), ("by", (by?.rawValue).json),
            ("groups", .array(by.map { by in (figures.groups[by] ?? []).map { group($0, by) } } ?? [])),
        ])
    }

    private var calls: JSON {
        let calls = figures.calls
        return .object([
            ("waiting", calls.waiting.json), ("waitingSince", calls.waitingSince.map(figures.zone.text).json),
            ("owed", calls.owed.json), ("offered", calls.today.offered.json), ("answered", calls.today.answered.json),
            ("inTime", calls.today.inTime.json), ("missed", calls.today.missed.json),
        ])
    }

    private var rounds: JSON { RoundTallyJSON(figures.rounds).json }

    private func counts(_ counts: [(key: String, count: Int)]) -> JSON {
        .array(counts.map { .object([("key", $0.key.json), ("count", $0.count.json)]) })
    }

    private func day(_ day: Board.Today) -> JSON {
        .object([
            ("opened", day.opened.json), ("solved", day.solved.json), ("closed", day.closed.json),
            ("promisesKept", day.kept.json), ("promisesBroken", day.broken.json), ("keptShare", day.keptShare.json),
            ("rating", day.rating.json),
        ])
    }

    private func due(_ due: Board.Due) -> JSON {
        .object([
            ("number", due.number.json), ("title", due.title.json), ("kind", due.kind.json),
            ("priority", due.priority.rawValue.json), ("dueAt", figures.zone.text(due.dueAt).json),
        ])
    }

    private func group(_ group: Board.Group, _ by: Board.Grouping) -> JSON {
        .object([
            ("key", group.key.json), ("name", name(group, by).json), ("count", group.count.json),
            ("project", (group.project?.code).json), ("place", (group.place?.id).json),
        ])
    }

    private func name(_ group: Board.Group, _ by: Board.Grouping) -> String {
        switch by {
        case .project: group.project?.name ?? group.key
        case .category:
            group.key == CaseFilter.noCategory
                ? names.text("list.noCategory") : names.category(group.key, of: names.firstDesk)
        case .kind: names.kind(group.key, of: names.firstDesk)
        case .department: ID(group.key).map(names.department) ?? group.key
        case .agent, .worker: ID(group.key).map(names.staff) ?? group.key
        case .building where group.key == CaseFilter.noBuilding: names.text("board.noPlace")
        case .building: group.place?.name ?? group.key
        }
    }
}

/// Somebody on duty with the work in hand.
struct OnShiftJSON: JSONValue {
    let one: OnShift
    init(_ one: OnShift) { self.one = one }

    var json: JSON {
        .object([
            ("staff", one.staff.json), ("name", one.name.json), ("since", Zone.utc.text(one.since).json),
            ("work", .array(one.work.map(work))),
        ])
    }

    private func work(_ work: OnShift.Work) -> JSON {
        .object([
            ("case", work.number.json), ("title", work.title.json), ("state", work.state.rawValue.json),
            ("place", work.place.json), ("sentAt", Zone.utc.text(work.sentAt).json),
        ])
    }
}
