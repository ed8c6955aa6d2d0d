import Directory
import Insight
import Kernel
import Testing

@testable import Casework
@testable import Workforce

/// The figures a second, slow way: one walk through every timeline, with the definitions of the specification in other
/// words than the library's.
struct SlowFigures {
    /// One thing that was judged: when, of whom, and how.
    struct Line {
        let item: Case
        let at: Instant
        let person: ID<Staff>
        let counts: Bool
        var took: Int64?
        var isWork = true
    }

    let cases: [Case]
    let timelines: [ID<Case>: [TimelineEntry]]
    let now: Instant
    let homes: [ID<Staff>: String]
    let projects: [ID<Project>: String]

    func lines(_ figure: String, _ window: Range<Instant>) -> [Line] {
        cases.flatMap { lines(figure, of: $0, window) }
    }

    private func isImported(_ item: Case) -> Bool { item.channel == "import" }

    private func lines(_ figure: String, of item: Case, _ window: Range<Instant>) -> [Line] {
        let own = figure == "kept-promises" || figure == "word-beforehand"
        if !own, figure != "backlog", figure != "complaints", figure != "satisfaction", isImported(item) { return [] }
        func line(_ at: Instant, _ counts: Bool = true, took: Int64? = nil) -> Line {
            Line(item: item, at: at, person: item.agent, counts: counts, took: took)
        }
        let dated: [Line]
        switch figure {
        case "kept-promises", "word-beforehand": dated = item.promises.compactMap { promise(figure, $0, of: item) }
        case "first-answer":
            let answers = moments(item) { if case .answered(let at) = $0 { at } else { nil } }.map(\.what)
            let waits = answers.map { ($0 - item.openedAt).milliseconds }
            dated = waits.filter { $0 > 0 }.min().map { [line(item.openedAt, took: $0)] } ?? []
        case "complaints": dated = item.kind == "complaint" ? [line(item.openedAt)] : []
        case "backlog": return wasOpen(item, at: window.upperBound) ? [line(item.openedAt)] : []
        case "satisfaction":
            dated = moments(item) { if case .confirmed(let verdict) = $0 { verdict.rating } else { nil } }
                .map { line($0.at, $0.what > 3) }
        case "report-in-time": dated = report(item).map { [line($0.at, $0.counts)] } ?? []
        case "five-things": dated = item.kind == "complaint" ? fiveThings(item).map { line($0.at, $0.counts) } : []
        case "true-and-reasonable":
            dated = moments(item) { if case .judged(let one) = $0 { one } else { nil } }.suffix(1)
                .map { line($0.at, $0.what.isTrue && $0.what.isReasonable) }
        case "handed-on", "given-back", "paused":
            dated = hands(figure, item).map {
                Line(item: item, at: $0.at, person: $0.person, counts: true, isWork: false)
            }
        case "solved-first", "reopened": dated = solutions(figure, item).map { line($0.at, $0.counts, took: $0.took) }
        default: dated = closings(figure, item).map { line($0.at, $0.counts, took: $0.took) }
        }
        return dated.filter { window.contains($0.at) }
    }

    /// A report has a quarter of an hour to be heard; before that is over it is neither.
    private func report(_ item: Case) -> (at: Instant, counts: Bool)? {
        let entries = timelines[item.id] ?? []
        guard let place = entries.firstIndex(where: { $0.act == "call-out" }) else { return nil }
        let at = entries[place].at
        guard kind(of: item, at: place, in: entries) == "complaint", (now - at).wholeMinutes >= 15,
            now != at + .minutes(15)
        else { return nil }
        let heard = entries.first { $0.act == "answer-call" }?.at
        return (at, heard.map { $0.milliseconds <= at.milliseconds + 900_000 } == true)
    }

    /// Of which kind it was at an entry: what a later correction says that it was, else what it is.
    private func kind(of item: Case, at place: Int, in entries: [TimelineEntry]) -> String {
        for case .reclassified(let change) in entries[place...].flatMap(\.events) { return change.was.kind }
        return item.kind
    }

    /// At each closing, how many different things stood in the timeline by then.
    private func fiveThings(_ item: Case) -> [(at: Instant, counts: Bool)] {
        let things = moments(item) { if case .thingDone(let thing) = $0 { thing } else { nil } }
        return closings("closed", item).map { closing in
            (closing.at, Set(things.filter { $0.at <= closing.at }.map(\.what)).count == 5)
        }
    }

    /// Walks the timeline with whoever has the work and the case in hand at each entry.
    private func hands(_ figure: String, _ item: Case) -> [(at: Instant, person: ID<Staff>)] {
        var found: [(Instant, ID<Staff>)] = []
        var (holder, agent): (ID<Staff>?, ID<Staff>?) = (nil, nil)
        for entry in timelines[item.id] ?? [] {
            if entry.act == "register" { agent = entry.actor }
            let sent = entry.events.contains { if case .taskSent = $0 { true } else { false } }
            let ended = entry.events.contains { if case .closed = $0 { true } else { false } }
            for event in entry.events {
                switch (event, figure) {
                case (.taskStepped(_, .takenBack, _, _, _), "given-back") where !sent && !ended:
                    if let holder { found.append((entry.at, holder)) }
                case (.taskStepped(_, .declined, _, _, _), "given-back"): found.append((entry.at, entry.actor))
                case (.taskSent(let task), "handed-on"):
                    if let holder, task.assignee != holder { found.append((entry.at, holder)) }
                case (.handedTo(let heir), "handed-on"):
                    if let agent, heir != agent { found.append((entry.at, agent)) }
                case (.paused, "paused"): found.append((entry.at, entry.actor))
                default: break
                }
            }
            for event in entry.events {
                switch event {
                case .taskSent(let task): holder = task.assignee
                case .taskStepped(_, .accepted, let staff, _, _): holder = holder ?? staff
                case .taskStepped(_, .declined, _, _, _), .taskStepped(_, .done, _, _, _): holder = nil
                case .taskStepped(_, .takenBack, _, _, _) where !sent: holder = nil
                case .handedTo(let heir): agent = heir
                default: break
                }
            }
        }
        return found
    }

    private func promise(_ figure: String, _ promise: Promise, of item: Case) -> Line? {
        if figure == "word-beforehand", promise.kind == .outside { return nil }
        let settled = moments(item) { event -> Promise.State? in
            if case .promiseSettled(promise.id, let state, _) = event { state } else { nil }
        }.last?.what
        let told = moments(item) { event -> Instant? in
            if case .wordGiven(promise.id, let word) = event { word.at } else { nil }
        }.last?.what
        let ranOut = settled == nil && (promise.pausedSince ?? now).milliseconds > promise.dueAt.milliseconds
        let isBroken = settled == .broken || ranOut
        func line(_ counts: Bool) -> Line {
            let isWork = ![Promise.Kind.firstAnswer, .nextWord, .free, .outside].contains(promise.kind)
            return Line(item: item, at: promise.dueAt, person: promise.by, counts: counts, isWork: isWork)
        }
        if figure == "kept-promises" { return settled == .kept || isBroken ? line(!isBroken) : nil }
        guard isBroken || (settled == .replaced && told != nil) else { return nil }
        return line(told != nil && told.map { !($0 > promise.dueAt) } == true)
    }

    private func solutions(_ figure: String, _ item: Case) -> [(at: Instant, counts: Bool, took: Int64?)] {
        let solved = moments(item) { if case .solved(_, let at) = $0 { at } else { nil } }.map(\.at)
        let undone = moments(item) { if case .reopened(let at) = $0 { at } else { nil } }.map(\.at)
        if figure == "solved-first" {
            return solved.min().map { [($0, true, ($0 - item.openedAt).milliseconds)] } ?? []
        }
        return solved.map { at in
            let next = solved.filter { $0 > at }.min()
            let wasUndone = undone.contains { undoing in
                undoing > at && undoing <= at + .days(30) && next.map { undoing < $0 } ?? true
            }
            return (at, wasUndone, nil)
        }
    }

    private func closings(_ figure: String, _ item: Case) -> [(at: Instant, counts: Bool, took: Int64?)] {
        let closed = moments(item) { event -> Bool? in
            if case .moved(_, .closed) = event { true } else { nil }
        }.map(\.at)
        let (priority, minutes): (Priority?, Int64) =
            switch figure {
            case "closed-30-min": (.general, 30)
            case "closed-6-h": (.major, 360)
            default: (nil, .max)
            }
        guard priority == nil || item.priority == priority else { return [] }
        return closed.map { at in
            let took = (at - item.openedAt).milliseconds
            return (at, minutes == .max || took <= minutes * 60_000, took)
        }
    }

    /// By going along its timeline to that instant.
    private func wasOpen(_ item: Case, at instant: Instant) -> Bool {
        guard item.openedAt < instant else { return false }
        var phase = Phase.open
        for entry in timelines[item.id] ?? [] where entry.at < instant {
            for case .moved(_, let next) in entry.events { phase = next }
        }
        return ![Phase.closed, .cancelled].contains(phase)
    }

    private func moments<T>(_ item: Case, _ pick: (CaseEvent) -> T?) -> [(at: Instant, what: T)] {
        (timelines[item.id] ?? []).flatMap { entry in entry.events.compactMap { pick($0).map { (entry.at, $0) } } }
    }

    // MARK: Groups

    func key(of line: Line, _ by: Grouping, at cutOff: Instant) -> String {
        switch by {
        case .person: return "\(line.person)"
        case .project: return projects[line.item.project] ?? ""
        case .kind: return line.item.kind
        case .day:
            let wall = Zone.shanghai.wall(at: line.at).date
            return "\(padded(wall.year, 4))-\(padded(wall.month))-\(padded(wall.day))"
        case .category:
            return line.item.category?.split(separator: ".").prefix(2).joined(separator: ".") ?? "-"
        case .department:
            let home = homes[line.person] ?? "-"
            guard line.isWork, let task = line.item.tasks.last else { return home }
            return task.assignee.flatMap { homes[$0] } ?? "engineering"
        case .age:
            switch (cutOff - line.item.openedAt).milliseconds / 3_600_000 {
            case ..<24: return "under-1-day"
            case ..<72: return "1-to-3-days"
            case ..<168: return "3-to-7-days"
            case ..<720: return "7-to-30-days"
            default: return "over-30-days"
            }
        }
    }

    /// The least of the times that is not under so many per cent of them, in seconds.
    static func within(_ percent: Int, _ times: [Int64]) -> Double? {
        let long = times.filter { time in times.count { $0 <= time } * 100 >= percent * times.count }
        return long.min().map { Double($0) / 1000 }
    }
}
