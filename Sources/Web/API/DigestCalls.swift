import Casework
import Hummingbird
import Insight
import Kernel
import Workforce

/// The morning digests of the asker.
enum DigestCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.digests, .signedIn,
            Operation(
                id: "digests", summary: "The asker's morning digests, the newest first",
                query: [.init("unseen", .boolean)] + CaseCalls.paging, answer: .page(of: .ref("Digest")))
        ) { ask in
            let page = try await ask.house.digests.list(
                for: try ask.actor, unseenOnly: ask.query("unseen") == "true", after: try ask.id("after"),
                limit: try ask.limit())
            return .json(PageJSON(items: page.items.map { DigestJSON(digest: $0) }, next: page.next))
        },
        .api(
            .get, Paths.API.digest, .signedIn,
            Operation(
                id: "digest", summary: "One morning digest, and how things stand now", answer: .ref("DigestFile"))
        ) { ask in
            let digest = try await ask.house.digests.digest(ask.name("digest"), for: try ask.actor)
            let now = try await ask.house.digests.now(digest, for: try ask.actor)
            return .json(DigestFileJSON(digest: digest, now: now, at: ask.now))
        },
        .api(
            .post, Paths.API.digestSeen, .inPerson,
            Operation(
                id: "seeDigest", summary: "Ticks off a digest and all before it",
                answer: .whole([("seen", .integer(0...1_000_000))]))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            let count = try await ask.house.digests.see(ask.name("digest"), request: key, by: try ask.actor)
            return .json(JSON.object([("seen", .integer(count))]))
        },
    ]
}

private struct DigestJSON: JSONValue {
    let digest: Digest

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", digest.id.json), ("day", digest.day.description.json), ("zone", digest.zone.identifier.json),
            ("at", digest.zone.text(digest.at).json), ("seenAt", digest.seenAt.map(digest.zone.text).json),
            ("lines", .array(digest.lines.map(Self.line))),
        ]
    }

    static func line(_ line: Digest.Line) -> JSON {
        .object([
            ("project", line.project.json), ("measure", line.measure.rawValue.json), ("number", .integer(line.number)),
        ])
    }
}

private struct DigestFileJSON: JSONValue {
    let digest: Digest
    let now: [Digest.Line]
    let at: Instant

    var json: JSON {
        .object(
            DigestJSON(digest: digest).parts + [
                ("nowAt", digest.zone.text(at).json), ("now", .array(now.map(DigestJSON.line))),
            ])
    }
}
