import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// The form of a plan: what it is, when, who, where, and what is looked at.
struct RoundPlanForm {
    let form: Form
    let project: Project
    let refused: Refused?
    let to: String
    var plan: RoundPlan?

    /// So many lines are there to be filled in besides those that are.
    private static let blankPoints = 3
    private static let blankChecks = 2
    private static let rules = [
        "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=2MO", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1",
    ]

    func response(_ ask: Ask) async throws -> Response {
        let names = try await Names.load(ask)
        let mayPlan = try ask.actor.may(.roundsPlan, in: project.id)
        var model = try await RoundTabs.frame(
            here: Paths.roundPlans, project, try ask.actor.may(.roundsRead) ? .roundsRead : .roundsPlan, in: ask)
        model.merge([
            "to": to, "mayPlan": mayPlan, "version": plan.map { "\($0.version)" } ?? "",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
            "points": points, "checks": checks(names),
            "rules": Self.rules.map { ["value": $0, "name": names.rule($0)] as Model },
            "categories": names.desks[names.firstDesk].map { $0.options(of: names) }.map { options in
                options.map { ["value": $0.value, "name": "\($0.group) \($0.name)"] as Model }
            } ?? [], "next": next(ask).joined(separator: " · "),
        ])
        for name in ["name", "rule", "startsOn", "windows", "standIns"] { model[name] = form.raw(name) }
        for name in ["ordered", "emptyRooms", "on"] { model[name] = form[name] != nil }
        model.merge(try await choices(ask, names))
        let title = plan?.name ?? ask.text("rounds.newPlan")
        model["title"] = title
        model["labels"] = mayPlan ? plan.map { Paths.roundLabels($0.id.description) } ?? "" : ""
        return Shell.page(
            "round-plan", model, title: title, place: "rounds", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private func next(_ ask: Ask) -> [String] {
        guard let rule = try? Recurrence(form.raw("rule")) else { return [] }
        let today = project.zone.day(of: ask.now)
        return rule.next(5, on: today, from: form["startsOn"].flatMap { Day($0) } ?? today).map(\.description)
    }

    private func choices(_ ask: Ask, _ names: Names) async throws -> Model {
        let roles = try await ask.house.team.roles().filter { $0.rights.contains(.roundsWalk) }
        let people = names.activeStaff.filter { one in
            one.roles.contains { post in
                (post.project == nil || post.project == project.id) && roles.contains { $0.key == post.role }
            }
        }
        let gone = Set(names.departments.map(\.key)).subtracting(
            names.departments(having: form["department"]).map(\.key))
        let way = form["by"] ?? RoundPlan.Assignment.Way.steward.rawValue
        return [
            "ways": Choice.options(
                RoundPlan.Assignment.Way.allCases.map { ($0.rawValue, names.text("roundWay.\($0.rawValue)")) },
                chosen: way),
            "roles": Choice.options(roles.map { ($0.key, $0.name[names.language]) }, chosen: form["role"]),
            "people": Choice.options(people.map { ($0.user, $0.name) }, chosen: form["staff"]),
            "departments": Choice.options(
                (names.desks[names.firstDesk]?.departments ?? []).filter { !gone.contains($0.key) }
                    .map { ($0.key, $0.name[names.language]) },
                chosen: form["department"]),
        ]
    }

    private var points: [Model] {
        let filled = Self.places(form, "point-place", most: RoundPlanDraft.mostPoints)
        return (0..<min(RoundPlanDraft.mostPoints, filled + Self.blankPoints)).map { place in
            [
                "n": "\(place)", "number": "\(place + 1)", "key": form.raw("point-key-\(place)"),
                "place": form.raw("point-place-\(place)"), "code": form.raw("point-code-\(place)"),
                "name": form.raw("point-name-\(place)"),
            ]
        }
    }

    private func checks(_ names: Names) -> [Model] {
        let filled = Self.places(form, "check-name", most: RoundPlanDraft.mostChecks)
        return (0..<min(RoundPlanDraft.mostChecks, filled + Self.blankChecks)).map { place in
            [
                "n": "\(place)", "number": "\(place + 1)", "key": form.raw("check-key-\(place)"),
                "name": form.raw("check-name-\(place)"), "least": form.raw("check-least-\(place)"),
                "most": form.raw("check-most-\(place)"), "photo": form["check-photo-\(place)"] != nil,
                "category": form.raw("check-category-\(place)"), "hours": form["check-hours-\(place)"] ?? "24",
                "at": form.raw("check-at-\(place)"),
                "kinds": Choice.options(
                    RoundPlan.Check.Kind.allCases.map { ($0.rawValue, names.text("checkKind.\($0.rawValue)")) },
                    chosen: form["check-kind-\(place)"]),
            ]
        }
    }

    /// How many lines reach to the last one that is filled in.
    private static func places(_ form: Form, _ name: String, most: Int) -> Int {
        ((0..<most).last { form["\(name)-\($0)"] != nil } ?? -1) + 1
    }

    /// What a form lacks that a call would be refused for.
    static func mendable(_ error: any Error) -> (any Refusal)? {
        switch error {
        case let refusal as DirectoryRefusal: refusal
        case let refusal as WorkforceRefusal where refusal.kind != .notSignedIn: refusal
        default: nil
        }
    }
}
