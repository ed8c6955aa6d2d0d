import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One place: its record, what it was and is, whether it is used.
enum PlaceCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.place, .right(.placesRead),
            Operation(
                id: "place", summary: "One place by ID or code, with everything that is kept of it",
                answer: .ref("PlaceFile"))
        ) { ask in
            try await ask.placeFile { try await ask.house.premises.file(of: ask.name("place"), for: try ask.actor) }
        },
        .api(
            .put, Paths.API.place, .right(.placesWrite),
            Operation(
                id: "changePlace", summary: "Puts another record in the place of the one there is",
                body: .ref("PlaceRecordRequest"), answer: .ref("PlaceFile"), refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(PlaceRecordBody.self)
            return try await ask.placeFile {
                try await ask.house.premises.change(
                    body.record, of: ask.name("place"), correcting: body.correction, version: try ask.version(),
                    request: key, by: try ask.actor)
            }
        },
        .api(
            .get, Paths.API.placeStatus, .right(.placesRead),
            Operation(
                id: "placeStatus", summary: "What a place was on a day; today where none is named",
                query: [.init("on", .format("date"))], answer: .ref("PlaceStatusOn")), status),
        .api(
            .post, Paths.API.placeStatus, .right(.placesWrite),
            Operation(
                id: "setPlaceStatus", summary: "Says what a place is from a day on",
                body: .ref("PlaceStatusRequest"), answer: .ref("PlaceFile"))
        ) { ask in
            let (body, key) = try await ask.json(PlaceStatusBody.self)
            return try await ask.placeFile {
                try await ask.house.premises.setStatus(
                    body.word, of: ask.name("place"), request: key, by: try ask.actor)
            }
        },
        .api(
            .post, Paths.API.placeStatuses, .right(.placesWrite),
            Operation(
                id: "setPlaceStatuses", summary: "Says what all rooms in a place are; how many were changed",
                body: .ref("PlaceStatusesRequest"), answer: .whole([("changed", .integer(0...Premises.mostAtOnce))]))
        ) { ask in
            let (body, key) = try await ask.json(PlaceStatusesBody.self)
            let changed = try await ask.knownPlace {
                try await ask.house.premises.setStatus(
                    body.word, ofAllIn: ask.name("place"), kind: body.kind ?? .room, only: body.only, request: key,
                    by: try ask.actor)
            }
            return .json(JSON.map(["changed": changed]))
        },
        .api(
            .post, Paths.API.placeRetirement, .right(.placesWrite),
            Operation(
                id: "retirePlace", summary: "Says that a place is no longer used, or is used again",
                body: .object(
                    [("reason", .string(most: Premises.longestNote)), ("used", .nullable(.boolean))],
                    required: ["reason"]),
                answer: .ref("PlaceFile"))
        ) { ask in
            let (body, key) = try await ask.json(RetirementBody.self)
            let (name, premises) = (ask.name("place"), ask.house.premises)
            return try await ask.placeFile {
                body.used == true
                    ? try await premises.restore(name, reason: body.reason, request: key, by: try ask.actor)
                    : try await premises.retire(name, reason: body.reason, request: key, by: try ask.actor)
            }
        },
        .api(
            .post, Paths.API.placeCare, .right(.placesWrite),
            Operation(
                id: "planCare", summary: "Has something done at a facility again and again",
                body: .ref("CarePlanRequest"), answer: .ref("PlaceFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(CarePlanBody.self)
            return try await ask.placeFile(.created) {
                try await ask.house.premises.plan(
                    body.draft, at: ask.name("place"), request: key, by: try ask.actor)
            }
        },
    ]

    private static func status(_ ask: Ask) async throws -> Response {
        let file = try await ask.knownPlace {
            try await ask.house.premises.file(of: ask.name("place"), for: try ask.actor)
        }
        let day = try ask.day("on") ?? file.today
        let entry = file.history.entry(on: day)
        return .json(
            JSON.object([
                ("place", file.place.code.json), ("on", day.description.json),
                ("status", (entry?.status.rawValue).json), ("since", (entry?.from.description).json),
            ]))
    }
}

extension Ask {
    /// Makes of a place that nobody knows by that name a page that there is not.
    ///
    /// - Throws: ``WebRefusal/unknownPage``
    func knownPlace<T>(_ work: () async throws -> T) async throws -> T {
        do { return try await work() } catch DirectoryRefusal.unknownPlace(let text) where text == name("place") {
            throw WebRefusal.unknownPage
        }
    }

    /// What is kept of a place as the answer, with the version of its record as ETag.
    fileprivate func placeFile(
        _ status: HTTPResponse.Status = .ok, _ work: () async throws -> PlaceFile
    ) async throws -> Response {
        let file = try await knownPlace(work)
        if request.method != .get { house.lookups.forget() }
        let json = PlaceFileJSON(
            file: file, names: try await Names.load(self), ahead: house.premises.rules.careAhead)
        return .json(json, status: status, etag: file.version)
    }
}
