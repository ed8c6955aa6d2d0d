import Foundation
import Kernel
import Testing
import Web

/// The garden writes down what it knows; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("Articles and useful numbers over HTTP")
struct ArticleScenario {
    static let path = "/api/v1/articles"
    static let leak: Tree = [
        "title": "水管漏水处理", "text": "先关总阀，再报工程部。", "titleEnglish": "Leaks",
        "textEnglish": "Close the main valve.",
        "tags": ["漏水"], "checkDays": 30, "places": ["3"],
    ]

    @Test("Written, changed, checked, retired and brought back: every version is kept, and who may not write may not")
    func life() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let made = try await chen.send(Self.path, Self.leak, ["Idempotency-Key": "one"])
            #expect(made.status == 201 && made["number"] == "K2603-001" && made["state"] == "standing", "\(made.text)")
            #expect(try await chen.send(Self.path, Self.leak, ["Idempotency-Key": "one"])["number"] == made["number"])
            #expect(made["checkDue"] == "2026-04-02" && made["owner"] == made["by"])
            let uri = "\(Self.path)/K2603-001"
            refused(try await lin.send(.put, uri, ["title": "x"]), 403, "notAllowed")
            refused(try await lin.send("\(uri)/actions/retire", ["reason": "x"]), 403, "notAllowed")
            let ends: Tree = ["text": "先关入户总阀。", "until": "2026-12-31"]
            let edited = try await chen.send(.put, uri, ends, ["If-Match": "\"1\""])
            #expect(edited.status == 200 && edited["version"].int == 2, "\(edited.text)")
            #expect(edited["tags"] == made["tags"])
            refused(try await chen.send(.put, uri, ends, ["If-Match": "\"1\""]), 412, "articleChanged")
            #expect(try await chen.send(.put, uri, ["until": .null])["until"] == .null)
            scene.hand.advance(.days(31))
            #expect(try await lin.get(uri)["state"] == "overdue")
            #expect(try await lin.get("\(Self.path)?show=overdue")["items"].items.count == 1)
            #expect(try await chen.send("\(uri)/actions/check", [:])["checkedOn"] == "2026-04-03")
            #expect(try await lin.get("\(Self.path)?show=overdue")["items"].items.isEmpty)
            refused(try await chen.send("\(uri)/actions/retire", [:]), 422, "articleLacks")
            #expect(try await chen.send("\(uri)/actions/retire", ["reason": "换了总阀"])["state"] == "retired")
            refused(try await chen.send("\(uri)/actions/check", [:]), 409, "articleNotNow")
            refused(try await chen.send(.put, uri, ends), 409, "articleNotNow")
            refused(try await lin.get(uri), 404, "unknownArticle")
            #expect(try await chen.get("\(Self.path)?show=over")["items"].items.count == 1)
            let back = try await chen.send("\(uri)/actions/restore", [:])
            #expect(back["versions"].items.map { $0["act"].string } == [
                "restore", "retire", "check", "edit", "edit", "write",
            ])
            #expect(back["versions"].items.last?["text"] == "先关总阀，再报工程部。")
            let ends2 = try await chen.send(.put, uri, ["until": "2026-04-03"])
            #expect(ends2["state"] == "standing", "its last day is not over")
            scene.hand.advance(.days(1))
            #expect(try await lin.get(uri)["state"] == "expired")
        }
    }

    @Test("What is wrong is said with its field; nothing happens")
    func refusals() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            for (body, code) in [
                (["title": " "], "articleLacks"), (["text": ""], "articleLacks"),
                (["checkDays": 0], "checkDaysOutOfRange"),
                (["places": ["no-such"]], "unknownPlace"), (["zones": ["zhao"]], "noSuchZone"),
                (["owner": "zhao"], "articleOwner"), (["owner": "nobody"], "articleOwner"),
                (["tags": .list((0...20).map { .text("t\($0)") })], "tooManyTags"),
                (["kind": "number", "phone": ""], "articleLacks"),
                (["kind": "number", "phone": "打前台"], "notDialable"),
                (["kind": "script", "text": "您好{{name}}"], "unknownVariable"),
                (["kind": "script", "text": "您好{{customer"], "unknownVariable"),
            ] as [([String: Tree], String)] {
                refused(try await chen.send(Self.path, Self.leak.with(body)), 422, code)
            }
            let long: Tree = .text(String(repeating: "长", count: 121))
            refused(try await chen.send(Self.path, Self.leak.with(["title": long])), 413, "tooLong")
            #expect(try await chen.get(Self.path)["items"].items.isEmpty)
            refused(try await chen.get("\(Self.path)/K2603-009"), 404, "unknownArticle")
            let other = try await scene.visitor("ru").send(Self.path, Self.leak.with(["project": "garden"]))
            refused(other, 403, "notAllowed")
        }
    }

    @Test("A category's name or path shows it beside cases there, at the intake and in the find box, and nowhere else")
    func beside() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            #expect(try await chen.send(Self.path, Self.leak).status == 201)
            let number: Tree = [
                "kind": "number", "title": "自来水公司抢修", "phone": "0592-968899", "tags": ["engineering.plumbing"],
            ]
            #expect(try await chen.send(Self.path, number).status == 201)
            func found(_ query: String) async throws -> [String] {
                try await lin.get("\(Self.path)?\(query)")["items"].items.map { $0["number"].string }.sorted()
            }
            let leaks = "category=engineering.plumbing.leak"
            #expect(try await found("\(leaks)&place=3-1-802") == ["K2603-001", "K2603-002"])
            #expect(try await found("\(leaks)&place=pool") == ["K2603-002"])
            #expect(try await found(leaks) == ["K2603-002"])
            #expect(try await found("category=engineering.plumbing.blockage&place=3-1-802") == ["K2603-002"])
            #expect(try await found("category=cleaning&place=3-1-802") == [])
            refused(try await lin.get("\(Self.path)?\(leaks)&project=tower"), 422, "unknownProject")
            let item = try await lin.register([
                "place": "3-1-802", "category": "engineering.plumbing.leak",
            ])["number"].string
            let page = try await scene.browser("lin").open("/cases/\(item)").text
            #expect(page.contains("水管漏水处理") && page.contains("0592-968899"))
            let intake = try await scene.browser("lin").submit(
                "/intake/proposals", ["category": "engineering.plumbing.leak", "place": "3-1-802", "text": "漏水"])
            #expect(intake.text.contains("水管漏水处理"), "\(intake.status)")
            #expect(try await lin.get("/api/v1/search?q=968899&type=article")["items"][0]["id"] == "K2603-002")
            let lines = try await scene.browser("lin").open("/find/lines?q=%E6%80%BB%E9%98%80").text
            #expect(lines.contains("/articles/K2603-001"))
            #expect(try await chen.send("\(Self.path)/K2603-001/actions/retire", ["reason": "旧"]).status == 200)
            #expect(try await found("\(leaks)&place=3-1-802") == ["K2603-002"])
            #expect(try await lin.get("/api/v1/search?q=%E6%80%BB%E9%98%80&type=article")["items"].items.isEmpty)
        }
    }

    @Test("An overdue check warns its owner once, and whoever checks decides the warning")
    func warned() async throws {
        try await withScene { scene in
            let chen = try scene.visitor("chen")
            let body = Self.leak.with(["owner": "customer-service-manager"])
            let owner = try await chen.send(Self.path, body)["owner"]
            _ = try await scene.house.alerts.look()
            _ = try await scene.house.alerts.count()
            scene.hand.advance(.days(33))
            _ = try await scene.house.alerts.count()
            scene.hand.advance(.hours(2))
            _ = try await scene.house.alerts.count()
            let alerts = try await chen.get("/api/v1/alerts?rule=article-unchecked")["items"].items
            #expect(alerts.count == 1 && alerts[0]["owner"] == owner, "\(alerts)")
            #expect(alerts[0]["says"].string.contains("水管漏水处理"), "\(alerts[0])")
            #expect(alerts[0]["saw"]["article"] == "K2603-001" && alerts[0]["saw"]["days"] == "3")
            #expect(try await chen.send("\(Self.path)/K2603-001/actions/check", [:]).status == 200)
            _ = try await scene.house.alerts.look()
            #expect(try await chen.get("/api/v1/alerts?rule=article-unchecked")["items"][0]["state"] == "acted")
        }
    }

    @Test("Pages: what was typed comes back, lists are told apart, who may not write has no form")
    func pages() async throws {
        try await withScene { scene in
            let (lin, chen) = (scene.browser("lin"), scene.browser("chen"))
            let typed = [
                "kind": "number", "title": "燃气抢修", "phone": "12", "checkDays": "90", "text": "二十四小时", "tags": "燃气, 停气",
            ]
            let wrong = try await chen.submit("/articles", typed)
            #expect(wrong.status == 422 && wrong.text.contains("燃气抢修") && wrong.text.contains("电话号码只能有"))
            let made = try await chen.submit("/articles", typed.merging(["phone": "96777"]) { $1 })
            #expect(made.status == 303 && made.location == "/articles/K2603-001", "\(made.text.prefix(300))")
            #expect(try await lin.open(made.location).text.contains("tel:96777"))
            #expect(try await !lin.open(made.location).text.contains("/actions/check"))
            #expect(try await !lin.open("/articles?new=script").text.contains("name=\"checkDays\""))
            #expect(try await chen.open("/articles?new=script").text.contains("{{promise}}"))
            #expect(try await lin.open("/articles?kind=number").text.contains("燃气抢修"))
            #expect(try await !lin.open("/articles?kind=script").text.contains("燃气抢修"))
            #expect(try await lin.open("/articles?q=ranqi").text.contains("96777"))
            #expect(try await chen.submit("\(made.location)/actions/check", ["version": "1"]).status == 303)
            let stale = try await chen.submit("\(made.location)/actions/retire", ["version": "1", "reason": "旧了"])
            #expect(stale.status == 412 && stale.text.contains("旧了") && stale.text.contains("刚被别人改过"))
            #expect(try await chen.submit("\(made.location)/actions/retire", ["reason": "旧了"]).status == 303)
            #expect(try await chen.open("/articles?show=over").text.contains("燃气抢修"))
            #expect(try await scene.browser("ru").open(made.location).status == 404)
        }
    }
}

extension Scene {
    /// Writes, changes, checks, finds and shows articles and scripts: for whoever watches the statements.
    func writesDown() async throws {
        let (chen, lin) = (try visitor("chen"), try visitor("lin"))
        let made = try await chen.send(ArticleScenario.path, ArticleScenario.leak.with(["without": ["3-1-803"]]))
        let uri = "\(ArticleScenario.path)/\(made["number"].string)"
        #expect(try await chen.send(.put, uri, ["text": "关阀"]).status == 200)
        #expect(try await chen.send("\(uri)/actions/check", [:]).status == 200)
        #expect(try await chen.send(ArticleScenario.path, ScriptScenario.script).status == 201)
        let leak: [String: Tree] = ["place": "3-1-802", "category": "engineering.plumbing.leak"]
        let item = try await lin.register(leak)["number"].string
        for query in [
            "", "?show=overdue", "?show=over", "?kind=script", "?q=%E9%98%80",
            "?category=engineering.plumbing.leak&place=3-1-802",
        ] { #expect(try await lin.get("\(ArticleScenario.path)\(query)").status == 200) }
        #expect(try await lin.get("/api/v1/cases/\(item)/scripts").status == 200)
        for page in ["/articles", uri.replacing("/api/v1", with: ""), "/cases/\(item)", "/cases/\(item)/scripts"] {
            #expect(try await browser("lin").open(page).status == 200)
        }
        _ = try await house.alerts.count()
    }
}
