import Foundation
import Hummingbird
import Kernel
import Store
import Workforce

/// Everybody's own shifts, leave and swaps, and the feed for the calendar of their telephone.
enum MyRosterRoutes {
    static let all: [Route] = [
        .page(.get, Paths.rosterMine, .signedIn) { ask in try await MyRosterPage.show(ask) },
        .page(.post, Paths.leaves, .signedIn) { ask in
            try await attempt(ask) { form in
                _ = try await ask.house.roster.ask(
                    RosterForm.leave(form), request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.swaps, .signedIn) { ask in
            try await attempt(ask) { form in
                guard let other = form["other"].flatMap({ ID<Staff>($0) }), let day = form["day"].flatMap({ Day($0) })
                else { throw RosterRefusal.badDays }
                let own = try await ask.house.roster.colleagues(on: day, for: try ask.actor).cell
                var draft = SwapDraft(
                    RosterPlace(project: "\(own.project)", department: "\(own.department)"), other: other, day: day)
                if let text = form["otherDay"] {
                    guard let day = Day(text) else { throw RosterRefusal.badDays }
                    draft.otherDay = day
                }
                draft.reason = form.raw("reason")
                _ = try await ask.house.roster.ask(draft, request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.leaveAction, .signedIn) { ask in
            try await attempt(ask) { form in _ = try await ask.actOnLeave(form.raw("note"), ask.requestKey(form)) }
        },
        .page(.post, Paths.swapAction, .signedIn) { ask in
            try await attempt(ask) { form in _ = try await ask.actOnSwap(form.raw("note"), ask.requestKey(form)) }
        },
        .page(.post, Paths.rosterFeeds, .signedIn) { ask in
            _ = try await ask.form()
            let secret = try await ask.house.roster.makeFeed(by: try ask.actor)
            return try await MyRosterPage.show(ask, feed: ask.feedAddress(secret))
        },
        .page(.get, Paths.rosterFeed, .open, feed),
    ]

    /// Goes back to where the form came from: the plan of a supervisor, else one's own page.
    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> Void) async throws -> Response {
        let form = try await ask.form()
        do { try await work(form) } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            let refused = Refused(refusal: refusal, form: form)
            let isPlanner = try ask.actor.may(.rosterEdit)
            return form.has("month") && isPlanner
                ? try await RosterPage.show(ask, refused) : try await MyRosterPage.show(ask, refused)
        }
        guard form.has("month") else { return .see(Paths.rosterMine(query: [("saved", "1")])) }
        return .see(
            Paths.roster(
                query: [
                    ("project", form["project"]), ("department", form["department"]), ("month", form["month"]),
                ]))
    }

    /// The calendar of whoever has the secret address.
    private static func feed(_ ask: Ask) async throws -> Response {
        let name = ask.name("feed")
        guard name.hasSuffix(ending), let found = try await ask.house.roster.feed(String(name.dropLast(ending.count)))
        else { throw WebRefusal.unknownPage }
        return Response(
            status: .ok,
            headers: [.contentType: "text/calendar; charset=utf-8", .cacheControl: "private, max-age=600"],
            body: .init(byteBuffer: ByteBuffer(string: found.feed.text)))
    }

    static let ending = ".ics"
}

extension Ask {
    /// The whole address of a feed as others reach this house.
    func feedAddress(_ secret: String) -> String {
        let host = request.head.authority ?? ""
        return "\(way.isSecure ? "https" : "http")://\(host)\(Paths.rosterFeed(secret + MyRosterRoutes.ending))"
    }

    /// - Throws: ``RosterRefusal/unknownLeave``, ``WebRefusal/unknownPage`` for an act that is none
    func actOnLeave(_ note: String, _ key: RequestKey?) async throws -> Leave {
        guard let act = LeaveAct(rawValue: name("action")) else { throw WebRefusal.unknownPage }
        guard let id = ID<Leave>(name("leave")) else { throw RosterRefusal.unknownLeave }
        return try await house.roster.act(act, on: id, note: note, request: key, by: try actor)
    }

    /// - Throws: ``RosterRefusal/unknownSwap``, ``WebRefusal/unknownPage`` for an act that is none
    func actOnSwap(_ note: String, _ key: RequestKey?) async throws -> Swap {
        guard let act = SwapAct(rawValue: name("action")) else { throw WebRefusal.unknownPage }
        guard let id = ID<Swap>(name("swap")) else { throw RosterRefusal.unknownSwap }
        return try await house.roster.act(act, on: id, note: note, request: key, by: try actor)
    }
}
