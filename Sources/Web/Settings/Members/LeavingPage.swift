import Casework
import Hummingbird
import Kernel
import Store
import Workforce

/// What somebody who leaves has in hand, who takes it over, and how far that is; and how they come back.
enum LeavingPage {
    static let all: [Route] = [
        .page(.get, Paths.memberLeaving, .right(.staffWrite)) { ask in try await response(ask) },
        .page(.post, Paths.memberLeaving, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            do {
                let heirs = HandOver.Kind.allCases.compactMap { kind in
                    form["heir-\(kind.rawValue)"].map { (kind.rawValue, $0) }
                }
                let body = LeavingBody(
                    reason: form.raw("reason"), heirs: Dictionary(uniqueKeysWithValues: heirs))
                let version = form[FormField.version].flatMap { Int($0) }
                _ = try await body.letGo(in: ask, version: version, ask.requestKey(form))
                return .see(Paths.memberLeaving(ask.name("staff"), query: [("saved", "1")]))
            } catch {
                guard let refusal = ask.mendable(error) else { throw error }
                return try await response(ask, typed: form, refusal: refusal)
            }
        },
        .page(.post, Paths.memberReturn, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            return try await MemberRoutes.attempt(ask) {
                let version = form[FormField.version].flatMap { Int($0) }
                return try await MemberPage.response(
                    ask, .init(password: try await takeBack(ask, version: version).password))
            }
        },
    ]

    static func takeBack(_ ask: Ask, version: Int?) async throws -> (staff: Staff, password: String) {
        let (id, _) = try await SkillsPage.staff(ask)
        let back = try await ask.house.team.takeBack(id, version: version, by: try ask.actor)
        MemberRoutes.forget(ask)
        return back
    }

    private static func response(
        _ ask: Ask, typed: Form? = nil, refusal: (any Refusal)? = nil
    ) async throws -> Response {
        let (id, staff) = try await SkillsPage.staff(ask)
        let names = try await Names.load(ask, needing: id)
        let held = try await HeldNow(id, in: ask)
        let plan = staff.isActive ? nil : try await ask.house.team.handOver(of: id)
        var model: Model = [
            "name": staff.name, "isActive": staff.isActive, "version": "\(staff.version)",
            "action": Paths.memberLeaving(id.description), "back": Paths.member(id.description),
            "reason": typed?.raw("reason") ?? "",
            "rows": HandOver.Kind.allCases.map { row($0, staff, held, plan, typed, names, ask) },
            "isDone": held.isHandedOn, "alarms": held.holdings.alarms > 0 ? "\(held.holdings.alarms)" : "",
        ]
        if let plan {
            model["leftAt"] = TimeWords(ask).point(plan.at)
            model["leftBy"] = names.staff(plan.by)
            model["leftWhy"] = plan.reason
        }
        if let refusal {
            model["error"] = PageSentence(refusal, names).text
            model["reasonWrong"] = refusal.fields.contains("reason")
        }
        return Shell.page(
            "leaving", model, title: ask.text("leaving.title"), place: "staff", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func row(
        _ kind: HandOver.Kind, _ staff: Staff, _ held: HeldNow, _ plan: Team.HandedOver?, _ typed: Form?,
        _ names: Names, _ ask: Ask
    ) -> Model {
        let count = held.count(kind)
        let list: String? =
            switch kind {
            case .cases: Paths.cases(query: [("agent", staff.user)] + HeldNow.live)
            case .tasks: Paths.cases(query: [("assignee", staff.user)] + HeldNow.live)
            default: nil
            }
        let heir = plan?.plan.heir(of: kind)
        return [
            "key": kind.rawValue, "name": ask.text("handOver.\(kind.rawValue)"), "count": "\(count)",
            "isSome": count > 0, "list": list ?? "", "else": ask.text("handOver.else.\(kind.rawValue)"),
            "detail": kind == .cases && held.holdings.promises > 0
                ? ask.text("handOver.promises", ["n": "\(held.holdings.promises)"]) : "",
            "heir": heir.map(names.staff) ?? "",
            "heirs": Choice.options(
                names.activeStaff.filter { $0.id != staff.id }.map { ($0.user, $0.name) },
                chosen: typed?["heir-\(kind.rawValue)"]),
        ]
    }
}

/// What is in somebody's hands, warnings too.
struct HeldNow {
    let holdings: Holdings
    let alerts: Int
    static let live = [("phase", "open"), ("phase", "waiting"), ("phase", "solved"), ("phase", "confirming")].map {
        ($0.0, Optional($0.1))
    }

    init(_ id: ID<Staff>, in ask: Ask) async throws {
        holdings = try await ask.house.cases.holdings(
            of: id, besides: ask.house.leaverRooms, for: try ask.actor)
        alerts = try await ask.house.alerts.held(by: id)
    }

    /// Nothing is left that goes over by itself.
    var isHandedOn: Bool { holdings.cases == 0 && holdings.tasks == 0 && alerts == 0 }

    func count(_ kind: HandOver.Kind) -> Int {
        switch kind {
        case .cases: holdings.cases
        case .tasks: holdings.tasks
        case .alerts: alerts
        case .views: holdings.views
        case .skills: holdings.skills + holdings.zones
        case .led: holdings.led
        case .followUps, .letters, .articles, .keys: holdings.kept[kind] ?? 0
        }
    }
}

/// Who takes over from somebody, as a form or a program says it.
struct LeavingBody: Decodable {
    let reason: String
    /// By the word of ``HandOver/Kind``: a user name or an ID. What is left out goes back to the centre.
    let heirs: [String: String]?

    func letGo(in ask: Ask, version: Int?, _ request: RequestKey?) async throws -> Staff {
        let (id, _) = try await SkillsPage.staff(ask)
        var plan: [HandOver.Kind: ID<Staff>] = [:]
        for (word, name) in heirs ?? [:] {
            guard let kind = HandOver.Kind(rawValue: word) else { throw WebRefusal.badQuery(word) }
            guard let heir = try await ask.colleague(name) else { throw WorkforceRefusal.badHeir }
            plan[kind] = heir.id
        }
        let staff = try await ask.house.cases.letGo(
            id, HandOver(plan), reason: reason, version: version, besides: ask.house.leaverRooms, request: request,
            by: try ask.actor)
        MemberRoutes.forget(ask)
        return staff
    }
}
