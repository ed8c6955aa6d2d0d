import HTTPTypes
import Kernel
import Testing
import Web

/// One case of the garden with everything that an address can name, and what a form or call at each address would send.
struct Sample: Sendable {
    let scene: Scene
    let item: Tree
    private let names: [String: String]

    /// Words that stand in the sample alone: whoever reads them, reads the garden's business.
    static let secrets = ["王建国", "欧阳明", "后院的秘密水管", "13800138000", "13666667777"]

    init(_ scene: Scene) async throws {
        self.scene = scene
        let lin = try scene.visitor("lin")
        let person = try #require(scene.template.people["王建国"]).description
        item = try await lin.register(
            ["text": "后院的秘密水管漏水", "place": "3-1-802", "reporter": ["person": .text(person)]])
        let path = "/api/v1/cases/\(item["number"].string)/attachments"
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
        let file = try await lin.upload(path, name: "a.png", bytes: png)["attachments"][0]["id"].string
        let place = try await lin.get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
        names = [
            "number": item["number"].string, "person": person, "place": place, "file": file,
            "promise": item["promises"].items.first { $0["state"] == "open" }?["id"].string ?? "", "action": "chase",
            "project": "no-such-project", "department": "no-such-department",
            "role": "no-such-role", "desk": "property", "view": "0000000000000", "staff": "0000000000000",
            "session": "0000000000000000",
            "incident": "I2603-000", "outage": "O2603-000", "hint": "0000000000000", "link": "0000000000000",
            "call": "0000000000000", "telephone": "0000000000000",
            "figure": "kept-promises", "calendar": "office", "alert": "A2603-000",
            "digest": "0000000000000", "paper": "0000000000000",
            "import": "0000000000000",
            "kind": "places", "news": "0000000000000",
            "leave": "0000000000000", "swap": "0000000000000", "feed": "gjc_nobody.ics",
            "print": "permit", "secret": "gjp_nobody",
            "procedure": "repair", "text": "levels", "version": "1", "identity": "0000000000000",
            "entry": "0000000000000", "handover": "S2603-000",
            "announcement": "N2603-000", "article": "K2603-000", "letter": "L2603-000",
            "activity": "H2603-000", "registration": "0000000000000", "cost": "0000000000000",
            "meeting": "M2603-000", "invitation": "B2603-000", "followUp": "0000000000000",
            "plan": "0000000000000", "sheet": "0000000000000", "zone": "0000000000000",
            "round": "0000000000000", "visit": "0000000000000",
            "finding": "0000000000000", "photo": String(repeating: "0", count: 64),
            "key": "0000000000000", "cabinet": "0000000000000", "count": "0000000000000", "loss": "0000000000000",
            "subject": "\(item["number"].string).message",
        ]
    }

    /// - Throws: where a template has a name that nobody taught this test.
    func address(of template: String, action: String? = nil) throws -> String {
        if template.hasPrefix("/assets/") { return "/assets/guanjia.css" }
        return try template.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            if part == "{action}", let action { return action }
            return try #require(names[String(part.dropFirst().dropLast())], "what is \(part) of \(template)?")
        }.joined(separator: "/")
    }

    func version() async throws -> Int { try await scene.visitor("lin").sees(item)["version"].int }

    private static let planOfRounds: Tree = [
        "name": "巡查", "rule": "FREQ=DAILY", "windows": ["09:00-11:00"], "by": "steward",
        "points": [["place": "3-1-802"]], "checks": [["name": "整洁", "kind": "yes"]],
    ]

    /// A body that would be taken.
    static let bodies: [String: Tree] = [
        "POST /api/v1/cases/{number}/actions/{action}": ["text": "快点"],
        "POST /api/v1/cases/{number}/prints/{print}": .null,
        "POST /api/v1/cases/{number}/page-links": .null,
        "POST /api/v1/cases/{number}/page-links/messages": .null,
        "POST /api/v1/cases/{number}/page-links/removal": .null,
        "POST /api/v1/invitations": ["kind": "no-such-kind"],
        "POST /api/v1/invitations/{invitation}/letters": .null,
        "POST /api/v1/customer-page/looks": ["link": "gjp_nobody"],
        "POST /api/v1/customer-page/announcements": ["link": "gjp_nobody", "announcement": "N2603-000"],
        "POST /api/v1/customer-page/actions": ["link": "gjp_nobody", "action": "confirm"],
        "POST /api/v1/gate/looks": ["code": "00000-00000"],
        "POST /api/v1/gate/passages": ["code": "00000-00000"],
        "POST /api/v1/cases/{number}/messages": ["text": "你好", "audience": "inside"],
        "POST /api/v1/cases/{number}/promises": ["kind": "free", "words": "我来办", "dueAt": "2026-03-03T12:00:00Z"],
        "POST /api/v1/cases/{number}/attachments": .null,
        "POST /api/v1/promises/{promise}/word": ["apology": "抱歉", "reason": "缺件", "remedy": "明天补"],
        "POST /api/v1/promises/{promise}/review": ["finding": "已查"],
        "POST /api/v1/cases/{number}/look": ["writing": true],
        "PUT /api/v1/drafts/{subject}": ["fields": ["text": "写了一半"]],
        "DELETE /api/v1/drafts/{subject}": .null,
        "POST /api/v1/people/{person}/phone": ["reason": "回访"],
        "POST /api/v1/people/{person}/consents": ["accepts": false, "manner": "电话中说"],
        "POST /api/v1/people/{person}/actions/{action}": ["name": "王建国"],
        "POST /api/v1/people/{person}/papers/{paper}/number": ["reason": "核对资料"],
        "POST /api/v1/emergencies": ["emergency": "fire", "project": "garden"],
        "POST /api/v1/emergencies/{number}/actions/{action}": ["step": 1],
        "POST /api/v1/alarms/{call}/answer": ["note": "收到"],
        "POST /api/v1/incidents": ["title": "停电", "cases": ["2603-99999"]],
        "POST /api/v1/incidents/{incident}/actions/{action}": [:],
        "PUT /api/v1/staff/{staff}/skills": ["skills": [], "zones": []],
        "POST /api/v1/calls/events": [
            "callId": "pbx-0", "event": "ringing", "to": "4008001234", "at": "2026-03-03T09:00:00+08:00",
        ],
        "POST /api/v1/calls/{telephone}/return": ["words": "已回拨"],
        "POST /api/v1/outages": ["kind": "water", "places": ["3-1-802"], "cause": "爆管"],
        "POST /api/v1/outages/{outage}/actions/{action}": [:],
        "POST /api/v1/places/{place}/hints": ["topic": "valve", "text": "地下一层左侧"],
        "POST /api/v1/hints/{hint}/actions/{action}": [:],
        "PUT /api/v1/places/{place}": ["name": "3 栋 1 单元 802", "areaHundredths": 8950],
        "POST /api/v1/places/{place}/status": ["status": "occupied"],
        "POST /api/v1/places/{place}/statuses": ["status": "occupied"],
        "POST /api/v1/places/{place}/retirement": ["reason": "弄错了", "used": true],
        "POST /api/v1/places/{place}/care-plans": [
            "what": "年检", "every": 12, "unit": "months", "firstDue": "2026-05-01",
        ],
        "POST /api/v1/care/{plan}/done": ["note": "合格"],
        "POST /api/v1/care/{plan}/end": .null,
        "POST /api/v1/zones": ["place": "3", "staff": "nobody-here"],
        "POST /api/v1/zones/{zone}/end": [:],
        "POST /api/v1/rounds/{round}/visits": ["point": "p1", "key": "k-1", "answers": ["c1": 1]],
        "POST /api/v1/rounds/{round}/photos": .null,
        "POST /api/v1/rounds/{round}/actions/{action}": [:],
        "POST /api/v1/round-visits/{visit}/decision": ["decision": "accepted", "reason": "走过"],
        "POST /api/v1/round-findings/{finding}/recheck": ["inOrder": true],
        "POST /api/v1/payment-sheets": ["department": "cleaning", "month": "2026-02", "monthly": 1_250_000],
        "POST /api/v1/payment-sheets/{sheet}/approval": ["pay": 1_250_000],
        "POST /api/v1/round-plans": planOfRounds, "PUT /api/v1/round-plans/{plan}": planOfRounds,
        "POST /api/v1/keys": ["kind": "key", "name": "配电房"],
        "POST /api/v1/keys/{key}/actions/{action}": [:],
        "POST /api/v1/keys/{key}/losses/{loss}/case": .null,
        "POST /api/v1/cabinets": ["code": "Z", "name": "前台", "hooks": 20],
        "POST /api/v1/cabinets/{cabinet}/counts": ["lines": [], "restRight": true],
        "POST /api/v1/key-counts/{count}/signature": .null,
        "POST /api/v1/arrears": [
            "on": "2026-02-28", "begins": true, "items": [["place": "3-1-802", "amount": 123450, "since": "2026-01"]],
        ],
        "POST /api/v1/roles/{role}/delivered": ["take": true],
        "POST /api/v1/cases/{number}/phone": ["reason": "回访"],
        "POST /api/v1/projects": ["code": "harbour", "name": "海港"],
        "PUT /api/v1/projects/{project}": ["name": "海港"],
        "POST /api/v1/departments": ["code": "pool", "names": ["zh": "泳池", "zh-Hant": "泳池", "en": "Pool"]],
        "PUT /api/v1/departments/{department}": ["retired": true],
        "POST /api/v1/cases/{number}/links": ["relation": "related", "with": "2603-99999"],
        "POST /api/v1/cases/{number}/links/{link}/withdrawal": ["reason": "弄错了"],
        "POST /api/v1/cases/{number}/distinct": ["other": "2603-99999"],
        "POST /api/v1/procedure-texts/{procedure}/versions": ["source": "a: b", "basedOn": 1, "note": "试行"],
        "PUT /api/v1/procedure-texts/{procedure}/draft": ["source": "a: b", "revision": 0],
        "POST /api/v1/procedure-texts/{procedure}/check": ["source": "a: b"],
        "POST /api/v1/procedure-texts/{procedure}/trial": ["source": "a: b"],
        "POST /api/v1/house-texts/{text}/versions": ["source": "a: b", "basedOn": 1, "note": "试行"],
        "PUT /api/v1/house-texts/{text}/draft": ["source": "a: b", "revision": 0],
        "POST /api/v1/house-texts/{text}/check": ["source": "a: b"],
        "POST /api/v1/calendars/{calendar}/preview": [
            "project": "garden", "zone": "Asia/Shanghai", "week": ["mon": ["09:00-17:00"]],
        ],
        "POST /api/v1/calendars/{calendar}/versions": [
            "project": "garden", "zone": "Asia/Shanghai", "week": ["mon": ["09:00-17:00"]], "basedOn": 1,
            "note": "夏令", "openPromises": "keep",
        ],
        "POST /api/v1/alerts/{alert}/actions/{action}": [:],
        "POST /api/v1/leaves/{leave}/actions/{action}": [:],
        "POST /api/v1/swaps/{swap}/actions/{action}": [:],
        "PUT /api/v1/articles/{article}": ["title": "门禁卡"],
        "POST /api/v1/articles/{article}/actions/{action}": [:],
        "POST /api/v1/letters/{letter}/attachments": .null,
        "PUT /api/v1/letters/{letter}": ["subject": "消防检查"],
        "POST /api/v1/letters/{letter}/actions/{action}": [:],
        "PUT /api/v1/announcements/{announcement}": ["title": "灭虫"],
        "PUT /api/v1/activities/{activity}": ["title": "包粽子"],
        "POST /api/v1/activities/{activity}/actions/{action}": [:],
        "POST /api/v1/activities/{activity}/registrations": ["guest": "13800138000"],
        "POST /api/v1/activities/{activity}/registrations/{registration}/actions/{action}": [:],
        "POST /api/v1/activities/{activity}/check-ins": ["code": "00000-00000"],
        "POST /api/v1/activities/{activity}/costs": ["kind": "actual", "purpose": "食材", "sum": 12_000],
        "POST /api/v1/activities/{activity}/costs/{cost}/strike": .null,
        "PUT /api/v1/meetings/{meeting}": ["title": "周例会"],
        "POST /api/v1/meetings/{meeting}/actions/{action}": [:],
        "POST /api/v1/meetings/{meeting}/follow-ups": ["task": "换灯", "owner": "lin", "due": "2026-03-09"],
        "POST /api/v1/follow-ups/{followUp}/actions/{action}": [:],
        "POST /api/v1/announcements/{announcement}/actions/{action}": [:],
        "POST /api/v1/duty-log/{entry}/versions": ["result": "已恢复"],
        "POST /api/v1/duty-log/{entry}/case": ["kind": "repair"],
        "POST /api/v1/handovers/{handover}/signature": ["name": "李队"],
        "POST /api/v1/handovers/{handover}/withdrawal": ["reason": "数错了"],
        "PUT /api/v1/roles/{role}": ["rights": ["case.read"]],
        "POST /api/v1/roles": ["role": "new", "names": ["zh": "新", "zh-Hant": "新", "en": "New"]],
        "POST /api/v1/roles/{role}/preview": ["rights": ["case.read"]],
        "PUT /api/v1/staff/{staff}": ["name": "林晓"],
        "POST /api/v1/staff/{staff}/factor/end": ["reason": "手机丢了"],
        "PUT /api/v1/account/language": ["language": "zh"],
        "POST /api/v1/account/identities": ["current": "falsch-2026"],
        "POST /api/v1/staff/{staff}/identities": ["subject": "u-1"],
        "POST /api/v1/staff/{staff}/leaving": ["reason": "合同到期"],
        "DELETE /api/v1/views/{view}": .null,
        "POST /api/v1/imports": .null,
        "POST /api/v1/imports/{import}/{action}": [:],
    ]

    /// A form that would be taken.
    static let forms: [String: [String: String]] = [
        "/cases/{number}/actions/{action}": ["text": "快点"],
        "/cases/{number}/messages": ["text": "你好", "audience": "inside"],
        "/cases/{number}/promises": ["kind": "free", "words": "我来办", "dueAt": "2026-03-03T20:00"],
        "/cases/{number}/attachments": [:],
        "/cases/{number}/prints/{print}": [:],
        "/emergencies/{number}/{action}": ["step": "1"],
        "/alarms/{call}/answer": ["note": "收到"],
        "/cases/{number}/phone": ["reason": "callback"],
        "/cases/{number}/look": ["writing": "1"],
        "/promises/{promise}/word": ["apology": "抱歉", "reason": "缺件", "remedy": "明天补"],
        "/promises/{promise}/review": ["finding": "已查"],
        "/people/{person}/phone": ["reason": "callback"],
        "/people/{person}/consents": ["accepts": "no", "manner": "电话中说"],
        "/people/{person}/actions/{action}": ["name": "王建国"],
        "/people/{person}/papers/{paper}/number": ["reason": "check"],
        "/rounds/walks/{round}/visits": ["point": "p1", "answer-c1": "1"],
        "/rounds/walks/{round}/actions/{action}": ["reason": "换人"],
        "/rounds/visits/{visit}/decision": ["decision": "accepted", "reason": "走过"],
        "/rounds/findings/{finding}/recheck": ["inOrder": "yes"],
        "/rounds/payments": ["department": "cleaning", "month": "2026-02", "sum": "12500"],
        "/rounds/payments/{sheet}/approval": ["pay": "1250000"],
        "/rounds/plans/{plan}": ["name": "巡查"],
        "/invitations": ["kind": "no-such-kind"],
        "/invitations/{invitation}/letters": [:],
        "/cases/{number}/page-links": [:],
        "/cases/{number}/page-links/messages": [:],
        "/cases/{number}/page-links/removal": [:],
        "/cases/{number}/links": ["relation": "related", "with": "2603-99999"],
        "/cases/{number}/links/{link}/withdrawal": ["reason": "弄错了"],
        "/cases/{number}/distinct": ["other": "2603-99999"],
        "/views/{view}/removal": [:],
        "/procedures": ["procedure": "bicycles"],
        "/procedures/{procedure}": ["do": "publish", "source": "a: b", "base": "1", "note": "试行"],
        "/procedures/{procedure}/check": ["source": "a: b"],
        "/procedures/{procedure}/trial": ["source": "a: b"],
        "/house-texts/{text}": ["do": "publish", "source": "a: b", "base": "1", "note": "试行"],
        "/house-texts/{text}/check": ["source": "a: b"],
        "/calendars/{calendar}": ["project": "garden", "base": "1", "mon": "09:00-17:00", "zone": "Asia/Shanghai"],
        "/places/{place}": ["name": "3 栋 1 单元 802", "area": "89.5"],
        "/places/{place}/status": ["status": "occupied"],
        "/places/{place}/statuses": ["status": "occupied"],
        "/places/{place}/retirement": ["reason": ""],
        "/places/{place}/care-plans": ["what": "年检", "every": "12", "unit": "months", "firstDue": "2026-05-01"],
        "/care/{plan}": ["action": "done"],
        "/zones/{zone}": [:],
        "/keys/{key}/{action}": [:],
        "/keys/{key}/losses/{loss}/case": [:],
        "/cabinets/{cabinet}/counts": ["rest": "yes"],
        "/key-counts/{count}/signature": [:],
        "/articles/{article}": ["title": "门禁卡"],
        "/articles/{article}/actions/{action}": [:],
        "/letters/{letter}": ["subject": "消防检查"],
        "/letters/{letter}/actions/{action}": [:],
        "/letters/{letter}/attachments": [:],
        "/announcements/{announcement}": ["title": "灭虫"],
        "/activities/{activity}": ["title": "包粽子", "version": "1"],
        "/activities/{activity}/actions/{action}": [:],
        "/activities/{activity}/registrations": ["guest": "13800138000"],
        "/activities/{activity}/registrations/{registration}/{action}": [:],
        "/activities/{activity}/door": ["code": "00000-00000"],
        "/activities/{activity}/costs": ["kind": "actual", "purpose": "食材", "sum": "120"],
        "/activities/{activity}/costs/{cost}/strike": [:],
        "/meetings/{meeting}": ["title": "周例会"],
        "/meetings/{meeting}/actions/{action}": [:],
        "/meetings/{meeting}/follow-ups": ["task": "换灯", "owner": "lin", "due": "2026-03-09"],
        "/follow-ups/{followUp}/{action}": [:],
        "/announcements/{announcement}/{action}": [:],
        "/duty-log/{entry}": ["event": "巡查"],
        "/duty-log/{entry}/case": ["kind": "repair"],
        "/handovers/{handover}/signature": ["name": "李队"],
        "/handovers/{handover}/withdrawal": ["reason": "数错了"],
        "/settings/roles/{role}/delivered": ["take": "yes"],
        "/settings/roles/{role}": ["right": "case.read"],
        "/settings/roles": ["key": "new", "zh": "新"],
        "/settings/projects": ["code": "harbour", "name": "海港", "zone": "Asia/Shanghai"],
        "/settings/projects/{project}": ["name": "海港", "zone": "Asia/Shanghai"],
        "/settings/departments": ["code": "pool", "zh": "泳池"],
        "/settings/departments/{department}": ["zh": "泳池"],
        "/settings/staff/{staff}": ["name": "林晓", "role": "agent", "project": "garden"],
        "/settings/staff/{staff}/leaving": ["reason": "合同到期"],
        "/settings/staff/{staff}/factor": ["reason": "手机丢了"],
        "/settings/staff/{staff}/identities": ["subject": "u-1"],
    ]
}

/// The routes, as the walks go through them.
enum Walk {
    static func routes(_ method: HTTPRequest.Method? = nil, isAPI: Bool? = nil) -> [Route] {
        Server.allRoutes.filter { (method == nil || $0.method == method) && (isAPI == nil || $0.isAPI == isAPI) }
    }

    static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.path.template)" }
    static func isStream(_ route: Route) -> Bool { route.path.template.hasSuffix("/live") }
}
