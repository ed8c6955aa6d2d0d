import Testing

extension Visitor {
    /// Puts an outage down that must be taken; answers it.
    @discardableResult
    func announces(_ changes: [String: Tree] = [:], at place: SourceLocation = #_sourceLocation) async throws -> Tree {
        let draft: Tree = [
            "project": "garden", "kind": "water", "places": ["3"], "cause": "水泵检修",
            "until": "2026-03-03T11:00:00+08:00",
        ]
        let answer = try await send("/api/v1/outages", draft.with(changes))
        #expect(answer.status == 201, "\(answer.text)", sourceLocation: place)
        return answer.json
    }

    /// An act on an outage that must be possible; answers it.
    @discardableResult
    func takes(
        _ action: String, onOutage outage: Tree, _ body: Tree = [:], at place: SourceLocation = #_sourceLocation
    ) async throws -> Tree {
        let answer = try await send("/api/v1/outages/\(outage["number"].string)/actions/\(action)", body)
        #expect(answer.status == 200, "\(action): \(answer.text)", sourceLocation: place)
        return answer.json
    }

    func placeID(_ code: String) async throws -> String {
        try await get("/api/v1/places?q=\(code)")["items"].items.first { $0["code"].string == code }?["id"].string ?? ""
    }
}

extension Scene {
    /// What is told and linked around a case, for the plans of its statements.
    func tellsAndLinks(_ item: Tree) async throws {
        let (lin, number) = (try visitor("lin"), item["number"].string)
        let outage = try await lin.announces()
        let other = try await lin.register(["place": "3-1-802", "outage": outage["number"]])
        let news = try await lin.takes("news", onOutage: outage, ["text": "提前恢复"])["news"][0]["id"].string
        _ = try await lin.get("/api/v1/news/\(news)")
        _ = try await browser("lin").open("/news/\(news)")
        let person = try #require(template.people["王建国"]).description
        _ = try await lin.send("/api/v1/people/\(person)/consents", ["accepts": false, "manner": "电话中说"])
        _ = try await lin.get("/api/v1/people/\(person)/consents")
        let place = try await lin.placeID("3-1-802")
        _ = try await lin.send("/api/v1/places/\(place)/hints", ["topic": "valve", "text": "地下一层"])
        _ = try await lin.send("/api/v1/cases/\(number)/links", ["relation": "related", "with": other["number"]])
        for uri in ["links", "duplicates"] { _ = try await lin.get("/api/v1/cases/\(number)/\(uri)") }
        for uri in ["news", "hints"] { _ = try await lin.get("/api/v1/places/\(place)/\(uri)") }
        _ = try await browser("lin").open("/outages/\(outage["number"].string)")
        _ = try await browser("lin").open("/cases/\(other["number"].string)")
    }
}

@Suite("What to tell them: outages over HTTP and on their pages")
struct KnowledgeScenario {
    @Test("announced, told at the intake, answered with one step, moved, told to everybody who asked, ended")
    func way() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            refused(try await zhao.send("/api/v1/outages", ["kind": "water", "cause": "x"]), 403, "notAllowed")
            let outage = try await lin.announces()
            #expect(outage["state"] == "running" && outage["places"] == ["3"] && outage["asked"] == 0)
            #expect(outage["said"].string.contains("3 栋因水泵检修停水，预计恢复供水时间：11:00"))
            let place = try await lin.placeID("3-1-802")
            let news = try await lin.get("/api/v1/places/\(place)/news")
            #expect(news["told"][0]["said"] == outage["said"] && news["told"][0]["pastItsEnd"] == false)
            let pool = try await lin.placeID("pool")
            #expect(try await lin.get("/api/v1/places/\(pool)/news")["told"] == [])
            // Asked and nothing more: one step, closed with the sentence as its answer.
            let asked = try await lin.register([
                "place": "3-1-802", "text": " ", "kind": "repair", "outage": outage["number"],
            ])
            #expect(asked["kind"] == "consultation" && asked["phase"] == "closed" && asked["title"] == "停水")
            #expect(asked["solution"]["text"] == outage["said"] && asked["outcome"] == "answered")
            // A complaint has no answer in one step: it goes on, and its customer is told.
            let repair = try await lin.register([
                "kind": "complaint", "place": "3-1-803", "outage": outage["number"],
            ])
            #expect(repair["phase"] == "open")
            let entries = try await lin.timeline(repair)
            #expect(entries.map { $0["act"].string } == ["register", "outage", "message"])
            #expect(entries.last?["audience"] == "customer" && entries.last?["words"] == outage["said"])
            let move = "/api/v1/outages/\(outage["number"].string)/actions/move"
            refused(try await lin.send(move, [:]), 422, "fieldMissing")
            let until: Tree = ["until": "2026-03-04T09:00:00+08:00", "reason": "配件未到"]
            let moved = try await lin.takes("move", onOutage: outage, until)
            #expect(moved["said"].string.contains("恢复供水时间：03-04 09:00") && moved["asked"] == 2)
            #expect(moved["entries"].items.map { $0["act"].string } == ["announce", "answer", "answer", "move"])
            #expect(moved["entries"].items.last?["words"] == "配件未到")
            _ = try await lin.takes("news", onOutage: outage, ["text": "今晚也停"])
            #expect(try await lin.timeline(asked).last?["words"] == "今晚也停")
            #expect(try await lin.timeline(repair).last?["words"] == "今晚也停")
            let ended = try await lin.takes("end", onOutage: outage)
            #expect(ended["state"] == "over" && ended["actions"] == ["untie", "news"])
            let late = Visitor.demand.with(["outage": outage["number"]])
            refused(try await lin.send("/api/v1/cases", late), 409, "notAllowedNow")
            #expect(try await lin.get("/api/v1/places/\(place)/news")["told"] == [])
        }
    }

    @Test("planned ones are told some days before; past its end it says so; another project hears nothing")
    func times() async throws {
        try await withScene { scene in
            let (lin, ru) = (try scene.visitor("lin"), try scene.visitor("ru"))
            let place = try await lin.placeID("3-1-802")
            func told() async throws -> [Tree] { try await lin.get("/api/v1/places/\(place)/news")["told"].items }
            let late: [String: Tree] = ["from": "2026-03-09T09:00:00+08:00", "until": "2026-03-09T12:00:00+08:00"]
            let planned = try await lin.announces(late)
            #expect(planned["state"] == "planned")
            #expect(try await told().isEmpty)
            try scene.at("10:00", day: 7)
            #expect(try await told().count == 1)
            refused(try await lin.send("/api/v1/outages", ["kind": "water", "cause": "x"]), 422, "fieldMissing")
            let all: [String: Tree] = ["places": [], "wholeProject": true, "until": "2026-03-07T11:00:00+08:00"]
            let whole = try await lin.announces(all)
            #expect(whole["said"].string.contains("花园小区"))
            try scene.at("11:01", day: 7)
            #expect(try await told().first { $0["outage"] == whole["number"] }?["pastItsEnd"] == true)
            refused(try await ru.get("/api/v1/outages/\(whole["number"].string)"), 404, "unknownOutage")
            #expect(try await ru.get("/api/v1/outages")["items"] == [])
            let cross: [String: Tree] = ["project": "tower", "outage": whole["number"]]
            refused(try await ru.send("/api/v1/cases", Visitor.demand.with(cross)), 404, "unknownOutage")
            let backwards: Tree = [
                "project": "garden", "kind": "water", "places": ["3"], "cause": "x", "from": "2026-03-07T10:00:00Z",
                "until": "2026-03-07T09:00:00Z",
            ]
            refused(try await lin.send("/api/v1/outages", backwards), 422, "endBeforeStart")
            refused(try await lin.send("/api/v1/outages", backwards.with(["kind": "gas"])), 422, "unknownWord")
            refused(try await lin.send("/api/v1/outages", backwards.with(["places": ["77"]])), 422, "unknownPlace")
            refused(try await lin.send("/api/v1/outages", backwards.with(["project": "tower"])), 403, "notAllowed")
        }
    }

    @Test("the pages: announce, the intake says what to tell, the case has its button, the notice is printed")
    func pages() async throws {
        try await withScene { scene in
            let browser = scene.browser("lin")
            let wrong = try await browser.submit("/outages", ["kind": "power", "places": "3", "cause": " "])
            #expect(wrong.status == 422 && wrong.text.contains("请填写“原因分类”"))
            let form = ["kind": "power", "places": "3、pool", "cause": "检修", "from": "2026-03-03T09:00", "sentence": ""]
            let made = try await browser.submit("/outages", form)
            #expect(made.status == 303, "\(made.text.prefix(300))")
            let page = try await browser.open(made.location)
            #expect(page.text.contains("停电") && page.text.contains("时间待定"))
            #expect(try await browser.open("/outages").text.contains("3 栋 泳池"))
            let person = try #require(scene.template.people["王建国"]).description
            let intake = try await browser.open("/intake?person=\(person)")
            #expect(intake.text.contains("就这样答复") && intake.text.contains("因检修停电"))
            let number = String(made.location.split(separator: "/").last ?? "")
            let item = try await scene.visitor("lin").register(["place": "3-1-802"])
            let sheet = try await browser.open("/cases/\(item["number"].string)")
            #expect(sheet.text.contains("/outages/\(number)/answer"))
            let back = "/cases/\(item["number"].string)"
            let told = try await browser.submit(
                "/outages/\(number)/answer", ["case": item["number"].string, "back": back])
            #expect(told.status == 303 && told.location == back)
            let after = try await browser.open(back)
            #expect(!after.text.contains("/outages/\(number)/answer") && after.text.contains("询问"))
            let notice = [
                "noticeTitle": "停电", "noticeBody": "{where}停电到{until}", "noticeTitleEnglish": "Power off",
                "noticeBodyEnglish": "At {where}",
            ]
            #expect(try await browser.submit("/outages/\(number)/notice", notice).status == 303)
            let paper = try await browser.open("/outages/\(number)?print=notice")
            #expect(paper.text.contains("3 栋、泳池停电到时间待定") && paper.text.contains("At 3 栋, 泳池"))
            let once = try await browser.submit(
                "/cases", ["outage": number, "text": "", "kind": "repair", "person": person, "place": "3-1-802"])
            #expect(once.status == 303, "\(once.text.prefix(300))")
            #expect(try await browser.open("/outages/\(number)").text.contains("王建国"))
        }
    }

    @Test("hints: inherited by what lies below, changed by another version, old ones kept, refused elsewhere")
    func hints() async throws {
        try await withScene { scene in
            let (lin, ru) = (try scene.visitor("lin"), try scene.visitor("ru"))
            let (building, room) = (try await lin.placeID("3"), try await lin.placeID("3-1-802"))
            let uri = "/api/v1/places/\(building)/hints"
            let file = try await lin.send(uri, ["topic": "valve", "text": "总阀在地下一层", "checkedOn": "2026-02-01"])
            #expect(file.status == 201 && file["hints"][0]["checkedOn"] == "2026-02-01")
            let below = try await lin.get("/api/v1/places/\(room)/hints")
            #expect(below["hints"][0]["text"] == "总阀在地下一层" && below["hints"][0]["place"] == "3")
            let hint = "/api/v1/hints/\(file["hints"][0]["id"].string)/actions"
            let checked = try await lin.send("\(hint)/check", [:])
            #expect(checked["hints"][0]["checkedOn"] == "2026-03-03" && checked["older"].items.count == 1)
            refused(try await lin.send("\(hint)/check", [:]), 404, "unknownHint")
            refused(try await lin.send(uri, ["topic": "gold", "text": "x"]), 422, "unknownWord")
            refused(try await lin.send(uri, ["topic": "lift", "text": " "]), 422, "textMissing")
            let tomorrow: Tree = ["topic": "lift", "text": "x", "checkedOn": "2026-03-04"]
            refused(try await lin.send(uri, tomorrow), 422, "dateOutOfRange")
            refused(try await ru.get(uri), 404, "unknownPage")
            let item = try await lin.register(["place": "3-1-802"])
            #expect(try await scene.browser("lin").open("/cases/\(item["number"].string)").text.contains("总阀在地下一层"))
            try await lin.takes("dispatch", item, ["to": "zhao"])
            #expect(try await scene.browser("zhao").open("/work").text.contains("总阀在地下一层"))
            let page = try await scene.browser("lin").open("/hints?place=3-1-802")
            #expect(page.text.contains("总阀在地下一层") && page.text.contains("以前的版本") == false)
            let kept = try await scene.browser("lin").submit("/hints", ["place": "3", "topic": "lift", "text": ""])
            #expect(kept.status == 422)
            refused(try await scene.visitor("zhao").send(uri, ["topic": "lift", "text": "x"]), 403, "notAllowed")
        }
    }
}
