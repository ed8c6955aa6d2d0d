import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One place: what is kept of it, and the forms that change it.
enum PlaceRoutes {
    private static let writers = Route.Gate.right(.placesWrite)

    static let all: [Route] = [
        .page(.get, Paths.places, .right(.placesRead)) { ask in try await PlacesPage.response(ask) },
        .page(.post, Paths.places, writers, PlacesPage.add),
        .page(.get, Paths.place, .right(.placesRead)) { ask in try await PlacePage.response(ask) },
        .page(.post, Paths.place, writers) { ask in
            try await attempt(ask, .record) { form, file in
                try await ask.house.premises.change(
                    try PlaceForm.record(form, of: file.place.kind, ask.house.premises.rules),
                    of: file.place.id.description, correcting: PlaceForm.correction(form),
                    version: form[FormField.version].flatMap { Int($0) }, request: ask.requestKey(form),
                    by: try ask.actor)
            }
        },
        .page(.post, Paths.placeStatus, writers) { ask in
            try await attempt(ask, .status) { form, file in
                try await ask.house.premises.setStatus(
                    try word(form), of: file.place.id.description, request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.placeStatuses, writers) { ask in
            try await attempt(ask, .statuses) { form, file in
                _ = try await ask.house.premises.setStatus(
                    try word(form), ofAllIn: file.place.id.description, only: try status(form, "only"),
                    request: ask.requestKey(form), by: try ask.actor)
                return file
            }
        },
        .page(.post, Paths.placeRetirement, writers) { ask in
            try await attempt(ask, .retirement) { form, file in
                let (premises, name, actor) = (ask.house.premises, file.place.id.description, try ask.actor)
                let (reason, key) = (form.raw("reason"), ask.requestKey(form))
                return file.place.retiredOn == nil
                    ? try await premises.retire(name, reason: reason, request: key, by: actor)
                    : try await premises.restore(name, reason: reason, request: key, by: actor)
            }
        },
        .page(.post, Paths.placeCare, writers) { ask in
            try await attempt(ask, .care) { form, file in
                try await ask.house.premises.plan(
                    try draft(form), at: file.place.id.description, request: ask.requestKey(form), by: try ask.actor)
            }
        },
    ]

    private static func status(_ form: Form, _ name: String) throws -> PlaceStatus? {
        try form[name].map {
            guard let status = PlaceStatus(rawValue: $0) else {
                throw CaseRefusal.unknownWord(field: name, given: $0, known: PlaceStatus.allCases.map(\.rawValue))
            }
            return status
        }
    }

    private static func word(_ form: Form) throws -> StatusWord {
        guard let status = try status(form, "status") else { throw CaseRefusal.fieldMissing("status") }
        return StatusWord(status, from: try form.day("from"), note: form.raw("note"))
    }

    private static func draft(_ form: Form) throws -> CareDraft {
        guard let day = try form.day("firstDue") else { throw CaseRefusal.fieldMissing("firstDue") }
        let rhythm = CareRhythm(
            every: Int(form["every"] ?? "") ?? 0, unit: CareRhythm.Unit(rawValue: form["unit"] ?? "") ?? .months)
        return CareDraft(what: form.raw("what"), rhythm: rhythm, isStatutory: form["statutory"] != nil, firstDue: day)
    }

    /// Does what a form asks and shows the place; or the form again, with the sentence and everything typed.
    private static func attempt(
        _ ask: Ask, _ part: PlacePage.Part, _ work: (Form, PlaceFile) async throws -> PlaceFile
    ) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.knownPlace {
            try await ask.house.premises.file(of: ask.name("place"), for: try ask.actor)
        }
        do {
            let changed = try await work(form, file)
            ask.house.lookups.forget()
            return .see(Paths.place(changed.place.id.description, query: [("saved", part.rawValue)]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await PlacePage.response(ask, PlacePage.Trouble(part: part, refusal: refusal, form: form))
        }
    }
}
