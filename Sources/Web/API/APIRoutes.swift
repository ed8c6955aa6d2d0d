import Casework
import Hummingbird
import Kernel
import Workforce

/// The calls of the API.
enum APIRoutes {
    static let all: [Route] =
        [description] + CaseCalls.all + FollowingCalls.all + DirectoryCalls.all
        + CustomerCalls.all
        + TeamCalls.all + MemberCalls.all + RoleCalls.all + StructureCalls.all + CasePhoneCalls.all
            + AuditCalls.all + ProcedureTextCalls.all + HouseTextCalls.all
            + AccountCalls.all + FactorCalls.all + SignOnCalls.all
        + BoardCalls.all + FigureCalls.all + WatchCalls.all + IncidentCalls.all + SuggestionCalls.all
        + WorkCalls.all
        + OutageCalls.all + HintCalls.all + LinkCalls.all + EmergencyCalls.all + AlarmCalls.all + CalendarCalls.all
        + AlertCalls.all + DigestCalls.all + LookCalls.all + BatchCalls.all + DraftCalls.all
        + NewsCalls.all + TelephoneCalls.all + KeyCalls.all + PlaceCalls.all + PremisesCalls.all
        + ArrearsCalls.all + RosterCalls.all
        + RoundCalls.all + RoundPlanCalls.all + RoundFindingCalls.all + PaymentCalls.all
        + DutyLogCalls.all + HandoverCalls.all + AnnouncementCalls.all + ArticleCalls.all + LetterCalls.all
        + ActivityCalls.all + MeetingCalls.all
        + ProcedureCalls.all + PassCalls.all + PrintCalls.all + PageLinkCalls.all + GuestCalls.all + SlotCalls.all
        + InvitationCalls.all
        + MyRosterCalls.all + ExportRoutes.calls + ImportCalls.all + [ClockPage.call]

    private static let description = Route.api(
        .get, Paths.API.description, .open, Operation(id: "describe", summary: "This description", answer: .any)
    ) { _ in .json(Description.make()) }
}

extension Ask {
    /// A case as the answer, with its version as ETag.
    func answer(_ item: Case, status: HTTPResponse.Status = .ok) async throws -> Response {
        let names = try await house.lookups.names(for: item, try actor, house.cases)
        return .json(CaseJSON(item: item, about: names, actor: try actor), status: status, etag: item.version)
    }

    /// Makes a change; what comes too late is refused with the case as it is now, so that nothing is silently lost.
    ///
    /// - Throws: ``StaleCase``
    func changing(_ work: () async throws -> Case) async throws -> Case {
        do { return try await work() } catch CaseRefusal.stale(let version) {
            let item = try await house.cases.find(name("number"), for: try actor)
            let names = try await house.lookups.names(for: item, try actor, house.cases)
            throw StaleCase(
                refusal: .stale(current: version), current: CaseJSON(item: item, about: names, actor: try actor))
        }
    }

    func limit() throws -> Int { try integer("limit", 1...CaseFilter.mostRows, otherwise: 50) }
}

/// Somebody else was quicker.
struct StaleCase: Refusal {
    let refusal: CaseRefusal
    let current: CaseJSON

    var code: String { refusal.code }
    var kind: RefusalKind { refusal.kind }
    var arguments: [String: String] { refusal.arguments }
}
