import Casework
import Hummingbird
import Kernel
import Workforce

/// How a due time comes about: calendar, target and start, then row by row what counted and what did not.
enum ClockPage {
    private static let readers = Route.Gate.right(.caseRead, .caseReadOwn)

    static let page = Route.page(.get, Paths.promiseClock, readers, response)

    static let call = Route.api(
        .get, Paths.API.promiseClock, readers,
        Operation(id: "clock", summary: "How the due time of a promise comes about", answer: .ref("Clock"))
    ) { ask in
        let reckoning = try await find(ask)
        let zone = try await ask.house.lookups.zone(of: reckoning.item.project)
        return .json(ClockJSON(reckoning: reckoning, zone: zone))
    }

    private static func find(_ ask: Ask) async throws -> PromiseReckoning {
        guard let id = ID<Promise>(ask.name("promise")) else {
            throw CaseRefusal.unknownPromise(ask.name("promise"))
        }
        return try await ask.house.cases.reckon(id, for: try ask.actor)
    }

    private static func response(_ ask: Ask) async throws -> Response {
        let reckoning = try await find(ask)
        let (item, promise, names) = (reckoning.item, reckoning.promise, try await Names.load(ask))
        let times = TimeWords(ask, zone: names.zone(of: item.project))
        let words = StepWords(ask.house.texts)
        let model: Model = [
            "number": item.number, "href": Paths.case_(item.number), "title": item.title,
            "promise": names.promise(promise, of: item.desk), "words": promise.words, "isFree": promise.clock == nil,
            "calendar": reckoning.calendar?.name?[ask.language] ?? promise.clock?.calendar ?? "",
            "part": reckoning.part.map { ask.text("calendar.isOfPart", ["part": $0.name]) } ?? "",
            "version": "\(promise.clock?.version ?? 0)", "zone": names.zone(of: item.project).identifier,
            "isOther": promise.clock.map { $0.version != reckoning.calendar?.version } ?? false,
            "target": promise.clock.map { length($0.target, times) } ?? "", "from": times.exact(promise.startsAt),
            "due": times.exact(promise.dueAt), "worked": length(reckoning.worked, times),
            "paused": length(reckoning.paused, times), "hasPaused": reckoning.paused > .zero,
            "level": promise.level.map { names.level($0, of: item.desk) } ?? "",
            "rows": reckoning.steps.map { step -> Model in
                [
                    "from": times.exact(step.from), "to": times.exact(step.to), "why": words[step][ask.language],
                    "length": length(step.length, times), "counts": step.counts,
                ]
            },
        ]
        return Shell.page("clock", model, title: ask.text("clock.title"), in: ask)
    }

    /// `4:30:00`, hours as many as there are.
    private static func length(_ span: Span, _ times: TimeWords) -> String {
        let seconds = Int(span.milliseconds / 1000)
        return "\(seconds / 3600):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
    }
}

private struct ClockJSON: JSONValue {
    let reckoning: PromiseReckoning
    let zone: Zone

    var json: JSON {
        let promise = reckoning.promise
        let calendar: JSON = promise.clock.map { .text($0.calendar) } ?? .null
        let version: JSON = promise.clock.map { .integer($0.version) } ?? .null
        let target: JSON = promise.clock.map { .integer(Int($0.target.wholeSeconds)) } ?? .null
        return .object([
            ("promise", promise.id.json), ("case", .text(reckoning.item.number)),
            ("kind", .text(promise.kind.rawValue)),
            ("calendar", calendar), ("place", (reckoning.part?.code).json), ("version", version),
            ("zone", .text(zone.identifier)),
            ("from", .text(zone.text(promise.startsAt))), ("target", target), ("due", .text(zone.text(promise.dueAt))),
            ("worked", .integer(Int(reckoning.worked.wholeSeconds))),
            ("paused", .integer(Int(reckoning.paused.wholeSeconds))), ("steps", .array(reckoning.steps.map(step))),
        ])
    }

    private func step(_ step: ClockStep) -> JSON {
        .object([
            ("from", zone.text(step.from).json), ("to", zone.text(step.to).json), ("counts", step.counts.json),
            ("why", step.why.rawValue.json),
        ])
    }
}
