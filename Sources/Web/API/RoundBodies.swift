import Casework
import Directory
import Kernel
import Rounds
import Store
import Workforce

/// A plan of rounds as a call or a form says it.
struct RoundPlanBody: Decodable, Sendable {
    struct Point: Decodable, Sendable {
        let key: String?
        let place: String
        let code: String?
        let name: String?
    }

    struct Check: Decodable, Sendable {
        let key: String?
        let name: String
        let kind: RoundPlan.Check.Kind
        let least: Int?
        let most: Int?
        let photo: Bool?
        let category: String?
        let hours: Int?
        let at: [String]?
    }

    let project: String?
    let name: String
    let rule: String
    let startsOn: Day?
    let windows: [String]
    let ordered: Bool?
    let by: RoundPlan.Assignment.Way
    let role: String?
    /// A user.
    let staff: String?
    /// Users.
    let standIns: [String]?
    let department: String?
    let emptyRooms: Bool?
    let points: [Point]?
    let checks: [Check]
    let on: Bool?
    let proposal: String?
}

extension Ask {
    func roundPlanDraft(_ body: RoundPlanBody) async throws -> RoundPlanDraft {
        var draft = RoundPlanDraft()
        (draft.name, draft.rule, draft.startsOn, draft.windows) = (body.name, body.rule, body.startsOn, body.windows)
        (draft.isOrdered, draft.isOfEmptyRooms) = (body.ordered ?? false, body.emptyRooms ?? false)
        (draft.department, draft.isOn) = (body.department ?? "", body.on ?? false)
        var standIns: [ID<Staff>] = []
        for user in body.standIns ?? [] { standIns.append(try await staffID(user)) }
        let staff = body.by == .staff ? try await body.staff.flatMapAsync { try await staffID($0) } : nil
        draft.assignment = RoundPlan.Assignment(
            body.by, role: body.by == .role ? body.role : nil, staff: staff, standIns: standIns)
        draft.points = (body.points ?? []).map {
            .init(key: $0.key ?? "", place: $0.place, code: $0.code ?? "", name: $0.name ?? "")
        }
        draft.checks = body.checks.map { check in
            RoundPlan.Check(
                key: check.key ?? "", name: check.name, kind: check.kind, least: check.least, most: check.most,
                needsPhoto: check.photo ?? false, category: check.category, hours: check.hours ?? 24,
                at: check.at ?? [])
        }
        return draft
    }
}

struct VisitBody: Decodable, Sendable {
    let point: String
    let key: String
    let at: Instant?
    let code: String?
    let answers: [String: Int]?
    let note: String?
    let photos: [String]?
    let route: String?

    var report: VisitReport {
        VisitReport(
            point: point, key: key, at: at, code: code ?? "", answers: answers ?? [:], note: note ?? "",
            photos: photos ?? [], route: route.flatMap { ID<RoundRoute>($0) })
    }
}

struct RoundActionBody: Decodable, Sendable {
    let staff: String?
    let reason: String?
}

struct DecisionBody: Decodable, Sendable {
    let decision: PointVisit.Decision
    let reason: String
}

struct RecheckBody: Decodable, Sendable {
    let inOrder: Bool
    let note: String?
}
