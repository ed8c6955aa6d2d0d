import Foundation
import HummingbirdTesting
import Kernel
import Store
import TestStore
import Testing

/// Every statement that the pages and calls of a working day send is explained by the engine itself: none of them may
/// walk along a table that grows.
@Suite("Query plans")
struct PlanTests {
    /// They grow with the years.
    private static let growing = [
        "cases", "task", "promise", "timeline", "person", "person_phone", "place", "occupancy", "belonging", "outbox",
        "audit", "answered_request", "session", "token", "counter", "search", "job", "sign_in_try",
        "notice", "duty", "incident", "incident_case", "reopening", "rotation", "staff_skill", "zone_post", "outage",
        "outage_place", "outage_case", "outage_entry", "hint", "case_link", "distinct_case", "alarm", "alarm_call",
        "delivery", "news", "news_left", "text_consent",
        "emergency", "emergency_tick", "alert", "alert_case", "digest", "digest_line", "look", "draft",
        "outside_matter", "judgement", "handling", "phone_call", "call_report",
        "alert_telling", "place_edit", "place_status", "care_plan", "care_done", "roster_cell", "roster_change",
        "roster_publication", "roster_override", "staff_leave",
        "roster_swap", "calendar_feed", "person_paper", "person_change", "person_merge", "person_moved",
        "person_contact", "arrears", "arrears_statement", "distinct_person",
        "import", "import_row", "import_effect", "person_number", "hand_over", "staff_identity", "sign_on",
        "round_route", "round", "round_visit", "round_photo", "round_finding", "place_walked",
        "custody_key", "key_loan", "key_hold", "key_loss", "key_entry", "key_count", "key_count_line",
        "duty_entry", "duty_entry_version", "shift_handover", "announcement", "announcement_place", "announcement_text",
        "activity", "activity_place", "activity_version", "activity_entry", "activity_registration", "activity_cost",
        "meeting", "meeting_version", "meeting_entry", "follow_up",
        "announcement_version", "announcement_entry", "article", "article_place", "article_tag", "article_version",
        "letter", "letter_version", "letter_file", "form_value", "pass", "pass_try", "slot_booking",
        "invitation", "invited_place", "invited_person", "page_link", "announcement_read",
    ]

    private static let calls = [
        "/api/v1/cases", "/api/v1/cases?sort=oldest&limit=5", "/api/v1/cases?sort=due", "/api/v1/cases?phase=open",
        "/api/v1/cases?agent=lin", "/api/v1/cases?assignee=zhao", "/api/v1/cases?q=%E6%BC%8F%E6%B0%B4",
        "/api/v1/cases?overdue=true", "/api/v1/search?q=%E6%BC%8F%E6%B0%B4", "/api/v1/search?q=135",
        "/api/v1/board?project=garden&by=building", "/api/v1/board?by=worker", "/api/v1/board/shift",
        "/api/v1/cases?building=3&phase=open&phase=waiting&phase=solved&phase=confirming",
        "/api/v1/board", "/api/v1/people?q=135",
        "/api/v1/people?phone=13500009999", "/api/v1/places",
        "/api/v1/places?q=1-1", "/api/v1/staff", "/api/v1/callbacks", "/api/v1/work",
        "/api/v1/notices", "/api/v1/notices?unseen=true", "/api/v1/roster/on-duty",
        "/api/v1/incidents", "/api/v1/incidents?state=open", "/api/v1/outages", "/api/v1/outages?over=true",
        "/api/v1/emergencies", "/api/v1/emergencies?running=true", "/api/v1/alarms",
        "/api/v1/alerts", "/api/v1/alerts?state=open", "/api/v1/alert-rules", "/api/v1/digests",
        "/api/v1/digests?unseen=true",
        "/api/v1/cases?returned=1", "/api/v1/cases?unassigned=1", "/api/v1/cases?due=2026-03-03",
        "/api/v1/cases?unread=true", "/api/v1/cases?unread=true&sort=due", "/api/v1/drafts",
        "/api/v1/cases?outside=hotline-12345", "/api/v1/cases?outside=hotline-12345&phase=open&sort=due",
        "/api/v1/cases?field=renovation.works:walls", "/api/v1/cases?kind=moving&field=moving.when:..&phase=open",
        "/api/v1/cases?field=visitors.count:2..&sort=oldest",
        "/api/v1/search?q=HL-2603", "/api/v1/roster", "/api/v1/roster/changes", "/api/v1/roster/mine",
        "/api/v1/roster/need",
        "/api/v1/roster/attendance", "/api/v1/duty-log", "/api/v1/duty-log?open=true&q=%E6%B0%B4",
        "/api/v1/duty-log?from=2026-01-01&until=2026-03-31&shift=day", "/api/v1/handovers",
        "/api/v1/handovers?state=waiting", "/api/v1/handover-form",
        "/api/v1/slots?what=court", "/api/v1/calls", "/api/v1/calls?owed=true", "/api/v1/calls?state=ringing",
        "/api/v1/vacancy", "/api/v1/parking", "/api/v1/care?within=365", "/api/v1/zones", "/api/v1/places/3-1-802",
        "/api/v1/places/3-1-802/status?on=2026-03-01", "/api/v1/search?q=wjg", "/api/v1/search?q=31802",
        "/api/v1/search?q=zhang1san1", "/api/v1/account/identities", "/api/v1/account/sessions",
        "/api/v1/search?q=3%E6%A0%8B802", "/api/v1/search?q=%2B86%20138-0013-8000", "/api/v1/search?q=lin&type=staff",
    ]
    private static let pages = [
        "/desk", "/intake", "/cases", "/board", "/find?q=%E6%BC%8F", "/find?q=HL-2603", "/find?q=HL-9",
        "/find/lines?q=wang", "/find/lines?q=3-1-8", "/find/lines?q=021-58886666",
        "/people", "/work", "/callbacks",
        "/notices", "/notices/count", "/incidents", "/outages", "/outages?show=over", "/hints?place=3-1-802",
        "/emergencies", "/emergencies?show=over", "/emergency", "/alerts", "/digests",
        "/calls", "/calls?show=owed", "/calls?show=all",
        "/places", "/places?q=802", "/places/3-1-802", "/vacancy", "/parking", "/care", "/zones",
        "/roster/need",
        "/roster", "/roster/mine", "/roster/now", "/duty-log", "/duty-log?open=true", "/handovers", "/handover-form",
        "/account",
        "/slots?what=court", "/invitations", "/gate", "/cases?kind=renovation&field=renovation.works:walls",
    ]

    /// Walks that end with their first step.
    private static let short: Set = ["SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1"]

    @Test("No statement of a working day walks along a table that grows")
    func noScans() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            scene.house.store.watch.record(true)
            let item = try await scene.solved()
            try await scene.visitor("hui").takes("confirm", item, ["satisfied": true, "rating": 4])
            let open = try await lin.register()
            for call in Self.calls { _ = try await lin.get(call) }
            _ = try await lin.get("/api/v1/cases/\(open["number"].string)/timeline")
            _ = try await lin.get("/api/v1/cases/\(open["number"].string)/suggestions")
            try await scene.tellsAndLinks(open)
            try await scene.keepsPlaces()
            try await scene.movesPlaces()
            try await scene.keepsKeys()
            let placed = try await lin.register(["place": "3-1-802"])["number"].string
            #expect(try await lin.get("/api/v1/cases/\(placed)/keys")["items"].items.count == 1)
            try await scene.handsOver()
            try await scene.announcesToMany()
            try await scene.writesDown()
            try await scene.keepsLetters()
            try await scene.holdsAnActivity()
            try await scene.keepsMinutes()
            _ = try await scene.letsGoodsOut()
            try await scene.opensCustomerPage(of: open)
            try await scene.invitesMany()
            try await lin.takes(
                "record-outside", open, ["body": "hotline-12345", "direction": "received", "theirNumber": "HL-2603"])
            let number = open["number"].string
            for user in ["lin", "chen"] {
                let at = try scene.visitor(user)
                _ = try await at.send("/api/v1/cases/\(number)/look", ["seen": item["id"], "writing": true])
                _ = try await at.get("/api/v1/cases/\(number)/look")
                _ = try await at.send(.put, "/api/v1/drafts/\(number).message", ["fields": ["text": "稍等"]])
                for action in ["chase", "print"] {
                    let batch: Tree = ["action": .text(action), "cases": [["number": open["number"]]]]
                    #expect(try await at.send("/api/v1/batches", batch)["items"][0]["done"] == true)
                }
                _ = try await at.send("/api/v1/cases/\(number)/look", ["seen": item["id"]])
                _ = try await at.send("/api/v1/cases/\(number)/look", ["leaving": true])
                _ = try await at.send(.delete, "/api/v1/drafts/\(number).message", .null)
            }
            for way in [
                "procedure-texts", "procedure-texts/repair", "house-texts", "house-texts/levels", "imports",
                "exports/people", "exports/people?q=135", "exports/occupancies?q=3-1-80", "exports/vehicles",
                "exports/places", "exports/places?q=3-1", "exports/vacancy", "exports/parking", "exports/care",
                "exports/zones", "exports/lobby", "places/3/lobby", "exports/acquaintance",
                "exports/unacquainted", "exports/contacts", "contacts-due",
                "exports/roster", "exports/keys",
                "exports/rounds", "exports/findings", "exports/calls?show=owed", "exports/letters?q=a",
                "acquaintance/missing?steward=nobody&after=3", "exports/cases?kind=visitors",
                "exports/figures/closed?window=year",
                "work", "work?trade=engineering",
                "audit", "audit?act=person.unmask&from=2026-03-01&until=2026-03-31", "audit?by=0000000000000",
            ] {
                #expect(try await scene.visitor("root").get("/api/v1/\(way)").status == 200)
            }
            _ = try await scene.browser("lin").open("/batches?case=\(number)&action=chase")
            for page in Self.pages + ["/cases/\(open["number"].string)"] {
                _ = try await scene.browser("lin").open(page)
            }
            let staff = try await lin.get("/api/v1/staff")["items"][0]["id"].string
            _ = try await lin.get("/api/v1/staff/\(staff)/skills")
            try await Self.staff(scene)
            _ = try await lin.tries("dispatch", open, ["to": "next:engineering"])
            let lift: Tree = ["emergency": "lift", "project": "garden"]
            let call = try await lin.send("/api/v1/emergencies", lift)["case"].string
            for way in ["/api/v1/emergencies/\(call)", "/api/v1/cases/\(call)/alarms"] { _ = try await lin.get(way) }
            scene.hand.advance(.minutes(3))
            _ = try await scene.house.cases.callOut()
            let room = try await lin.get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            #expect(try await lin.get("/api/v1/places/\(room)/board").status == 200)
            let chen = try scene.visitor("chen")
            for key in [
                "kept-promises", "first-answer", "reopened", "closed", "backlog", "satisfaction", "report-in-time",
                "five-things", "true-and-reasonable", "handed-on",
            ] {
                for by in ["department", "day"] {
                    let uri = "/api/v1/figures/\(key)?window=year&rows=true&by=\(by)"
                    #expect(try await chen.get(uri).status == 200)
                }
            }
            for page in ["/figures", "/figures/kept-promises"] {
                #expect(try await scene.browser("chen").open(page).status == 200)
            }
            try await scene.tellsArrears()
            try await Self.calendars(scene)
            try await scene.keepsAFile()
            try await scene.walksARound()
            _ = try await scene.visitor("zhao").get("/api/v1/cases")
            _ = try await scene.runsByItself()
            _ = try await scene.house.cases.noticeIncidents()
            for _ in 0..<2 {
                _ = try await scene.house.alerts.look()
                _ = try await scene.house.alerts.count()
                scene.hand.advance(.hours(3))
                _ = try await scene.house.alerts.tellOn()
                _ = try await scene.house.digests.write()
            }
            let statements = scene.house.store.watch.record(false)
            #expect(Set(statements.map(\.sql)).count > 30, "too little was recorded")
            let plans = try await scene.house.store.explain(statements)
            for plan in plans where !Self.short.contains(plan.sql) {
                let walks = plan.steps.filter { step in Self.growing.contains { Self.walks(step, along: $0) } }
                #expect(walks == [], "\(plan.sql)")
            }
        }
    }

    /// Lets somebody go, hands over and takes back, and looks at it all.
    private static func staff(_ scene: Scene) async throws {
        let root = try scene.visitor("root")
        let all = try await root.get("/api/v1/staff?limit=200")["items"].items
        let id = try #require(all.first { $0["user"].string == "bai" })["id"].string
        let path = "/api/v1/staff/\(id)"
        for call in ["", "/rights", "/sessions", "/holdings"] { #expect(try await root.get(path + call).status == 200) }
        #expect(try await root.send(.put, path, ["phone": "1388", "manager": "chen"]).status == 200)
        #expect(try await root.send(path + "/unlocking", [:]).status == 200)
        #expect(try await root.send(path + "/password", [:]).status == 200)
        let heirs: Tree = ["cases": "lin", "tasks": "zhao", "views": "lin", "skills": "lin", "alerts": "chen"]
        #expect(try await root.send(path + "/leaving", ["reason": "走了", "heirs": heirs]).status == 200)
        _ = try await scene.house.alerts.handOn()
        #expect(try await root.send(path + "/return", [:]).status == 200)
        _ = try await scene.house.doorkeeper.note()
        let browser = scene.browser("root")
        for page in ["", "/rights", "/leaving"] {
            #expect(try await browser.open("/settings/staff/\(id)" + page).status == 200)
        }
        #expect(try await browser.open("/account").status == 200)
    }

    /// Looks at calendars, previews one, publishes it and moves the open promises.
    private static func calendars(_ scene: Scene) async throws {
        let root = try scene.visitor("root")
        for call in ["/api/v1/calendars", "/api/v1/calendars/office"] {
            #expect(try await root.get(call).status == 200)
        }
        let draft: Tree = ["zone": "Asia/Shanghai", "week": ["mon": ["09:00-17:00"], "tue": ["09:30-17:00"]]]
        #expect(try await root.send("/api/v1/calendars/always/preview", draft)["later"].int > 0)
        let publishing = draft.with(["basedOn": 1, "note": "试行", "openPromises": "move"])
        #expect(try await root.send("/api/v1/calendars/always/versions", publishing).status == 201)
        // The same for a part of a project, and what the rest of it then looks like.
        let part: [String: Tree] = ["project": "garden", "place": "3", "basedOn": 2]
        #expect(try await root.send("/api/v1/calendars/always/versions", publishing.with(part)).status == 201)
        for place: [String: Tree] in [part, ["project": "garden"], [:]] {
            #expect(try await root.send("/api/v1/calendars/always/preview", draft.with(place)).status == 200)
        }
        _ = try await scene.visitor("lin").register(["place": "3-1-802"])
        #expect(try await scene.house.jobs.work() > 0)
    }

    @Test(
        "Those to be told of are read along the times of their promises, not case by case of the project",
        .enabled(if: !TestStore.isPostgres, "PostgreSQL chooses by the sizes of tables, which are tiny here"))
    func watching() async throws {
        try await withScene { scene in
            _ = try await scene.visitor("lin").register(["channel": "letter"])
            try scene.at("09:30")
            scene.house.store.watch.record(true)
            #expect(try await scene.house.cases.watch() > 0)
            _ = try await scene.house.cases.takeDeliveries()
            let due = scene.house.store.watch.record(false).filter { $0.sql.contains("promise.notice_at <= ?1") }
            #expect(due.count >= 2)
            for plan in try await scene.house.store.explain(due) {
                #expect(plan.steps.contains { $0.contains("promise_by_notice") }, "\(plan.steps)")
            }
        }
    }

    @Test(
        "A building is read by its places and by its open cases, once each, however many rooms it has",
        .enabled(if: !TestStore.isPostgres, "PostgreSQL chooses by the sizes of tables, which are tiny here"))
    func building() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let room = try await chen.get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            scene.house.store.watch.record(true)
            #expect(try await chen.get("/api/v1/places/\(room)/board").status == 200)
            #expect(try await chen.get("/api/v1/cases?building=3\(Self.live)").status == 200)
            let plans = try await scene.house.store.explain(scene.house.store.watch.record(false))
            let tree = plans.filter { $0.sql.contains("WITH RECURSIVE inside") }
            let loads = plans.filter { $0.sql.contains("FROM cases") }
            #expect(tree.count == 1 && tree[0].steps.contains { $0.contains("place_by_parent") }, "\(tree)")
            #expect(loads.count == 2)
            for plan in loads {
                #expect(plan.steps.contains { $0.contains("cases_open_nearby") }, "\(plan.sql) \(plan.steps)")
            }
        }
    }

    @Test("A look at an invitation counts with one statement and reads no more places than it shows")
    func invitation() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let body: Tree = ["kind": "handing-over", "project": "garden"]
            let number = try await lin.send("/api/v1/invitations", body)["number"].string
            _ = try await scene.house.jobs.work()
            scene.house.store.watch.record(true)
            #expect(try await lin.get("/api/v1/invitations/\(number)?limit=1")["items"].items.count == 1)
            let told = scene.house.store.watch.record(false).map(\.sql).filter { $0.contains("FROM invited_place") }
            #expect(told.count == 2, "\(told)")
            #expect(told.count { $0.contains("SELECT count(*), ") } == 1 && told.count { $0.contains("LIMIT ?3") } == 1)
        }
    }

    @Test("Emergencies are listed by one statement, however many there are, and nothing of their cases is read whole")
    func emergencies() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            func statements() async throws -> [String] {
                scene.house.store.watch.record(true)
                #expect(try await scene.browser("lin").open("/emergencies").status == 200)
                #expect(try await scene.browser("lin").open("/notices/count").status == 200)
                return scene.house.store.watch.record(false).map(\.sql)
            }
            var counts: [Int] = []
            // Names are kept from the first time on.
            _ = try await statements()
            for _ in 0..<3 {
                _ = try await lin.send("/api/v1/emergencies", ["emergency": "lift", "project": "garden"])
                let all = try await statements()
                counts.append(all.count)
                #expect(all.count { $0.contains("FROM emergency CROSS JOIN cases") } == 2)
                #expect(!all.contains { $0.contains("FROM timeline") || $0.contains("FROM emergency_tick WHERE") })
            }
            #expect(Set(counts).count == 1, "\(counts)")
        }
    }

    private static let live = "&phase=open&phase=waiting&phase=solved&phase=confirming"

    static func walks(_ step: String, along table: String) -> Bool {
        let step = step.trimmingCharacters(in: .whitespaces)
        if step.hasPrefix("SCAN \(table)") {
            return !step.contains("INDEX") && !step.contains("VIRTUAL TABLE")
        }
        // Or along a part of it: timeline_2026_03, audit_0, timeline_rest.
        guard let place = step.range(of: "Seq Scan on \(table)") else { return false }
        return step[place.upperBound...].prefixMatch(of: /(_[0-9_]+|_rest)?( |$)/) != nil
    }

    @Test(
        "A look for what happens by itself goes along the few cases and people that it is about",
        .enabled(if: !TestStore.isPostgres, "PostgreSQL chooses by the sizes of tables, which are tiny here")
    )
    func looks() async throws {
        try await withScene { scene in
            _ = try await scene.runsByItself()
            scene.house.store.watch.record(true)
            _ = try await scene.house.cases.run()
            let plans = try await scene.house.store.explain(scene.house.store.watch.record(false))
            #expect(plans.count == 4, "and nothing else")
            let indexes = [
                ("wake_at <=", ["cases_by_wake"]), ("cases.agent = staff.id", ["staff_left", "cases_by_agent"]),
                ("FROM staff CROSS JOIN task", ["staff_left", "task_by_assignee"]),
                ("FROM duty CROSS JOIN task", ["duty_by_end", "task_by_assignee"]),
            ]
            for (sql, names) in indexes {
                let plan = try #require(plans.first { $0.sql.contains(sql) })
                for name in names { #expect(plan.steps.contains { $0.contains(name) }, "\(plan.steps)") }
            }
        }
    }

    @Test(
        "What is read of one case is read from the months since it began",
        .enabled(if: TestStore.isPostgres, "PostgreSQL only"))
    func pruned() async throws {
        try await withScene { scene in
            try scene.at("09:00", day: 4)
            let open = try await scene.visitor("lin").register()
            let store = scene.house.store
            let older = IDMaker.first(at: try #require(Instant("2025-12-01T00:00:00Z")))
            try await store.write { tx in
                try tx.run(
                    """
                    INSERT INTO timeline (id, case_id, at, actor, actor_name, via, audience, act, words)
                    SELECT ?1, case_id, at, actor, actor_name, via, audience, act, words FROM timeline LIMIT 1
                    """, older)
                try Parts.prepare(tx, logger: scene.house.logger)
            }
            store.watch.record(true)
            _ = try await scene.visitor("lin").get("/api/v1/cases/\(open["number"].string)/timeline")
            let plans = try await store.explain(store.watch.record(false)).filter { $0.sql.contains("FROM timeline") }
            #expect(plans.count == 1)
            for plan in plans {
                // Which of its two indexes it takes in a month of a few rows is PostgreSQL's affair.
                let month = plan.steps.filter { $0.contains("timeline_2026_03") }
                #expect(month.contains { $0.contains("Index") }, "\(plan.steps)")
                #expect(!month.contains { $0.contains("Seq Scan") }, "\(plan.steps)")
                #expect(!plan.steps.contains { $0.contains("timeline_2025_12") }, "\(plan.steps)")
            }
        }
    }

    @Test("The test sees a walk where there is one")
    func gate() async throws {
        try await withScene { scene in
            scene.house.store.watch.record(true)
            let walk = "SELECT count(*) FROM cases WHERE title = ?1"
            _ = try await scene.house.store.read { try $0.value(Int.self, walk, "x") }
            let plans = try await scene.house.store.explain(scene.house.store.watch.record(false))
            #expect(plans.contains { $0.steps.contains { Self.walks($0, along: "cases") } })
        }
        #expect(Self.walks("  ->  Seq Scan on timeline_2026_03 timeline_1", along: "timeline"))
        #expect(Self.walks("Seq Scan on timeline_rest timeline_2", along: "timeline"))
        #expect(!Self.walks("Seq Scan on person_phone", along: "person"))
    }
}
