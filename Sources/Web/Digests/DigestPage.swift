import Casework
import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// The morning digests of whoever reads: the list, and each with how things stood and how they stand now.
enum DigestPage {
    static let all: [Route] = [
        .page(.get, Paths.digests, .signedIn, list),
        .page(.get, Paths.digest, .signedIn, show),
        .page(.post, Paths.digestSeen, .signedIn) { ask in
            let form = try await ask.form()
            let name = ask.name("digest")
            _ = try await ask.house.digests.see(name, request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.digest(name))
        },
    ]

    private static func list(_ ask: Ask) async throws -> Response {
        let page = try await ask.house.digests.list(for: try ask.actor, after: try ask.id("after"))
        let model: Model = [
            "rows": page.items.map { row($0, ask) }, "hasRows": !page.items.isEmpty,
            "measures": Digest.Measure.allCases.map { ["name": ask.text("digest.\($0.rawValue)")] as Model },
            "more": page.next.map { Paths.digests(query: [("after", $0)]) } ?? "",
        ]
        return Shell.page("digests", model, title: ask.text("digests.title"), place: "digests", in: ask)
    }

    private static func row(_ digest: Digest, _ ask: Ask) -> Model {
        [
            "href": Paths.digest(digest.id.description), "day": digest.day.description,
            "zone": digest.zone.identifier, "isNew": digest.seenAt == nil,
            "numbers": Digest.Measure.allCases.map { measure -> Model in
                let sum = digest.sum(measure)
                return ["number": "\(sum)", "isBad": measure.isBad && sum > 0]
            },
        ]
    }

    private static func show(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let digest = try await ask.house.digests.digest(ask.name("digest"), for: actor)
        let now = try await ask.house.digests.now(digest, for: actor)
        let projects = try await ask.house.places.projects()
        let times = TimeWords(ask, zone: digest.zone)
        let model: Model = [
            "day": digest.day.description, "zone": digest.zone.identifier, "at": times.exact(digest.at),
            "nowAt": times.exact(ask.now), "isNew": digest.seenAt == nil,
            "seenTo": Paths.digestSeen(digest.id.description),
            "seenAt": digest.seenAt.map { times.point($0) } ?? "",
            "projects": projects.filter { digest.projects.contains($0.id) }.map { block(digest, now, of: $0, ask) },
        ]
        let title = "\(ask.text("digests.title")) \(digest.day)"
        return Shell.page("digest", model, title: title, place: "digests", in: ask)
    }

    private static func block(_ digest: Digest, _ now: [Digest.Line], of project: Project, _ ask: Ask) -> Model {
        ["name": project.name, "rows": rows(digest, now, of: project, ask)]
    }

    private static func rows(_ digest: Digest, _ now: [Digest.Line], of project: Project, _ ask: Ask) -> [Model] {
        let day = project.zone.day(of: ask.now)
        return Digest.Measure.allCases.map { measure in
            let then = digest.number(measure, of: project.id)
            let current = now.first { $0.project == project.id && $0.measure == measure }?.number
            return [
                "name": ask.text("digest.\(measure.rawValue)"), "then": "\(then)",
                "now": current.map { "\($0)" } ?? "—",
                "isBad": measure.isBad && then > 0, "isBadNow": measure.isBad && current ?? 0 > 0,
                "href": current == nil ? "" : measure.address(project: project.code, on: day),
            ]
        }
    }
}
