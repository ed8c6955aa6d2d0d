import Kernel
import Testing

@Suite("Working calendars over HTTP and on their pages")
struct CalendarScenario {
    private static let week: Tree = [
        "mon": ["09:00-12:00", "13:00-18:00"], "tue": ["09:00-12:00", "13:00-18:00"], "wed": ["09:00-12:00"],
    ]
    private static let draft: Tree = ["zone": "Asia/Shanghai", "week": week]
    private static let address = "/api/v1/calendars/office"

    private static func publishing(_ more: [String: Tree]) -> Tree {
        draft.with(["basedOn": 1, "note": "试行", "openPromises": "keep"]).with(more)
    }

    /// Each page of a form, as the browser shows it first.
    private static let form = [
        "base": "1", "zone": "Asia/Shanghai", "mon": "09:00-12:00, 13:00-18:00", "tue": "09:00-12:00, 13:00-18:00",
        "wed": "09:00-12:00",
    ]

    @Test("seen, tried out, published, and moved to")
    func way() async throws {
        try await withScene { scene in
            let (root, lin) = (try scene.visitor("root"), try scene.visitor("lin"))
            let item = try await lin.register(["kind": "suggestion", "channel": "letter"])
            var office = try await root.get(Self.address)
            #expect(office["version"] == 1 && office["week"]["mon"] == ["08:00-12:00", "13:00-18:00"])
            #expect(office["holidays"].items.map { $0["year"].int } == [2024, 2025, 2026])
            let preview = try await root.send("\(Self.address)/preview", Self.draft)
            #expect(preview["same"] == 1 && preview["later"] == 1 && preview["earlier"] == 0)
            let row = try #require(preview["items"].items.last)
            #expect(row["case"] == item["number"] && row["kind"] == "closed" && row["stays"] == .null)
            let answer = try await root.send("\(Self.address)/versions", Self.publishing(["openPromises": "move"]))
            #expect(answer.status == 201 && answer["version"] == 2 && answer["versions"].items.count == 2)
            #expect(answer["versions"][0]["note"] == "试行" && answer["versions"][0]["publisher"] == "总管")
            _ = try await scene.house.jobs.work()
            let open = try await lin.sees(item)["promises"].items.filter { $0["state"] == "open" }
            #expect(open.last?["dueAt"] == row["newDueAt"])
            let clock = try await lin.get("/api/v1/promises/\(open[0]["id"].string)/clock")
            #expect(clock["version"] == 2)
            #expect(try await lin.timeline(item).last?["act"] == "calendar")
            office = try await root.get("\(Self.address)?version=1")
            #expect(office["version"] == 1 && office["current"] == 2)
            let list = try await root.get("/api/v1/calendars")["items"].items
            #expect(list.map { $0["calendar"].string } == ["always", "office"])
        }
    }

    @Test("refusals: rights, words, days, what another was quicker with")
    func refusals() async throws {
        try await withScene { scene in
            let (root, warden) = (try scene.visitor("root"), try scene.visitor("warden"))
            let versions = "\(Self.address)/versions"
            refused(try await scene.visitor("chen").get(Self.address), 403, "notAllowed")
            refused(try await warden.send(versions, Self.publishing([:])), 403, "notAllowed")
            refused(try await warden.send(versions, Self.publishing(["project": "tower"])), 422, "unknownProject")
            refused(try await root.get("/api/v1/calendars/gone"), 404, "unknownCalendar")
            refused(try await root.get("\(Self.address)?version=7"), 404, "unknownCalendar")
            refused(try await root.send(versions, Self.publishing(["note": " "])), 422, "fieldMissing")
            refused(try await root.send(versions, Self.publishing(["week": [:]])), 422, "noWorkingTime")
            refused(try await root.send(versions, Self.publishing(["week": ["mo": []]])), 422, "unknownWord")
            refused(try await root.send(versions, Self.publishing(["week": ["mon": ["8-9"]]])), 422, "badHours")
            refused(
                try await root.send(versions, Self.publishing(["days": ["2026-2-1": ["hours": []]]])), 422, "badDay")
            refused(try await root.send(versions, Self.publishing(["openPromises": "all"])), 422, "wrongType")
            let own = Self.publishing(["project": "garden"])
            #expect(try await warden.send(versions, own).status == 201)
            refused(try await warden.send(versions, own), 409, "calendarStale")
            #expect(try await root.send(versions, Self.publishing([:])).status == 201)
            refused(try await root.send("\(Self.address)/preview?after=x", Self.draft), 422, "badCursor")
        }
    }

    @Test("the page: everything typed is kept, the sentence stands at its field, holidays are taken up by a person")
    func pages() async throws {
        try await withScene { scene in
            let root = scene.browser("root")
            #expect(try await root.open("/calendars").text.contains("/calendars/office"))
            let page = try await root.open("/calendars/office").text
            #expect(page.contains("08:00-12:00, 13:00-18:00") && page.contains("2026-10-01") && page.contains("国庆节"))
            let wrong = try await root.submit(
                "/calendars/office", Self.form.merging(["do": "preview", "mon": "8点到12点", "days": "x"]) { $1 })
            #expect(wrong.status == 422 && wrong.text.contains("8点到12点") && wrong.text.contains(">x</textarea>"))
            let bad = try await root.submit(
                "/calendars/office", Self.form.merging(["do": "preview", "mon": "8点到12点"]) { $1 })
            #expect(bad.text.contains(#"id="e-mon""#) && bad.text.contains("“8点到12点”不是时段"))
            let taken = try await root.submit(
                "/calendars/office", Self.form.merging(["do": "take", "take": "2026-10-01"]) { $1 })
            #expect(taken.status == 200 && taken.text.contains("2026-10-01: - 国庆节"))
            #expect(try await scene.visitor("root").get(Self.address)["version"] == 1, "nothing is published")
            let item = try await scene.visitor("lin").register(["kind": "suggestion", "channel": "letter"])
            let preview = try await root.submit("/calendars/office", Self.form.merging(["do": "preview"]) { $1 })
            #expect(preview.status == 200 && preview.text.contains(item["number"].string))
            let bare = try await root.submit("/calendars/office", Self.form.merging(["do": "publish"]) { $1 })
            #expect(bare.status == 422 && bare.text.contains(item["number"].string), "the preview is still there")
            let publishing = Self.form.merging(["do": "publish", "note": "试行", "effect": "move"]) { $1 }
            let done = try await root.submit("/calendars/office", publishing)
            #expect(done.status == 303 && done.location == "/calendars/office?saved=2")
            #expect(try await root.open(done.location).text.contains("第 2 版已发布"))
            let stale = try await root.submit("/calendars/office", publishing)
            #expect(stale.status == 409 && stale.text.contains("总管 刚刚发布了第 2 版（试行）"))
            #expect(stale.text.contains(#"name="base" value="2""#))
            let old = try await root.open("/calendars/office?version=1").text
            #expect(old.contains("这是旧版") && !old.contains(#"value="preview""#))
            _ = try await scene.house.jobs.work()
            let entry = try await root.open("/cases/\(item["number"].string)").text
            #expect(entry.contains("按新日历重算时限") && entry.contains("v2 试行"))
        }
    }

    @Test("a part of a project: its own calendar, whose name stands at the promise; a place that is none is refused")
    func part() async throws {
        try await withScene { scene in
            let (warden, lin) = (try scene.visitor("warden"), try scene.visitor("lin"))
            let versions = "\(Self.address)/versions"
            let part = Self.publishing(["project": "garden", "place": "3"])
            let known = "\(Self.address)?project=garden&place=3"
            #expect(try await warden.get(known)["own"] == false)
            let made = try await warden.send(versions, part)
            #expect(made.status == 201 && made["place"] == "3" && made["own"] == true && made["version"] == 2)
            #expect(try await warden.get("\(Self.address)?project=garden&place=3-1-802")["current"] == 2)
            #expect(try await warden.get("\(Self.address)?project=garden")["current"] == 1)
            refused(try await warden.get("\(Self.address)?project=garden&place=9-9"), 422, "unknownPlace")
            refused(try await warden.send(versions, Self.publishing(["place": "3"])), 422, "missing")
            let item = try await lin.register(["kind": "suggestion", "channel": "letter", "place": "3-1-802"])
            let promise = try await lin.sees(item)["promises"].items[0]["id"].string
            let clock = try await lin.get("/api/v1/promises/\(promise)/clock")
            #expect(clock["place"] == "3" && clock["version"] == 2)
            let sheet = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(sheet.contains("3 栋的日历"))
            let list = try await warden.get("/api/v1/calendars")["items"].items.map { $0["place"] }
            #expect(list.contains("3"))
        }
    }

    @Test("the page of a part: opened by its code, published there, and what was typed stays where it is none")
    func partPage() async throws {
        try await withScene { scene in
            let warden = scene.browser("warden")
            let lost = try await warden.open("/calendars/office?project=garden&place=9-9")
            #expect(lost.status == 422 && lost.text.contains(#"value="9-9""#))
            let page = try await warden.open("/calendars/office?project=garden&place=3").text
            #expect(page.contains("在此发布后"))
            let form = Self.form.merging(["project": "garden", "place": "3", "do": "publish", "note": "早班"]) { $1 }
            let done = try await warden.submit("/calendars/office", form)
            #expect(done.status == 303 && done.location.contains("place="))
            #expect(try await warden.open(done.location).text.contains("第 2 版已发布"))
            #expect(try await warden.open("/calendars").text.contains("place=3"))
        }
    }

    @Test("whoever edits one project's calendar sees the desk's, and cannot change it")
    func project() async throws {
        try await withScene { scene in
            let warden = scene.browser("warden")
            #expect(try await !warden.open("/calendars/office").text.contains(#"value="preview""#))
            let own = try await warden.open("/calendars/office?project=garden").text
            #expect(own.contains(#"value="preview""#) && own.contains("本项目现用全公司的日历"))
            let form = Self.form.merging(["project": "garden", "do": "publish", "note": "早班"]) { $1 }
            let done = try await warden.submit("/calendars/office", form)
            #expect(done.status == 303)
            #expect(try await !warden.open(done.location).text.contains("本项目现用全公司的日历"))
        }
    }
}
