import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

extension Inspections {
    /// The same is counted as a repeated finding for so long.
    private static let repeatedWithin = Span.days(90)

    /// Somebody was at a point. The same visit sent again changes nothing. What had changed meanwhile is no reason to
    /// lose it: it is kept, and somebody decides (``PointVisit/Conflict``).
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/unknownPoint(_:)`` · ``RoundRefusal/roundNotYours`` · what ``VisitReport`` refuses ·
    ///   ``RoundRefusal/unknownPhoto`` · ``RequestRefusal/keyUsedForAnotherRequest``
    package func visit(_ report: VisitReport, on name: String, by actor: Actor) async throws -> PointVisit {
        guard !report.key.isEmpty else { throw RoundRefusal.fieldMissing("key") }
        guard report.key.utf8.count <= 80 else { throw RoundRefusal.tooLong(field: "key", limit: 80) }
        return try await store.write { tx in
            let round = try visible(tx, name, to: actor)
            try actor.require(.roundsWalk, in: round.project)
            if let known = try VisitTable.find(tx, key: report.key, by: actor.staff) {
                guard known.round == round.id, known.point == report.point else {
                    throw RequestRefusal.keyUsedForAnotherRequest
                }
                return known
            }
            return try take(tx, report, on: round, by: actor)
        }
    }

    private func take(_ tx: Tx, _ report: VisitReport, on round: Round, by actor: Actor) throws -> PointVisit {
        let routes = try RoundRouteTable.all(tx, [round.route, report.route].compactMap(\.self))
        guard let now = routes[round.route] else { throw RoundRefusal.unknownRound(round.id.description) }
        let seen = report.route.flatMap { routes[$0] } ?? now
        guard let point = seen.content.point(report.point) else { throw RoundRefusal.unknownPoint(report.point) }
        for photo in report.photos where try VisitTable.photoType(tx, photo, of: round.id) == nil {
            throw RoundRefusal.unknownPhoto
        }
        let checks = seen.content.checks(at: point.key)
        let before = try VisitTable.of(tx, round.id).filter(\.counts)
        let walked = Set(before.map(\.point))
        let isNext = !seen.content.isOrdered
            || seen.content.points.first { !walked.contains($0.key) }.map { $0.key == point.key } ?? true
        let content = try report.judged(at: point, checks, isNext: isNext)
        let conflict = try conflict(round, now.content, seen.content, point, by: actor)
        let visit = PointVisit(
            id: tx.newID(), round: round.id, point: point.key, place: point.place, key: report.key,
            at: Self.time(report.at, of: round, now: tx.now), heardAt: tx.now, by: actor.staff, content: content,
            passed: checks.count - content.failed.count, judged: checks.count, conflict: conflict, decision: nil,
            decidedBy: nil, decidedAt: nil, reason: "")
        try VisitTable.insert(tx, visit, of: round)
        try Audit.append(
            tx, actor: actor.staff.number, act: conflict == nil ? "round.visit" : "round.conflict",
            subject: round.id.description, detail: point.key)
        if conflict == nil { try count(tx, visit, of: round, checks) } else { Self.tell(tx, round.project) }
        return visit
    }

    /// By the telephone's clock, where that can be.
    private static func time(_ said: Instant?, of round: Round, now: Instant) -> Instant {
        guard let said, said <= now, said >= round.startsAt - .days(1) else { return now }
        return said
    }

    /// - Throws: ``RoundRefusal/roundNotYours`` for somebody who never had it
    private func conflict(
        _ round: Round, _ now: RoundRoute.Content, _ seen: RoundRoute.Content, _ point: RoundPlan.Point, by actor: Actor
    ) throws -> PointVisit.Conflict? {
        if let assignee = round.assignee, assignee != actor.staff {
            guard round.former.contains(actor.staff) else { throw RoundRefusal.roundNotYours }
            return .reassigned
        }
        guard round.isRunning else { return .closed }
        let isSame = now.point(point.key) == point && now.checks(at: point.key) == seen.checks(at: point.key)
        return isSame ? nil : .changed
    }

    /// A visit that counts moves its round on, and what was not in order becomes a finding.
    func count(_ tx: Tx, _ visit: PointVisit, of round: Round, _ checks: [RoundPlan.Check]) throws {
        var round = round
        guard let route = try RoundRouteTable.find(tx, round.route) else { return }
        let all = try VisitTable.of(tx, round.id).filter(\.counts)
        let walked = Set(all.map(\.point)).intersection(route.content.points.map(\.key))
        round.walked = walked.count
        round.begunAt = all.map(\.at).min()
        if round.assignee == nil { round.assignee = visit.by }
        if walked.count == round.points, round.state != .cancelled {
            (round.state, round.finishedAt) = (.done, round.finishedAt ?? all.map(\.at).max())
        } else if round.state == .open { round.state = .walking }
        round.version += 1
        try RoundTable.update(tx, round)
        try VisitTable.walked(tx, visit.place, in: round.project, at: visit.at, by: visit.by)
        for check in checks where visit.content.failed.contains(check.key) {
            try FindingTable.insert(tx, try finding(tx, check, visit, in: round.project))
        }
        Self.tell(tx, round.project)
    }

    private func finding(
        _ tx: Tx, _ check: RoundPlan.Check, _ visit: PointVisit, in project: ID<Project>
    ) throws -> RoundFinding {
        let since = visit.at - Self.repeatedWithin
        return RoundFinding(
            id: tx.newID(), project: project, visit: visit.id, round: visit.round, place: visit.place,
            check: check.key, checkName: check.name, words: visit.content.note, category: check.category,
            foundAt: visit.at, dueAt: visit.at + .hours(Int64(check.hours)), by: visit.by,
            times: try FindingTable.count(tx, check.key, at: visit.place, since: since) + 1, item: nil, state: .open,
            recheckedBy: nil, recheckedAt: nil, recheckNote: "", returned: 0)
    }
}
