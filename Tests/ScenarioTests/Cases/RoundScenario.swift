import Foundation
import Kernel
import Testing

extension Scene {
    static let planOfRounds: Tree = [
        "name": "公共区域", "rule": "FREQ=DAILY", "windows": ["08:30-11:00"], "by": "staff", "staff": "zhao",
        "department": "cleaning", "on": true,
        "points": [["key": "p1", "place": "3", "code": "R-3"], ["key": "p2", "place": "pool"]],
        "checks": [["key": "c1", "name": "整洁", "kind": "yes", "hours": 4]],
    ]

    /// A plan that is on, its round walked to the end, its finding mended, and all that is asked of rounds.
    func walksARound() async throws {
        let (chen, zhao) = (try visitor("chen"), try visitor("zhao"))
        let plan = try await chen.send("/api/v1/round-plans", Self.planOfRounds)
        #expect(plan.status == 201, "\(plan.text)")
        let round = try await zhao.get("/api/v1/rounds/mine")["mine"][0]["id"].string
        let visits = "/api/v1/rounds/\(round)/visits"
        for body: Tree in [
            ["point": "p1", "key": "k-1", "code": "R-3", "answers": ["c1": 0]],
            ["point": "p2", "key": "k-2", "answers": ["c1": 1]],
        ] { #expect(try await zhao.send(visits, body).status == 201) }
        _ = try await house.inspections.run()
        for uri in [
            "rounds", "rounds/\(round)", "round-conflicts", "round-findings", "round-findings?state=corrected",
            "payment-sheets", "round-plans", "round-plans/\(plan["id"].string)", "round-proposals", "round-coverage",
            "round-coverage?inside=3", "round-scores?department=cleaning",
        ] { #expect(try await chen.get("/api/v1/\(uri)").status == 200, "\(uri)") }
        for page in [
            "/rounds", "/rounds/day", "/rounds/findings", "/rounds/coverage", "/rounds/scores?department=cleaning",
            "/rounds/payments", "/rounds/plans", "/rounds/plans/new?proposal=lifts",
            "/rounds/plans/\(plan["id"].string)",
            "/rounds/walks/\(round)",
        ] { #expect(try await browser("chen").open(page).status == 200, "\(page)") }
        try await paysAContractor()
    }

    /// February is over: a sheet is drawn up, looked at, approved by another and taken out.
    func paysAContractor() async throws {
        let (chen, warden, path) = (try visitor("chen"), try visitor("warden"), "/api/v1/payment-sheets")
        let body: Tree = ["department": "cleaning", "month": "2026-02", "monthly": 1_250_000]
        let drawn = try await chen.send(path, body)
        #expect(drawn.status == 201 && drawn["pay"].int == 1_250_000 && drawn["currency"] == "CNY", "\(drawn.text)")
        let one = "\(path)/\(drawn["id"].string)"
        #expect(try await chen.get(one)["mayApprove"] == false)
        #expect(try await chen.send("\(one)/approval", ["pay": 1_250_000])["code"] == "ownSheet")
        #expect(try await warden.send("\(one)/approval", ["pay": 1])["code"] == "paymentChanged")
        let approved = try await warden.send("\(one)/approval", ["pay": 1_250_000])
        #expect(approved.status == 200 && approved["changed"].items.isEmpty && approved["approvedAt"] != .null)
        #expect(try await chen.send(path, body)["code"] == "sheetApproved")
        #expect(try await chen.get("\(path)?month=2026-02")["items"][0]["sheet"]["id"] == drawn["id"])
        for format in ["csv", "xlsx"] { #expect(try await warden.get("\(one)/export?format=\(format)").status == 200) }
    }
}

@Suite("Rounds, over HTTP and on their pages")
struct RoundScenario {
    @Test("Everything that is asked of rounds answers")
    func all() async throws { try await withScene { try await $0.walksARound() } }

    @Test("A payment sheet on its pages: what was typed is kept, another approves, it prints and leaves as a table")
    func payment() async throws {
        try await withScene { scene in
            let (chen, warden) = (scene.browser("chen"), scene.browser("warden"))
            let page = "/rounds/payments?project=garden&month=2026-02"
            let fields = ["department": "cleaning", "month": "2026-02", "sum": "一万"]
            let wrong = try await chen.submit(page, fields)
            #expect(wrong.status == 422 && wrong.text.contains("value=\"一万\"") && wrong.text.contains("合同月费要写成"))
            let made = try await chen.submit(page, fields.merging(["sum": "¥12,500.00"]) { $1 })
            #expect(made.status == 303, "\(made.text.prefix(400))")
            let own = try await chen.open(made.location).text
            #expect(own.contains("制单人不能审核") && !own.contains("name=\"pay\"") && own.contains("¥12,500.00"))
            #expect(try await warden.open(made.location).text.contains("name=\"pay\" value=\"1250000\""))
            let stale = try await warden.submit("\(made.location)/approval", ["pay": "1"])
            #expect(stale.status == 409 && stale.text.contains("应付金额已有变化"))
            #expect(try await warden.submit("\(made.location)/approval", ["pay": "1250000"]).status == 303)
            let sheet = try await chen.open(made.location).text
            #expect(sheet.contains("管一处 ") && sheet.contains("云栖物业服务有限公司") && sheet.contains("90%–94% 扣 2%"))
            let table = try await warden.open("\(made.location)/export?format=csv")
            #expect(table.text.contains("12500.00") && table.text.contains("管一处"))
            #expect(try await scene.browser("ru").open(made.location).status == 404)
        }
    }

    @Test("A proposal is taken up on its page, walked on the telephone's page, and stands on the board")
    func pages() async throws {
        try await withScene { scene in
            let chen = scene.browser("chen")
            let form = try await chen.open("/rounds/plans/new?proposal=public-areas").text
            #expect(form.contains("公共区域巡查") && form.contains("FREQ=DAILY") && form.contains("value=\"pool\""))
            var fields = [
                "name": "公共区域巡查", "rule": "FREQ=NEVER", "windows": "08:30-11:00", "by": "role", "role": "engineer",
                "on": "yes", "point-place-0": "pool", "point-code-0": "W-1", "check-name-0": "水面干净",
                "check-kind-0": "yes", "check-hours-0": "4", "check-at-0": "1",
            ]
            let wrong = try await chen.submit("/rounds/plans?project=garden", fields)
            #expect(wrong.status == 422 && wrong.text.contains("FREQ=NEVER") && wrong.text.contains("水面干净"))
            fields["rule"] = "FREQ=DAILY"
            let made = try await chen.submit("/rounds/plans?project=garden&proposal=public-areas", fields)
            #expect(made.status == 303, "\(made.text.prefix(400))")
            let plans = try await chen.open("/rounds/plans").text
            #expect(!plans.contains("proposal=public-areas") && plans.contains("公共区域巡查"))
            let days = try await scene.visitor("chen").get("/api/v1/rounds")
            let round = days["items"][0]
            let walker = round["assignee"].string
            let staff = try await scene.visitor("chen").get("/api/v1/staff?limit=200")["items"].items
            let user = try #require(staff.first { $0["id"].string == walker }?["user"].string)
            let mine = scene.browser(user)
            #expect(try await mine.open("/rounds").text.contains("公共区域巡查"))
            let uri = "/rounds/walks/\(round["id"].string)"
            let page = try await mine.open(uri).text
            #expect(!page.contains("W-1"), "the code hangs at the point")
            let bad = try await mine.submit(
                uri + "/visits", ["once": "a", "point": "p1", "code": "W-2", "answer-c1": "1", "note": "没人"])
            #expect(bad.status == 422 && bad.text.contains("这不是这个点位的现场码") && bad.text.contains("没人"))
            let good = ["once": "b", "point": "p1", "code": "w-1", "answer-c1": "0", "note": "落叶"]
            #expect(try await mine.submit(uri + "/visits", good).status == 303)
            #expect(try await mine.submit(uri + "/visits", good).status == 303, "sent twice")
            let done = try await scene.visitor("chen").get("/api/v1/rounds/\(round["id"].string)")
            #expect(done["state"] == "done" && done["visits"].items.count == 1 && done["findings"].items.count == 1)
            let board = try await scene.visitor("chen").get("/api/v1/board")["rounds"]
            #expect(board["all"] == 1 && board["done"] == 1)
            #expect(try await chen.open("/board").text.contains("1 / 1"))
        }
    }

    @Test("Handed over meanwhile: kept, shown, decided; a photograph is one of the round's; others see nothing")
    func conflict() async throws {
        try await withScene { scene in
            let (chen, zhao) = (try scene.visitor("chen"), try scene.visitor("zhao"))
            _ = try await chen.send("/api/v1/round-plans", Scene.planOfRounds)
            let round = try await zhao.get("/api/v1/rounds/mine")["mine"][0]["id"].string
            let uri = "/api/v1/rounds/\(round)"
            refused(try await zhao.send("\(uri)/actions/assign", ["staff": "qian", "reason": "换"]), 403, "notAllowed")
            refused(try await chen.send("\(uri)/actions/assign", ["staff": "lin", "reason": "换"]), 422, "walkerUnfit")
            refused(try await chen.send("\(uri)/actions/assign", ["staff": "qian", "reason": " "]), 422, "fieldMissing")
            let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
            let photo = try await zhao.upload("\(uri)/photos", name: "a.png", bytes: png)["photo"].string
            #expect(photo.count == 64)
            #expect(try await chen.send("\(uri)/actions/assign", ["staff": "qian", "reason": "请假"]).status == 200)
            let body: Tree = [
                "point": "p1", "key": "off-1", "code": "R-3", "answers": ["c1": 1], "photos": [.text(photo)],
                "at": "2026-03-03T08:50:00+08:00",
            ]
            let kept = try await zhao.send("\(uri)/visits", body)
            #expect(kept["conflict"] == "reassigned" && kept["counts"] == false, "\(kept.text)")
            #expect(try await zhao.send("\(uri)/visits", body)["id"] == kept["id"])
            #expect(try await chen.get("/api/v1/round-conflicts")["items"].items.count == 1)
            let page = try await scene.browser("chen").open("/rounds/day").text
            #expect(page.contains("已转给别人") && page.contains("有变动，待确认"))
            let decision = "/api/v1/round-visits/\(kept["id"].string)/decision"
            refused(try await chen.send(decision, ["decision": "accepted", "reason": ""]), 422, "fieldMissing")
            #expect(try await chen.send(decision, ["decision": "accepted", "reason": "确实走过"])["counts"] == true)
            #expect(try await chen.get(uri)["walked"] == 1)
            refused(try await chen.send(decision, ["decision": "set-aside", "reason": "再来"]), 409, "nothingToDecide")
            refused(try await zhao.send("\(uri)/visits", body.with(["key": "x", "photos": ["0"]])), 422, "unknownPhoto")
            refused(try await scene.visitor("ru").get(uri), 404, "unknownRound")
            let picture = try await scene.browser("zhao").open("/rounds/walks/\(round)/photos/\(photo)")
            #expect(picture.status == 200 && picture.type == "image/png")
        }
    }

    @Test("Missed rounds warn early")
    func warned() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            for _ in 0..<3 { _ = try await chen.send("/api/v1/round-plans", Scene.planOfRounds) }
            try scene.at("13:30")
            _ = try await scene.house.inspections.run()
            _ = try await scene.house.alerts.count()
            let alerts = try await chen.get("/api/v1/alerts")["items"].items
            #expect(alerts.contains { $0["rule"] == "rounds-missed" }, "\(alerts)")
            #expect(try await scene.browser("chen").open("/alerts").text.contains("漏巡 3 次"))
            #expect(try await chen.get("/api/v1/board")["rounds"]["missed"] == 3)
        }
    }
}
