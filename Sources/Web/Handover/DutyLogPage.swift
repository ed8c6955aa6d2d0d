import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// The duty log of a post: what happened, shift by shift, with the form for what happens now.
enum DutyLogPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let place = try await ask.dutyPlace(form["project"], form["department"])
            let times = try await times(place, ask)
            let file = try await ask.house.dutyLog.write(
                try DutyForm.draft(form, times), place, request: ask.requestKey(form), by: try ask.actor)
            return .see(
                Paths.dutyLog(
                    query: [
                        ("project", place.project), ("department", place.department),
                        ("from", "\(file.entry.day)"), ("saved", "1"),
                    ]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func times(_ place: RosterPlace, _ ask: Ask) async throws -> TimeWords {
        let project = try await ask.dutyProjects().first {
            $0.code == place.project || $0.id.description == place.project
        }
        return TimeWords(ask, zone: project?.zone ?? .shanghai)
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let place = try await ask.dutyPlace(
            refused?.form["project"] ?? ask.query("project"), refused?.form["department"] ?? ask.query("department"))
        let filter = try ask.dutyFilter()
        let page = try await ask.house.dutyLog.page(filter, place, for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: page.post.project.zone)
        let words = DutyWords(names: names, times: times, rules: ask.house.roster.rules)
        var model = try await PostChoice(place, names, ask).model
        model.merge(DutyForm.fields(refused?.form, nil, times))
        model.merge(filters(filter, page, words, ask))
        model.merge(head(page, words, ask))
        model["groups"] = groups(page, words)
        model["hasRows"] = !page.entries.isEmpty
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        model["isSaved"] = refused == nil && ask.query("saved") == "1"
        return Shell.page(
            "duty-log", model, title: ask.text("nav.dutyLog"), place: "dutyLog", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }

    private static func head(_ page: DutyPage, _ words: DutyWords, _ ask: Ask) -> Model {
        [
            "projectName": page.post.project.name, "departmentName": page.post.department.name[ask.language],
            "mayWrite": page.mayWrite, "printed": words.times.exact(ask.now),
            "mayExport": (try? ask.actor.may(.exportRun, in: page.post.project.id)) ?? false,
            "isLogHere": true,
        ]
    }

    private static func filters(_ filter: DutyFilter, _ page: DutyPage, _ words: DutyWords, _ ask: Ask) -> Model {
        let today = words.times.zone.day(of: ask.now)
        let from = filter.from ?? (filter.isOpen ? nil : today)
        let until = filter.until ?? (filter.isOpen ? nil : from)
        let post: [(String, String?)] = [
            ("project", page.post.project.code), ("department", page.post.department.key),
        ]
        let rest: [(String, String?)] = [
            ("from", from.map { "\($0)" }), ("until", until.map { "\($0)" }), ("shift", filter.shift),
            ("open", filter.isOpen ? "true" : nil), ("q", filter.text),
        ]
        func day(_ days: Int64) -> String { "\((from ?? today).adding(days: days))" }
        let shifts = words.rules.shifts.map { ($0.key, $0.name[ask.language]) }
        return [
            "from": from.map { "\($0)" } ?? "", "until": until.map { "\($0)" } ?? "",
            "shifts": Choice.options(shifts, chosen: filter.shift), "isOpenOnly": filter.isOpen,
            "q": filter.text ?? "", "dayBefore": Paths.dutyLog(query: post + [("from", day(-1))]),
            "dayAfter": Paths.dutyLog(query: post + [("from", day(1))]),
            "export": Paths.dutyExport(query: post + rest),
            "more": page.next.map { Paths.dutyLog(query: post + rest + [("after", $0)]) } ?? "",
        ]
    }

    /// By day and shift.
    private static func groups(_ page: DutyPage, _ words: DutyWords) -> [Model] {
        var order: [String] = []
        var rows: [String: [Model]] = [:]
        for entry in page.entries {
            let weekday = words.names.text("weekday.\(Weekday(of: entry.day).rawValue)")
            let title = "\(entry.day) \(weekday) \(words.shift(entry.shift))"
            if rows[title] == nil { order.append(title) }
            rows[title, default: []].append(words.row(entry, number: entry.item.flatMap { page.numbers[$0] }))
        }
        return order.map { ["title": $0, "rows": rows[$0] ?? []] }
    }
}
