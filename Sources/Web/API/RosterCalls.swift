import Directory
import Hummingbird
import Kernel
import Workforce

/// Plans of who works when: reading, setting, filling, publishing, allowing; and who is there.
enum RosterCalls {
    private static let readers = Route.Gate.right(.rosterEdit, .staffRead)
    private static let place: [Operation.Parameter] = [.init("project", .string()), .init("department", .string())]

    static let all: [Route] = [
        .api(
            .get, Paths.API.roster, readers,
            Operation(
                id: "roster", summary: "The plan of a department for a month, with what it breaks",
                query: place + [.init("month", .string())], answer: .ref("Roster"))
        ) { ask in
            let place = try await ask.rosterPlace(ask.query("project"), ask.query("department"))
            return try await ask.answer(place, try ask.month(ask.query("month")))
        },
        .api(
            .post, Paths.API.roster, .right(.rosterEdit),
            Operation(
                id: "setShifts", summary: "Sets shifts; each change is kept", body: .ref("RosterEdit"),
                answer: .ref("Roster"))
        ) { ask in
            let (body, key) = try await ask.json(EditBody.self)
            let place = try await ask.rosterPlace(body.project, body.department)
            let edits = body.cells.map { CellEdit(staff: $0.staff, day: $0.day, shift: $0.shift, was: $0.was) }
            _ = try await ask.house.roster.set(
                edits, place, reason: body.reason ?? "", request: key, by: try ask.actor)
            return try await ask.answer(place, try ask.month(body.month))
        },
        .api(
            .post, Paths.API.rosterFillings, .right(.rosterEdit),
            Operation(
                id: "fillRoster", summary: "Fills days by a pattern; days of approved leave stay free",
                body: .ref("RosterFilling"), answer: .ref("Roster"))
        ) { ask in
            let (body, key) = try await ask.json(FillingBody.self)
            let place = try await ask.rosterPlace(body.project, body.department)
            _ = try await ask.house.roster.fill(try body.filling, place, request: key, by: try ask.actor)
            return try await ask.answer(place, RosterMonth(of: body.from))
        },
        .api(
            .post, Paths.API.rosterPublications, .right(.rosterEdit),
            Operation(
                id: "publishRoster", summary: "Shows a month to everybody in it", body: .ref("RosterPublication"),
                answer: .ref("Roster"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(PublicationBody.self)
            let (place, month) = (try await ask.rosterPlace(body.project, body.department), try ask.month(body.month))
            try await ask.house.roster.publish(
                place, month, reason: body.reason ?? "", request: key, by: try ask.actor)
            return try await ask.answer(place, month, status: .created)
        },
        .api(
            .post, Paths.API.rosterOverrides, .right(.rosterEdit),
            Operation(
                id: "allowBreach", summary: "Allows one breach of a rule, and says why", body: .ref("RosterOverride"),
                answer: .ref("Roster"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(OverrideBody.self)
            let (place, month) = (try await ask.rosterPlace(body.project, body.department), try ask.month(body.month))
            try await ask.house.roster.allow(
                breach: body.breach, place, month, reason: body.reason, request: key, by: try ask.actor)
            return try await ask.answer(place, month, status: .created)
        },
        .api(
            .get, Paths.API.rosterChanges, readers,
            Operation(
                id: "rosterChanges", summary: "What was changed after publishing, the newest first",
                query: place + CaseCalls.paging, answer: .page(of: .ref("RosterChange")))
        ) { ask in
            let place = try await ask.rosterPlace(ask.query("project"), ask.query("department"))
            let page = try await ask.house.roster.changes(
                place, before: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { RosterChangeJSON(change: $0, zone: zones[$0.cell.project] ?? .utc) }
            return .json(PageJSON(items: items, next: page.next?.description))
        },
        .api(
            .get, Paths.API.rosterNeed, readers,
            Operation(
                id: "rosterNeed", summary: "How many people the telephone needs in each hour, and how many are planned",
                query: place + [.init("from", .format("date"))], answer: .ref("CallNeedWeek"))
        ) { ask in .json(CallNeedJSON(week: try await ask.callNeeds())) },
        .api(
            .get, Paths.API.attendance, .right(.rosterEdit, .staffRead, .boardRead, .caseDispatch),
            Operation(
                id: "attendance", summary: "Who should be there by the published plans, and who is",
                query: [.init("at", .format("date-time")), .init("project", .string())],
                answer: .page(of: .ref("Attendance")))
        ) { ask in
            let all = try await ask.house.roster.attendance(
                at: try ask.instant("at") ?? ask.now, project: ask.query("project"), for: try ask.actor)
            let staffing = try await ask.house.lookups.staffing()
            return .json(PageJSON(items: all.map { AttendanceJSON(one: $0, staffing: staffing) }, next: nil))
        },
    ]
}

private struct EditBody: Decodable, Sendable {
    struct Cell: Decodable, Sendable {
        let staff: ID<Staff>
        let day: Day
        let shift: String?
        let was: String?
    }

    let project: String?
    let department: String?
    let month: String?
    let cells: [Cell]
    let reason: String?
}

private struct FillingBody: Decodable, Sendable {
    struct Member: Decodable, Sendable {
        let staff: ID<Staff>
        let offset: Int?
    }

    let project: String?
    let department: String?
    let pattern: String
    let from: Day
    let until: Day
    let members: [Member]

    /// - Throws: ``WebRefusal/badQuery(_:)``
    var filling: PatternFilling {
        get throws {
            guard members.allSatisfy({ (-366...366).contains($0.offset ?? 0) }) else {
                throw WebRefusal.badQuery("offset")
            }
            var filling = PatternFilling()
            (filling.pattern, filling.first, filling.last) = (pattern, from, until)
            filling.members = members.map { ($0.staff, $0.offset ?? 0) }
            return filling
        }
    }
}

private struct PublicationBody: Decodable, Sendable {
    let project: String?
    let department: String?
    let month: String
    let reason: String?
}

private struct OverrideBody: Decodable, Sendable {
    let project: String?
    let department: String?
    let month: String
    let breach: String
    let reason: String
}

extension Ask {
    fileprivate func answer(
        _ place: RosterPlace, _ month: RosterMonth, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let plan = try await house.roster.plan(place, month, for: try actor)
        return .json(RosterJSON(plan: plan, rules: house.roster.rules, language: language), status: status)
    }
}
