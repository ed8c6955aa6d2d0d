import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// The pages of plans of rounds.
enum RoundPlanRoutes {
    static let all: [Route] = [
        .page(.get, Paths.roundPlans, .right(.roundsRead, .roundsPlan), list),
        .page(.get, Paths.roundPlanNew, .right(.roundsPlan)) { ask in try await new(ask) },
        .page(.post, Paths.roundPlans, .right(.roundsPlan), add),
        .page(.get, Paths.roundPlan, .right(.roundsRead, .roundsPlan)) { ask in try await show(ask) },
        .page(.post, Paths.roundPlan, .right(.roundsPlan), change),
    ]

    private static func list(_ ask: Ask) async throws -> Response {
        let project = try await ask.roundProject()
        let actor = try ask.actor
        let plans = try await ask.house.inspections.plans(in: project.id, for: actor)
        let names = try await Names.load(ask)
        let today = project.zone.day(of: ask.now)
        let taken = Set(plans.compactMap(\.proposal))
        let mayPlan = actor.may(.roundsPlan, in: project.id)
        var model = try await RoundTabs.frame(
            here: Paths.roundPlans, project, actor.may(.roundsRead) ? .roundsRead : .roundsPlan, in: ask)
        model.merge([
            "rows": plans.map { row($0, names, today) }, "hasRows": !plans.isEmpty, "mayPlan": mayPlan,
            "proposals": ask.house.inspections.proposals.filter { !taken.contains($0.key) }.map { one -> Model in
                [
                    "name": one.name[ask.language], "rule": names.rule(one.rule),
                    "windows": one.windows.joined(separator: " · "),
                    "href": Paths.roundPlanNew(query: [("project", project.code), ("proposal", one.key)]),
                ]
            }, "newHref": Paths.roundPlanNew(query: [("project", project.code)]),
            "isSaved": ask.query("saved") != nil,
        ])
        model["hasProposals"] = mayPlan && ask.house.inspections.proposals.contains { !taken.contains($0.key) }
        return Shell.page("round-plans", model, title: ask.text("rounds.plans"), place: "rounds", in: ask)
    }

    private static func row(_ plan: RoundPlan, _ names: Names, _ today: Day) -> Model {
        [
            "name": plan.name, "href": Paths.roundPlan(plan.id.description), "rule": names.rule(plan.content.rule),
            "windows": plan.content.windows.joined(separator: " · "), "isOn": plan.state == .on,
            "points": "\(plan.content.points.count)", "isOfEmptyRooms": plan.content.isOfEmptyRooms,
            "who": names.who(plan.content.assignment),
            "department": names.department(key: plan.content.department) ?? "",
            "next": plan.recurrence?.next(1, on: today, from: plan.content.startsOn).first?.description ?? "",
        ]
    }

    private static func new(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .roundsPlan)
        let form: Form
        if let refused { form = refused.form } else {
            let draft = try await ask.query("proposal").flatMapAsync { key in
                try await ask.house.inspections.draft(of: key, in: project.id, ask.language, for: try ask.actor)
            }
            form = RoundPlanForm.values(of: draft ?? RoundPlanDraft())
        }
        let to = Paths.roundPlans(query: [("project", project.code), ("proposal", ask.query("proposal"))])
        return try await RoundPlanForm(form: form, project: project, refused: refused, to: to).response(ask)
    }

    private static func show(_ ask: Ask, _ refused: Refused? = nil) async throws -> Response {
        let plan = try await ask.house.inspections.plan(ask.name("plan"), for: try ask.actor)
        guard let project = try await ask.house.lookups.staffing().projects[plan.project] else {
            throw RoundRefusal.unknownRoundPlan(ask.name("plan"))
        }
        let names = try await Names.load(ask)
        let codes = try await ask.house.places.places(plan.content.points.map(\.place)).mapValues(\.code)
        let form = refused?.form ?? RoundPlanForm.values(of: plan, codes, names)
        return try await RoundPlanForm(
            form: form, project: project, refused: refused, to: Paths.roundPlan(plan.id.description), plan: plan
        ).response(ask)
    }

    private static func add(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let project = try await ask.project(ask.query("project"), .roundsPlan)
            _ = try await ask.house.inspections.add(
                try await ask.roundPlanDraft(RoundPlanForm.body(form)), in: project.id,
                proposal: ask.query("proposal"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.roundPlans(query: [("project", project.code), ("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) ?? RoundPlanForm.mendable(error) else { throw error }
            return try await new(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func change(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let plan = try await ask.house.inspections.change(
                ask.name("plan"), to: try await ask.roundPlanDraft(RoundPlanForm.body(form)),
                version: form[FormField.version].flatMap { Int($0) }, request: ask.requestKey(form), by: try ask.actor)
            let project = try await ask.house.lookups.staffing().projects[plan.project]
            return .see(Paths.roundPlans(query: [("project", project?.code), ("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) ?? RoundPlanForm.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }
}
