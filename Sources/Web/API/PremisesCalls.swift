import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Lists over the places of a project: empty rooms, parking, care that is due, who looks after what.
enum PremisesCalls {
    private static let inProject: [Operation.Parameter] = [.init("project", .string())]

    static let all: [Route] = [
        .api(
            .get, Paths.API.vacancy, .right(.placesRead),
            Operation(
                id: "vacancy", summary: "How many rooms are what, and which stand empty",
                query: inProject + CaseCalls.paging, answer: .ref("Vacancy")), vacancy),
        .api(
            .get, Paths.API.parking, .right(.placesRead),
            Operation(
                id: "parking", summary: "Parking spaces with whoever has them and what stands there",
                query: inProject + CaseCalls.paging, answer: .page(of: .ref("ParkingSpace"))), parking),
        .api(
            .get, Paths.API.care, .right(.placesRead),
            Operation(
                id: "careDue", summary: "Care of facilities that is due or overdue, the longest overdue first",
                query: inProject + [.init("within", .integer(0...3660))] + CaseCalls.paging,
                answer: .page(of: .ref("Care")))
        ) { ask in
            let list = try await ask.careDue(limit: try ask.limit())
            let names = try await Names.load(ask)
            let ahead = ask.house.premises.rules.careAhead
            let items = list.items.map { CareJSON(file: $0, day: list.today, ahead: ahead, names: names) }
            return .json(PageJSON(items: items, next: list.next))
        },
        .api(
            .post, Paths.API.careDone, .right(.placesWrite, .caseWork, .caseDispatch),
            Operation(
                id: "careDone", summary: "Writes down that care was done; when it is due next follows",
                body: .object(
                    [("doneOn", .nullable(.format("date"))), ("note", .nullable(.string(most: Premises.longestNote)))],
                    required: []), answer: .ref("Care"))
        ) { ask in
            let (body, key) = try await ask.json(CareDoneBody.self)
            return try await ask.care(
                try await ask.house.premises.did(
                    ask.name("plan"), on: body.doneOn, note: body.note ?? "", request: key, by: try ask.actor))
        },
        .api(
            .post, Paths.API.careEnd, .right(.placesWrite),
            Operation(id: "endCare", summary: "Ends a plan of care; all that was done stays", answer: .ref("Care"))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            return try await ask.care(
                try await ask.house.premises.endPlan(ask.name("plan"), request: key, by: try ask.actor))
        },
        .api(
            .get, Paths.API.zones, .right(.placesRead),
            Operation(
                id: "zones", summary: "Who looks after which part of a project, and which parts nobody does",
                query: inProject + [.init("on", .format("date"))], answer: .ref("ZoneList")), zones),
        .api(
            .post, Paths.API.zones, .right(.placesWrite, .staffWrite),
            Operation(
                id: "giveZone", summary: "Gives somebody a place as its steward, or to stand in for theirs",
                body: .ref("ZoneRequest"), answer: .ref("Zone"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ZoneBody.self)
            let draft = try await ask.zoneDraft(body)
            let post = try await ask.house.premises.give(body.place, to: draft, request: key, by: try ask.actor)
            return .json(
                ZoneJSON(post: post, code: body.place, names: try await Names.load(ask)), status: .created)
        },
        .api(
            .post, Paths.API.zoneEnd, .right(.placesWrite, .staffWrite),
            Operation(
                id: "endZone", summary: "Ends who looks after a place; the day is the last",
                body: .object([("on", .nullable(.format("date")))], required: []), answer: .ref("Zone"))
        ) { ask in
            let (body, key) = try await ask.json(ZoneEndBody.self)
            let post = try await ask.house.premises.endZone(
                ask.name("zone"), on: body.on, request: key, by: try ask.actor)
            return .json(ZoneJSON(post: post, code: nil, names: try await Names.load(ask)))
        },
    ]

    private static func vacancy(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .placesRead)
        let found = try await ask.house.premises.vacancy(
            in: project.id, after: ask.query("after") ?? "", limit: try ask.limit(), for: try ask.actor)
        return .json(
            JSON.object([
                ("project", found.project.code.json), ("rooms", found.all.json),
                ("unknown", (found.counts[nil] ?? 0).json),
                ("statuses", .array(PlaceStatus.allCases.map { status in
                    .object([("status", status.rawValue.json), ("rooms", (found.counts[status] ?? 0).json)])
                })),
                ("buildings", .array(found.buildings.map { one in
                    .object([
                        ("code", one.place.code.json), ("rooms", one.rooms.json), ("empty", one.empty.json),
                    ])
                })), ("items", found.rooms.map(PlaceJSON.init).json), ("next", found.next.json),
            ]))
    }

    private static func parking(_ ask: Ask) async throws -> Response {
        let project = try await ask.project(ask.query("project"), .placesRead)
        let (spaces, next) = try await ask.house.premises.parking(
            in: project.id, after: ask.query("after") ?? "", limit: try ask.limit(), for: try ask.actor)
        return .json(
            JSON.object([
                ("items", .array(spaces.map { space in
                    .object([
                        ("place", PlaceJSON(space.place).json), ("use", space.use.json),
                        ("holders", space.holders.map(\.name).json),
                        ("plates", space.vehicles.map(\.vehicle.plate).json),
                    ])
                })), ("next", next.json),
            ]))
    }

    private static func zones(_ ask: Ask) async throws -> Response {
        let list = try await ask.zones()
        let names = try await Names.load(ask)
        let lines = list.lines.map { ZoneJSON(post: $0.post, code: $0.place.code, names: names) }
        return .json(
            JSON.object([
                ("project", list.project.code.json), ("on", list.day.description.json), ("items", lines.json),
                ("gaps", list.gaps.map(PlaceJSON.init).json), ("complete", (!list.isCut).json),
            ]))
    }
}

extension Ask {
    /// Care that the address asks for.
    func careDue(limit: Int) async throws -> CareList {
        let project = try await project(query("project"), listing: .placesRead)
        return try await house.premises.careDue(
            in: project.id, within: try careAhead(), after: query("after"), limit: limit, for: try actor)
    }

    /// How many days ahead the address asks about care; nil where it does not.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func careAhead() throws -> Int? {
        query("within") == nil ? nil : try integer("within", 0...3660, otherwise: 0)
    }

    /// Who looks after what on the day that the address asks about.
    func zones() async throws -> ZoneList {
        let project = try await project(query("project"), .placesRead)
        return try await house.premises.zones(in: project.id, on: try day("on"), for: try actor)
    }

    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    func zoneDraft(_ body: ZoneBody) async throws -> ZoneDraft {
        let absent = body.standsInFor.flatMap { $0.isEmpty ? nil : $0 }
        return ZoneDraft(
            staff: try await staffID(body.staff), from: body.from, to: body.to,
            standsInFor: try await absent.flatMapAsync { try await staffID($0) }, takesOver: body.takesOver ?? false)
    }

    fileprivate func care(_ file: CareFile) async throws -> Response {
        let zone = try await house.lookups.zone(of: file.place.project)
        return .json(
            CareJSON(
                file: file, day: zone.day(of: now), ahead: house.premises.rules.careAhead,
                names: try await Names.load(self)))
    }
}
