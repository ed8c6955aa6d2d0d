import Casework
import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// The board: red things first, and every number opens the list that it was counted from.
struct BoardPage {
    let figures: Board.Figures
    let shift: [OnShift]
    let names: Names
    let times: TimeWords
    let ask: Ask
    /// The code of the one project that it is about; nil for all that the reader may see.
    let project: String?
    private let isWall: Bool

    /// What is drawn depends on nothing else: whoever asks for the same sees the same.
    struct Asked: Hashable {
        let projects: [ID<Project>]
        let project: String?
        let isWall: Bool
        let language: Language
    }

    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    static func response(_ ask: Ask) async throws -> Response {
        let all = try ask.actor.projects(.boardRead, of: try await ask.house.places.projects())
        let isWall = ask.query("wall") == "1"
        // A board that stands open asks for the part that changes; two hundred of them ask at once.
        guard ask.isForPart else {
            let model = try await page(ask, all, isWall).model(all)
            return Shell.page(isWall ? "wall" : "board", model, title: ask.text("nav.board"), place: "board", in: ask)
        }
        let asked = Asked(
            projects: all.map(\.id), project: ask.query("project"), isWall: isWall, language: ask.language)
        let part = try await ask.house.drawnBoards.value(asked) {
            ask.house.templates.render("board-figures", try await page(ask, all, isWall).model(all), ask.language)
        }
        return .html(part, language: ask.language)
    }

    private static func page(_ ask: Ask, _ all: [Project], _ isWall: Bool) async throws -> BoardPage {
        let project = ask.query("project")
        var by: Set<Board.Grouping> = [.department, .agent, .worker]
        if project != nil || all.count == 1 { by.insert(.building) }
        let figures = try await ask.house.board.figures(project: project, by: by, for: try ask.actor)
        return BoardPage(
            figures: figures, shift: try await ask.house.board.shift(project: project, for: try ask.actor),
            names: try await Names.load(ask), times: TimeWords(ask, zone: figures.zone), ask: ask, project: project,
            isWall: isWall)
    }

    private func model(_ all: [Project]) -> Model {
        let now = figures.zone.wall(at: ask.now)
        var model: Model = [
            "self": address(isWall: isWall), "clock": "\(now.time):\(padded(now.second))",
            "scope": all.first { $0.isCalled(project) }?.name ?? ask.text("board.all"),
            "isOneProject": project != nil, "hasProjects": all.count > 1,
            "company": Paths.board(query: [("wall", isWall ? "1" : nil)]),
            "wallHref": address(isWall: true), "deskHref": address(isWall: false),
            "promises": promises, "open": open, "day": day, "rating": rating,
            "phases": phases, "kinds": kinds, "categories": categories, "nearest": nearest,
            "hasKinds": !figures.openByKind.isEmpty, "hasCategories": !figures.openByCategory.isEmpty,
            "hasNearest": !figures.nearest.isEmpty,
        ]
        model["projects"] = projects
        if !figures.calls.isQuiet { model["calls"] = calls }
        if figures.rounds.all > 0 { model["rounds"] = rounds }
        return model.merging(groupModel).merging(shiftModel)
    }

    private func address(isWall: Bool) -> String {
        Paths.board(query: [("project", project), ("wall", isWall ? "1" : nil)])
    }

    /// The list of the cases behind a number.
    private func cases(_ pairs: (String, String?)...) -> String {
        Paths.cases(query: [("project", project)] + pairs)
    }

    private var live: [(String, String?)] { Phase.live.map { ("phase", $0.rawValue) } }
    func liveCases(_ pairs: (String, String?)...) -> String {
        Paths.cases(query: [("project", project)] + live + pairs)
    }
}

// MARK: The figures of the first row

extension BoardPage {
    /// Kept ÷ due. Where nothing was due there is no share, and none is shown.
    private var promises: Model {
        let (today, before, day) = (figures.today, figures.yesterday, figures.day.description)
        return [
            "share": percent(today.keptShare), "hasShare": today.keptShare != nil, "before": percent(before.keptShare),
            "kept": "\(today.kept)", "broken": "\(today.broken)", "due": "\(today.kept + today.broken)",
            "isBroken": today.broken > 0,
            "keptHref": cases(("by", "kept"), ("from", day), ("to", day)),
            "brokenHref": cases(("by", "broken"), ("from", day), ("to", day)),
        ]
    }

    private var open: Model {
        [
            "count": "\(figures.open)", "href": liveCases(),
            "overdue": "\(figures.overdue)", "isOverdue": figures.overdue > 0,
            "overdueHref": cases(("overdue", "1"), ("sort", "due")),
            "soon": "\(figures.dueSoon)", "isSoon": figures.dueSoon > 0,
            "soonHref": cases(("soon", "1"), ("sort", "due")),
            "alerts": figures.alerts > 0 ? "\(figures.alerts)" : "",
            "alertsHref": Paths.alerts(query: [("project", project)]),
        ]
    }

    private var day: Model {
        let (today, day) = (figures.today, figures.day.description)
        func href(_ by: String) -> String { cases(("by", by), ("from", day), ("to", day)) }
        return [
            "opened": "\(today.opened)", "solved": "\(today.solved)", "closed": "\(today.closed)",
            "openedHref": href("opened"), "solvedHref": href("solved"), "closedHref": href("closed"),
            "openedBefore": "\(figures.yesterday.opened)", "solvedBefore": "\(figures.yesterday.solved)",
            "closedBefore": "\(figures.yesterday.closed)",
        ]
    }

    private var calls: Model {
        let calls = figures.calls
        func href(_ show: String) -> String { Paths.calls(query: [("project", project), ("show", show)]) }
        return [
            "waiting": "\(calls.waiting)", "isWaiting": calls.waiting > 0, "nowHref": href("now"),
            "since": calls.waitingSince.map(times.clock(since:)) ?? "",
            "owed": "\(calls.owed)", "isOwed": calls.owed > 0, "owedHref": href("owed"), "allHref": href("all"),
            "offered": "\(calls.today.offered)", "missed": "\(calls.today.missed)",
            "share": percent(calls.today.inTimeShare), "hasShare": calls.today.inTimeShare != nil,
        ]
    }

    private var rating: Model {
        let (today, before) = (figures.today, figures.yesterday)
        return [
            "mean": today.rating?.tenths ?? "—", "count": "\(today.rated)", "before": before.rating?.tenths ?? "—",
            "hasMean": today.rating != nil,
            "href": cases(("by", "closed"), ("from", figures.day.description), ("to", figures.day.description)),
        ]
    }

    private func percent(_ share: Double?) -> String { share.map { ($0 * 100).tenths } ?? "—" }
}

// MARK: Bars and the nearest promises

extension BoardPage {
    private var phases: [Model] {
        bars(
            Phase.live.map { phase in
                (names.phase(phase), figures.phases[phase] ?? 0, cases(("phase", phase.rawValue)))
            })
    }

    private var kinds: [Model] {
        bars(
            figures.openByKind.map { kind, count in
                (names.kind(kind, of: names.firstDesk), count, liveCases(("kind", kind)))
            })
    }

    private var categories: [Model] {
        bars(
            figures.openByCategory.prefix(10).map { path, count in
                let isNone = path == CaseFilter.noCategory
                let name = isNone ? ask.text("list.noCategory") : names.category(path, of: names.firstDesk)
                return (name, count, liveCases(("category", path)))
            })
    }

    private var nearest: [Model] {
        figures.nearest.map { due in
            let mood = due.dueAt < ask.now ? "late" : due.dueAt < ask.now + Board.soon ? "warn" : "ok"
            return [
                "title": due.title, "kind": names.kind(due.kind, of: names.firstDesk), "number": due.number,
                "href": Paths.case_(due.number), "left": times.left(until: due.dueAt), "class": mood,
                "exact": times.exact(due.dueAt), "due": Zone.utc.text(due.dueAt),
                "isUrgent": due.priority != .general, "priority": names.priority(due.priority),
            ]
        }
    }

    /// Widths in steps of five per cent of the longest.
    func bars(_ all: [(name: String, count: Int, href: String)]) -> [Model] {
        let most = max(1, all.map(\.count).max() ?? 1)
        return all.map { one in
            let steps = one.count == 0 ? 0 : max(1, (one.count * 20 + most / 2) / most)
            return [
                "name": one.name, "count": "\(one.count)", "href": one.href, "width": "w\(steps * 5)",
                "id": Path.encoded(one.href),
            ]
        }
    }
}
