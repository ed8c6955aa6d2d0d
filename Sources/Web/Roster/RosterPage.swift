import Directory
import Hummingbird
import Kernel
import Workforce

/// The plan of a department for a month: people down, days across.
enum RosterPage {
    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        func given(_ name: String) -> String? { refused?.form[name] ?? ask.query(name) }
        // What was wrong with the place itself is said on the page that it falls back to.
        let place = try await ask.rosterPlace(refused == nil ? ask.query("project") : nil, given("department"))
        let month = (try? ask.month(given("month"))) ?? RosterMonth(of: Zone.shanghai.day(of: ask.now))
        let plan = try await ask.house.roster.plan(place, month, for: try ask.actor)
        let names = try await Names.load(ask)
        let sheet = RosterSheet(plan, names, ask.house.roster.rules, ask)
        var model = try sheet.head(place, month)
        model.merge(sheet.table)
        model.merge(sheet.beside)
        model.merge(RosterFormModel(plan: plan, names: names, refused: refused, ask: ask).model)
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        let filters: [(String, String?)] = [("department", plan.department.key), ("month", "\(month)")]
        model.merge(try await ListedSheet.links(.roster, of: plan.project, filters, in: ask))
        return Shell.page(
            "roster", model, title: ask.text("nav.roster"), place: "roster", in: ask,
            status: refused.map { .init(code: $0.refusal.kind.status) } ?? .ok)
    }
}

/// The form that fills days without the keyboard, with what was typed where it came back.
struct RosterFormModel {
    let plan: RosterPlan
    let names: Names
    let refused: Refused?
    let ask: Ask

    private func typed(_ name: String, _ otherwise: String) -> String { refused?.form.raw(name) ?? otherwise }

    var model: Model {
        let chosen = Set(refused?.form.values["who"] ?? [])
        let what = typed("what", "")
        let shifts = plan.shifts.map { ($0.key, $0.name[names.language]) }
        let patterns = ask.house.roster.rules.patterns.map {
            (RosterForm.pattern + $0.key, $0.name[names.language])
        }
        return [
            "members": plan.lines.map { line -> Model in
                let id = line.staff.id.description
                return ["key": id, "name": line.staff.name, "isChosen": chosen.contains(id)]
            },
            "choices": Choice.options(shifts + [(RosterForm.off, names.text("roster.off"))], chosen: what),
            "patterns": Choice.options(patterns, chosen: what),
            "from": typed("from", plan.month.first.description), "until": typed("until", plan.month.last.description),
            "offset": typed("offset", "0"), "step": typed("step", "0"), "reason": typed("reason", ""),
        ]
    }
}
