import Casework
import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// Staff, desks, saved views.
enum TeamCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.staff, .right(.staffRead, .caseDispatch),
            Operation(
                id: "staff", summary: "Who works here", query: CaseCalls.paging, answer: .page(of: .ref("Staff")))
        ) { ask in
            let (limit, names) = (try ask.limit(), try await Names.load(ask))
            let all = try await ask.house.team.all().sorted { $0.user < $1.user }
            let rest = all.filter { $0.user > ask.query("after") ?? "" }
            let items = rest.prefix(limit).map { StaffJSON(staff: $0, names: names) }
            return .json(PageJSON(items: items, next: rest.count > limit ? items.last?.staff.user : nil))
        },
        .api(
            .post, Paths.API.staff, .right(.staffWrite),
            Operation(
                id: "addStaff", summary: "Keeps a new member of staff", body: .ref("StaffRequest"),
                answer: .ref("Staff"),
                status: 201), add),
        .api(
            .post, Paths.API.staffSessionsEnd, .right(.staffWrite),
            Operation(
                id: "endStaffSessions", summary: "Signs a member of staff out on all devices",
                answer: AccountCalls.ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            return .json(JSON.map(["ended": try await StaffPage.endSessions(ask, request)]))
        },
        .api(
            .get, Paths.API.staffSkills, .right(.staffRead, .caseDispatch),
            Operation(
                id: "staffSkills", summary: "What a member of staff can do, and where they look after things",
                answer: .ref("Expertise"))
        ) { ask in
            let (id, _) = try await SkillsPage.staff(ask)
            return .json(ExpertiseJSON(one: try await ask.house.cases.expertise(of: id, for: try ask.actor)))
        },
        .api(
            .put, Paths.API.staffSkills, .right(.staffWrite),
            Operation(
                id: "setStaffSkills", summary: "Says anew what a member of staff can do and where",
                body: .ref("Expertise"), answer: .ref("Expertise"))
        ) { ask in
            let (body, _) = try await ask.json(Expertise.self)
            let (id, _) = try await SkillsPage.staff(ask)
            return .json(
                ExpertiseJSON(one: try await ask.house.cases.setExpertise(body, of: id, by: try ask.actor)))
        },
        .api(
            .get, Paths.API.desk, .signedIn,
            Operation(id: "desk", summary: "A desk's kinds, categories and lists", answer: .map(.array(.ref("Named"))))
        ) { ask in
            let desk = try ask.house.cases.desk(ask.name("desk"))
            func named(_ entries: [Desk.Entry]) -> [NamedJSON] {
                entries.map { NamedJSON(key: $0.key, name: $0.name[ask.language]) }
            }
            return .json(JSON.map([
                "kinds": desk.procedures.map { NamedJSON(key: $0.kind, name: $0.name[ask.language]) },
                "categories": desk.categories.all.map {
                    NamedJSON(key: $0.path, name: desk.categories.title($0.path, ask.language))
                },
                "channels": named(desk.channels), "causes": named(desk.causes), "parties": named(desk.parties),
                "waitReasons": named(desk.waitReasons), "outcomes": named(desk.outcomes),
                "departments": named(desk.departments), "memberships": named(desk.contacts.memberships),
            ]))
        },
        .api(
            .get, Paths.API.views, .signedIn,
            Operation(id: "views", summary: "The asker's saved views", answer: .page(of: .ref("View")))
        ) { ask in
            let views = try await ask.house.cases.savedViews(of: try ask.actor)
            return .json(PageJSON(items: views.map(ViewJSON.init), next: nil))
        },
        .api(
            .post, Paths.API.views, .inPerson,
            Operation(
                id: "saveView", summary: "Keeps a view under a name",
                body: .whole([("name", .string(most: 60)), ("address", .string(most: 2000))]), answer: .ref("View"),
                status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ViewBody.self)
            let view = try await ask.house.cases.saveView(
                body.name, address: body.address, request: key, by: try ask.actor)
            return .json(ViewJSON(view), status: .created)
        },
        .api(
            .delete, Paths.API.view, .inPerson,
            Operation(id: "removeView", summary: "Removes a saved view", status: 204)
        ) { ask in
            guard let id = ID<SavedView>(ask.name("view")) else { throw WebRefusal.unknownPage }
            try await ask.house.cases.removeView(id, by: try ask.actor)
            return Response(status: .noContent)
        },
    ]

    private static func add(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(StaffBody.self)
        let staff = try await body.hire(in: ask, key: key?.key)
        let names = try await Names.load(ask, needing: staff.id)
        return .json(StaffJSON(staff: staff, names: names), status: .created, etag: staff.version)
    }
}

private struct ExpertiseJSON: JSONValue {
    let one: Expertise

    var json: JSON { .object([("skills", one.skills.json), ("zones", one.zones.json)]) }
}

private struct ViewJSON: JSONValue {
    let view: SavedView
    init(_ view: SavedView) { self.view = view }

    var json: JSON {
        .object([("id", view.id.json), ("name", view.name.json), ("address", view.address.json)])
    }
}
