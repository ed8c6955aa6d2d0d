import Testing

/// What a page can do a program can do.
@Suite("Every form has a call")
struct CounterpartTests {
    /// Forms whose call is called otherwise than their page.
    private static let otherwise: [String: String] = [
        "/language": "PUT /api/v1/account/language",
        "/account/sessions": "POST /api/v1/account/sessions/end",
        "/settings/staff/{staff}/sessions": "POST /api/v1/staff/{staff}/sessions/end",
        "/settings/staff/{staff}/factor": "POST /api/v1/staff/{staff}/factor/end",
        "/notices": "POST /api/v1/notices/seen",
        "/duty": "POST /api/v1/roster/on-duty",
        "/roster/publication": "POST /api/v1/roster/publications",
        "/duty-log/{entry}": "POST /api/v1/duty-log/{entry}/versions",
        "/activities/{activity}/door": "POST /api/v1/activities/{activity}/check-ins",
        "/intake": "POST /api/v1/cases",
        "/intake/proposals": "GET /api/v1/proposals",
        "/sheets": "POST /api/v1/batches",
        "/drafts": "PUT /api/v1/drafts/{subject}",
        "/drafts/removal": "DELETE /api/v1/drafts/{subject}",
        "/rounds/findings/{finding}/recheck": "POST /api/v1/round-findings/{finding}/recheck",
        "/rounds/payments": "POST /api/v1/payment-sheets",
        "/rounds/payments/{sheet}/approval": "POST /api/v1/payment-sheets/{sheet}/approval",
        "/rounds/walks/{round}/visits": "POST /api/v1/rounds/{round}/visits",
        "/rounds/walks/{round}/actions/{action}": "POST /api/v1/rounds/{round}/actions/{action}",
        "/rounds/visits/{visit}/decision": "POST /api/v1/round-visits/{visit}/decision",
        "/rounds/plans": "POST /api/v1/round-plans",
        "/rounds/plans/{plan}": "PUT /api/v1/round-plans/{plan}",
        "/gate": "POST /api/v1/gate/looks",
        "/c/{secret}/actions/{action}": "POST /api/v1/customer-page/actions",
        "/hints": "POST /api/v1/places/{place}/hints",
        "/hints/{hint}": "POST /api/v1/hints/{hint}/actions/{action}",
        "/procedures": "PUT /api/v1/procedure-texts/{procedure}/draft",
        "/procedures/{procedure}": "POST /api/v1/procedure-texts/{procedure}/versions",
        "/procedures/{procedure}/check": "POST /api/v1/procedure-texts/{procedure}/check",
        "/procedures/{procedure}/trial": "POST /api/v1/procedure-texts/{procedure}/trial",
        "/house-texts/{text}": "POST /api/v1/house-texts/{text}/versions",
        "/calendars/{calendar}": "POST /api/v1/calendars/{calendar}/versions",
        "/care/{plan}": "POST /api/v1/care/{plan}/done",
        "/zones/{zone}": "POST /api/v1/zones/{zone}/end",
        "/views/{view}/removal": "DELETE /api/v1/views/{view}",
    ]

    /// A program comes by a token, and opens and ends no session.
    private static let ofBrowsers: Set<String> = ["/sign-in", "/sign-in/code", "/sign-out"]

    private static func forms() -> [String] {
        RouteTable.lines.keys.filter { $0.hasPrefix("POST /") && !$0.hasPrefix("POST /api/") }
            .map { String($0.dropFirst("POST ".count)) }.sorted()
    }

    /// The calls that a form could be by its own address.
    private static func alike(_ page: String) -> [String] {
        let path = page.hasPrefix("/settings/") ? String(page.dropFirst("/settings".count)) : page
        let acts = path.hasSuffix("/{action}") ? [path.replacing("/{action}", with: "/actions/{action}")] : []
        return ([path] + acts).flatMap { ["POST /api/v1\($0)", "PUT /api/v1\($0)"] }
    }

    @Test("By its own address, or by one that is written down here")
    func all() {
        let (forms, lines) = (Self.forms(), RouteTable.lines)
        #expect(forms.count > 100)
        for page in forms where !Self.ofBrowsers.contains(page) {
            if let call = Self.otherwise[page] {
                #expect(lines[call] != nil, "\(page): there is no \(call)")
                #expect(!Self.alike(page).contains { lines[$0] != nil }, "\(page) needs no line of its own any more")
            } else {
                #expect(Self.alike(page).contains { lines[$0] != nil }, "\(page) has no call")
            }
        }
        #expect(Set(Self.otherwise.keys).union(Self.ofBrowsers).subtracting(forms).sorted() == [], "no form any more")
    }
}
