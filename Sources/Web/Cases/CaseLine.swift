import Casework
import Directory
import Kernel

/// One case in a list: what, where, how long still. State has a colour and a word.
struct CaseLine {
    let item: Case
    let model: Model
    /// Something happened since its reader looked.
    let isUnread: Bool

    /// - Parameters:
    ///   - place: where it is, if that is a place of the tree.
    ///   - href: what choosing it opens; its own page unless somebody says otherwise.
    ///   - news: how many entries are new to its reader.
    init(
        _ item: Case, place: Place?, _ names: Names, _ times: TimeWords, href: String? = nil, isHere: Bool = false,
        news: Int = 0
    ) {
        self.item = item
        isUnread = news > 0
        let left = TimeLeft(item, names, times)
        let category = names.shortCategory(item)
        var model: Model = [
            "number": item.number, "title": item.title, "href": href ?? Paths.case_(item.number),
            "where": place?.code ?? item.placeText, "reporter": names.reporter(item), "kind": names.kind(item),
            "category": category, "stage": names.stage(item), "phase": names.phase(item.phase),
            "about": [names.kind(item), category].filter { !$0.isEmpty }.joined(separator: " · "),
            "agent": names.staff(item.agent), "worker": item.currentTask.map { names.worker($0) } ?? "",
            "opened": times.short(item.openedAt), "openedExact": times.exact(item.openedAt),
            "left": left.model, "isHere": isHere, "tags": Self.tags(item, names, times, news), "isUnread": news > 0,
        ]
        model["priority"] = names.priority(item.priority)
        self.model = model
    }

    /// The lines of a list, in its order; their places are read together.
    static func lines(
        _ items: [Case], _ names: Names, in ask: Ask, here: String? = nil, href: (Case) -> String? = { _ in nil }
    ) async throws -> [CaseLine] {
        let places = try await ask.house.places.places(items.compactMap(\.place))
        let news = try await ask.house.cases.news(on: items.map(\.id), for: try ask.actor)
        return items.map { item in
            CaseLine(
                item, place: item.place.flatMap { places[$0] }, names,
                TimeWords(ask, zone: names.zone(of: item.project)), href: href(item), isHere: item.number == here,
                news: news[item.id] ?? 0)
        }
    }

    private static func tags(_ item: Case, _ names: Names, _ times: TimeWords, _ news: Int) -> [Model] {
        var tags: [(String, String)] = []
        if news > 0 { tags.append((names.text("case.news", ["n": "\(news)"]), "new")) }
        if item.priority != .general { tags.append((names.priority(item.priority), "late")) }
        if item.hasUntoldBreach(at: times.now) { tags.append((names.text("case.untold"), "late")) }
        if let window = item.appointment, !item.phase.isOver {
            tags.append((names.text("visit.tag", ["at": times.point(window.from)]), "info"))
        }
        if let waiting = item.waiting { tags.append((names.waitReason(waiting.reason, of: item), "")) }
        if item.customerHadLastWord, !item.phase.isOver { tags.append((names.text("case.lastWord"), "info")) }
        if item.chaseCount > 0 { tags.append((names.text("case.chased", ["n": "\(item.chaseCount)"]), "warn")) }
        return tags.map { ["text": $0.0, "class": $0.1] }
    }
}

/// The nearest promise of a case as a word, a colour and the width of a bar.
struct TimeLeft {
    enum Mood: String, Sendable { case ok, warn, late, quiet }

    let mood: Mood
    let model: Model

    init(_ item: Case, _ names: Names, _ times: TimeWords) {
        let promise = item.promises.filter(\.isRunning).min { $0.dueAt < $1.dueAt }
        guard let promise else {
            mood = .quiet
            let text = item.waiting != nil ? names.text("promiseState.paused") : names.stage(item)
            model = ["text": text, "class": mood.rawValue, "exact": ""]
            return
        }
        mood = promise.mood(at: times.now)
        model = [
            "text": times.left(until: promise.dueAt), "class": mood.rawValue, "bar": promise.barClass(at: times.now),
            "hasBar": true, "exact": times.exact(promise.dueAt), "due": Zone.utc.text(promise.dueAt),
        ]
    }
}

extension Promise {
    /// Half of its time is gone: look at it. All of it: too late.
    func mood(at now: Instant) -> TimeLeft.Mood {
        if state != .open || pausedSince != nil { return .quiet }
        return now > dueAt ? .late : shareLeft(at: now) <= 0.5 ? .warn : .ok
    }

    /// `w0` to `w100` in steps of five; a broken one is full.
    func barClass(at now: Instant) -> String {
        let share = isRunning && now > dueAt ? 1 : shareLeft(at: now)
        return "w\(Int((share * 20).rounded()) * 5)"
    }
}

extension Case {
    /// A promise broke, or is over its time, and nobody told the customer beforehand.
    func hasUntoldBreach(at now: Instant) -> Bool {
        promises.contains { $0.isUntold(at: now) }
    }
}
