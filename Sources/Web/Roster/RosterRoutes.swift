import Directory
import Hummingbird
import Kernel
import Workforce

/// Pages of whoever plans: the month of a department, publishing it, what is allowed in it, who is there now.
enum RosterRoutes {
    private static let readers = Route.Gate.right(.rosterEdit, .staffRead)

    static let all: [Route] = [
        .page(.get, Paths.roster, readers) { ask in try await RosterPage.show(ask, nil) },
        .page(.post, Paths.roster, .right(.rosterEdit)) { ask in
            try await attempt(ask) { form, place in
                if let cells = form["cells"] {
                    let edits = try RosterForm.edits(cells)
                    _ = try await ask.house.roster.set(
                        edits, place, request: ask.requestKey(form), by: try ask.actor)
                    return
                }
                let what = form["what"] ?? ""
                if let filling = try RosterForm.filling(form) {
                    _ = try await ask.house.roster.fill(filling, place, request: ask.requestKey(form), by: ask.actor)
                } else {
                    _ = try await ask.house.roster.set(
                        try RosterForm.edits(form, shift: what), place, request: ask.requestKey(form), by: ask.actor)
                }
            }
        },
        .page(.post, Paths.rosterPublication, .right(.rosterEdit)) { ask in
            try await attempt(ask) { form, place in
                try await ask.house.roster.publish(
                    place, try ask.month(form["month"]), reason: form.raw("reason"), request: ask.requestKey(form),
                    by: try ask.actor)
            }
        },
        .page(.post, Paths.rosterOverrides, .right(.rosterEdit)) { ask in
            try await attempt(ask) { form, place in
                try await ask.house.roster.allow(
                    breach: form.raw("breach"), place, try ask.month(form["month"]), reason: form.raw("reason"),
                    request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.get, Paths.rosterNeed, readers) { ask in try await RosterNeedPage.response(ask) },
        .page(.get, Paths.rosterNow, .right(.rosterEdit, .staffRead, .boardRead, .caseDispatch)) { ask in
            try await RosterNowPage.response(ask)
        },
    ]

    /// Does what a form asks and goes back to the plan; what is refused is said there.
    private static func attempt(
        _ ask: Ask, _ work: (Form, RosterPlace) async throws -> Void
    ) async throws -> Response {
        let form = try await ask.form()
        do {
            try await work(form, try await ask.rosterPlace(form["project"], form["department"]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await RosterPage.show(ask, Refused(refusal: refusal, form: form))
        }
        return .see(
            Paths.roster(
                query: [
                    ("project", form["project"]), ("department", form["department"]), ("month", form["month"]),
                ]))
    }
}

extension Ask {
    /// The plan that is meant; where nothing is said, the first project in which the asker plans or sees who works
    /// there, and the asker's own department.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func rosterPlace(_ project: String?, _ department: String?) async throws -> RosterPlace {
        let right: Right = try actor.may(.rosterEdit) ? .rosterEdit : .staffRead
        let code = try await self.project(project, right).code
        let staffing = try await house.lookups.staffing()
        return RosterPlace(project: code, department: try department ?? staffing.home(of: actor))
    }

    /// Whose plan is shown, and whose may be chosen instead.
    func rosterChoices(_ project: Project, _ department: Department, _ names: Names) throws -> Model {
        let actor = try actor
        let projects = names.projects.filter { one in
            [Right.rosterEdit, .staffRead].contains { actor.may($0, in: one.id) }
        }
        return [
            "project": project.code, "department": department.key,
            "projects": Choice.options(projects.map { ($0.code, $0.name) }, chosen: project.code),
            "departments": names.departmentOptions(having: department.key),
        ]
    }

    /// - Throws: ``RosterRefusal/badMonth``
    func month(_ text: String?) throws -> RosterMonth {
        guard let text else { return RosterMonth(of: Zone.shanghai.day(of: now)) }
        let month = RosterMonth(text).flatMap { $0.first.isSayable ? $0 : nil }
        guard let month else { throw RosterRefusal.badMonth }
        return month
    }
}
