import Directory
import Kernel
import Store

extension Roster {
    private static let feedBack: Int64 = 31
    private static let feedAhead: Int64 = 92

    /// Makes the secret part of the address of one's own calendar feed. It is told once; one that was made before
    /// opens nothing any more.
    package func makeFeed(by actor: Actor) async throws -> String {
        let secret = Secret(prefix: "gjc_")
        try await store.write { tx in
            try FeedTable.put(tx, digest: secret.digest, of: actor.staff)
            try Audit.append(
                tx, actor: actor.staff.number, act: "feed.make", subject: actor.staff.description, detail: "")
        }
        return secret.text
    }

    /// The published shifts of whoever has this secret, from a month ago to three months ahead.
    ///
    /// - Returns: with the member; nil where nobody has it, or they have left.
    package func feed(_ secret: String) async throws -> (staff: Staff, feed: CalendarFeed)? {
        let today = Zone.utc.day(of: store.clock.now())
        let days = today.adding(days: -Self.feedBack)...today.adding(days: Self.feedAhead)
        return try await store.read { db in
            guard let id = try FeedTable.staff(db, digest: Secret.digest(of: secret)),
                let staff = try StaffTable.find(db, id), staff.isActive
            else { return nil }
            let projects = Dictionary(uniqueKeysWithValues: try ProjectTable.all(db).map { ($0.id, $0) })
            let stamps = try RosterTable.stamps(db, of: id, days)
            let events = try pieces(db, of: id, days, projects.mapValues(\.zone)).flatMap { piece in
                piece.spans.enumerated().map { place, span in
                    CalendarFeed.Event(
                        identity: "\(id).\(piece.day).\(piece.cell.project).\(place)",
                        title: piece.shift.name[staff.language], place: projects[piece.cell.project]?.name ?? "",
                        span: span, changedAt: stamps[piece.day] ?? span.lowerBound)
                }
            }
            return (staff, CalendarFeed(name: staff.name, events: events))
        }
    }
}
