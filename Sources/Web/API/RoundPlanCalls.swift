import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

/// Plans of rounds, and what the desk proposes.
enum RoundPlanCalls {
    private static let readers = Route.Gate.right(.roundsRead, .roundsPlan)

    static let all: [Route] = [
        .api(
            .get, Paths.API.roundPlans, readers,
            Operation(
                id: "roundPlans", summary: "The plans of rounds of a project", query: RoundCalls.inProject,
                answer: .page(of: .ref("RoundPlan")))
        ) { ask in
            let project = try await ask.roundProject()
            let plans = try await ask.house.inspections.plans(in: project.id, for: try ask.actor)
            let today = project.zone.day(of: ask.now)
            return .json(PageJSON(items: plans.map { RoundPlanJSON(plan: $0, today: today) }, next: nil))
        },
        .api(
            .post, Paths.API.roundPlans, .right(.roundsPlan),
            Operation(
                id: "addRoundPlan", summary: "Makes a plan; its rounds of today are made with it where it is on",
                body: .ref("RoundPlanRequest"), answer: .ref("RoundPlan"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(RoundPlanBody.self)
            let project = try await ask.project(body.project, .roundsPlan)
            let plan = try await ask.house.inspections.add(
                try await ask.roundPlanDraft(body), in: project.id, proposal: body.proposal, request: key,
                by: try ask.actor)
            return try await ask.answer(plan, status: .created)
        },
        .api(
            .get, Paths.API.roundPlan, readers,
            Operation(id: "roundPlan", summary: "One plan of rounds", answer: .ref("RoundPlan"))
        ) { ask in
            try await ask.answer(try await ask.house.inspections.plan(ask.name("plan"), for: try ask.actor))
        },
        .api(
            .put, Paths.API.roundPlan, .right(.roundsPlan),
            Operation(
                id: "changeRoundPlan",
                summary: "Changes a plan; rounds of today that nobody has begun follow it",
                body: .ref("RoundPlanRequest"), answer: .ref("RoundPlan"))
        ) { ask in
            let (body, key) = try await ask.json(RoundPlanBody.self)
            let plan = try await ask.house.inspections.change(
                ask.name("plan"), to: try await ask.roundPlanDraft(body), version: try ask.version(), request: key,
                by: try ask.actor)
            return try await ask.answer(plan)
        },
        .api(
            .get, Paths.API.roundProposals, .right(.roundsPlan),
            Operation(
                id: "roundProposals", summary: "Plans that the desk proposes, by key and name",
                answer: .page(of: .ref("Named")))
        ) { ask in
            let items = ask.house.inspections.proposals.map { NamedJSON(key: $0.key, name: $0.name[ask.language]) }
            return .json(PageJSON(items: items, next: nil))
        },
    ]
}

extension Ask {
    fileprivate func answer(_ plan: RoundPlan, status: HTTPResponse.Status = .ok) async throws -> Response {
        let zone = try await house.lookups.zone(of: plan.project)
        return .json(
            RoundPlanJSON(plan: plan, today: zone.day(of: now)), status: status, etag: plan.version)
    }
}
