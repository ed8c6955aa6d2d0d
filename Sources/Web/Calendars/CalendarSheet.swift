import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// What the page of a calendar shows: what was typed, what it comes to, and what it would change.
struct CalendarSheet {
    let shown: CalendarShown
    var form: CalendarForm
    /// The version that the form began with.
    let base: Int
    let year: Int
    let ask: Ask
    var refusal: (any Refusal)?
    private var preview: CalendarPreview?
    private var isTaken = false

    init(shown: CalendarShown, form: CalendarForm, base: Int? = nil, year: Int, ask: Ask) {
        (self.shown, self.form, self.year, self.ask) = (shown, form, year, ask)
        self.base = base ?? shown.current.number
    }

    /// Takes up proposed days: they stand in the form, nothing else happens.
    mutating func take(_ days: [Day]) throws {
        let draft = try shown.draft(try form.draft(), taking: Set(days), in: ask.language, at: ask.now)
        form.days = CalendarForm(draft).days
        isTaken = !days.isEmpty
    }

    /// Looks at what it would change.
    mutating func look(after: String?) async throws {
        preview = try await ask.house.cases.preview(
            try form.draft(), of: shown.place, after: after, limit: 25, for: try ask.actor)
    }

    func response() async throws -> Response {
        let names = try await Names.load(ask)
        let sentence = refusal.map { PageSentence($0, names) }
        let calendar = (try? form.draft()).flatMap { try? shown.calendar(of: $0, at: ask.now) } ?? shown.shown.calendar
        var model = try form.model(sentence, ask).merging(head(names))
        model["sentence"] = sentence?.beside(CalendarForm.fields) ?? ""
        model["drawn"] =
            CalendarYear(calendar: calendar, year: year, today: calendar.zone.day(of: ask.now), ask: ask).model
        (model["yearBefore"], model["yearAfter"], model["shownYear"]) = ("\(year - 1)", "\(year + 1)", "\(year)")
        let proposals = CalendarProposals(shown: shown, calendar: calendar, ask: ask)
        model["proposals"] = proposals.models
        model["mayTake"] = model["mayEdit"] as? Bool == true && proposals.areOpen
        model["isTaken"] = isTaken
        model["history"] = shown.history.map { version($0, names) }
        if let preview { model["preview"] = CalendarPreviewPart(preview: preview, names: names, ask: ask).model }
        return Shell.page(
            "calendar", model, title: name, place: "calendars", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private var name: String { shown.current.calendar.name?[ask.language] ?? shown.place.key }

    private func head(_ names: Names) throws -> Model {
        let mayEdit = try ask.actor.rules(.calendarsEdit, in: shown.place.project)
        let isOld = shown.shown.number != shown.current.number
        let saved = ask.query("saved").flatMap { Int($0) }
        return [
            "name": name, "key": shown.place.key, "version": "\(shown.shown.number)",
            // Whoever was told what another did meanwhile may go on from there.
            "base": "\(refusal?.code == "calendarStale" ? shown.current.number : base)",
            "project": shown.place.project?.description ?? "", "place": shown.part?.code ?? "",
            "placeTyped": shown.part?.code ?? ask.query("place") ?? "", "hasProject": shown.place.project != nil,
            "action": Paths.calendar(shown.place.key),
            "mayEdit": mayEdit && !isOld, "isOld": isOld, "current": ask.address(of: shown.place),
            "places": try places(names), "published": CalendarFacts.published(shown.shown, ask),
            "borrowed": shown.isOwn ? "" : borrowed(names),
            "saved": saved == shown.current.number && refusal == nil
                ? ask.text("calendar.saved.\(shown.current.effect.rawValue)", ["version": "\(shown.current.number)"])
                : "",
        ]
    }

    /// Whose calendar it is that shows here; and what publishing here means.
    private func borrowed(_ names: Names) -> String {
        guard let part = shown.part else { return ask.text("calendar.borrowed") }
        let values = ["part": part.name, "whose": CalendarFacts.whose(shown.current, names, ask)]
        return ask.text("calendar.borrowedByPart", values)
    }

    /// The desk's calendar, those of the projects of which the reader may edit one, and those of the parts of the one
    /// that is open.
    private func places(_ names: Names) throws -> [Model] {
        let actor = try ask.actor
        let (desk, key, here) = (shown.place.desk, shown.place.key, shown.place.project)
        let projects = names.projects.filter { actor.may(.calendarsEdit, in: $0.id) }.map(\.id)
        let new = [shown.part].compactMap(\.self).filter { part in !shown.parts.contains(part) }
        var all = [(CalendarPlace(desk: desk, key: key, project: nil), ask.text("calendar.ofDesk"))]
        for project in projects {
            all.append((CalendarPlace(desk: desk, key: key, project: project), names.project(project)))
            guard project == here else { continue }
            all += (shown.parts + new).map {
                (CalendarPlace(desk: desk, key: key, project: project, part: $0.id), $0.name)
            }
        }
        return all.map { ["name": $0.1, "href": ask.address(of: $0.0), "isHere": $0.0 == shown.place] }
    }

    private func version(_ one: CalendarVersion, _ names: Names) -> Model {
        let times = TimeWords(ask, zone: one.calendar.zone)
        return [
            "number": "\(one.number)", "href": ask.address(of: shown.place, [("version", "\(one.number)")]),
            "whose": CalendarFacts.whose(one, names, ask),
            "who": one.isOfFile ? ask.text("calendar.ofFile") : one.byName, "at": times.point(one.publishedAt),
            "exact": times.exact(one.publishedAt), "note": one.note,
            "effect": one.isOfFile ? "" : ask.text("calendar.effect.\(one.effect.rawValue)"),
            "taken": one.taken.isEmpty
                ? "" : ask.text("calendar.tookUp", ["years": names.list(one.taken.map(String.init))]),
            "isCurrent": one.number == shown.current.number,
        ]
    }
}
