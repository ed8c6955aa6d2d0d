import Testing

@Suite("Emergencies over HTTP and on their pages")
struct EmergencyScenario {
    private static let lift: Tree = [
        "emergency": "lift", "project": "garden", "place": "3-1-802", "phone": "13800138000",
    ]

    @Test("begun, called out, answered, ticked, ended, looked after: by programs")
    func way() async throws {
        try await withScene { scene in
            let (lin, zhao) = (try scene.visitor("lin"), try scene.visitor("zhao"))
            refused(try await lin.send("/api/v1/emergencies", ["emergency": "war"]), 422, "unknownWord")
            refused(try await zhao.send("/api/v1/emergencies", Self.lift), 403, "notAllowed")
            let cards = try await lin.get("/api/v1/emergency-cards")["items"].items
            #expect(cards.map { $0["key"].string }.prefix(3) == ["fire", "flood", "lift"])
            let key = ["Idempotency-Key": "lift-1"]
            let begun = try await lin.send("/api/v1/emergencies", Self.lift, key)
            #expect(begun.status == 201 && begun["name"] == "电梯困人" && begun["place"] == "3-1-802")
            let number = begun["case"].string
            #expect(try await lin.send("/api/v1/emergencies", Self.lift, key)["case"].string == number)
            let address = "/api/v1/emergencies/\(number)"
            #expect(try await lin.get("/api/v1/emergencies?running=true")["items"].items.count == 1)
            let open = try await zhao.get("/api/v1/alarms")["items"].items
            #expect(open.count == 1 && open[0]["about"] == "emergency" && open[0]["case"].string == number)
            let call = "/api/v1/alarms/\(open[0]["call"]["id"].string)/answer"
            refused(try await lin.send(call, [:]), 404, "unknownCall")
            #expect(try await zhao.send(call, ["note": "两分钟到"])["inTime"] == true)
            refused(try await zhao.send(call, [:]), 409, "callAnswered")
            let ticked = try await zhao.send("\(address)/actions/tick", ["step": 3, "text": "停在 7 楼"])
            #expect(ticked["steps"].items[2]["doneAt"] != .null && ticked["steps"].items[2]["note"] == "停在 7 楼")
            refused(try await zhao.send("\(address)/actions/tick", ["step": 9]), 422, "unknownWord")
            refused(try await zhao.send("\(address)/actions/burn", [:]), 404, "unknownAction")
            refused(try await lin.send("\(address)/actions/close", [:]), 422, "fieldMissing")
            _ = try await lin.send("\(address)/actions/note", ["text": "维保单位十分钟到"])
            let ended = try await lin.send("\(address)/actions/close", ["text": "人已救出"])
            #expect(ended["outcome"] == "人已救出" && ended["words"].items.count == 1 && ended["actions"].words == ["note"])
            let care = try await lin.get("/api/v1/cases/\(ended["aftercare"].string)")
            #expect(care["category"] == "service.feedback.aftercare" && care["place"]["key"] == "3-1-802")
            refused(try await zhao.send("\(address)/actions/tick", ["step": 1]), 409, "notAllowedNow")
            refused(try await scene.visitor("bai").get(address), 404, "unknownEmergency")
        }
    }

    @Test("its pages: begun in a form that keeps what was typed, a red strip for all, answered and ticked by forms")
    func pages() async throws {
        try await withScene { scene in
            let (lin, zhao) = (scene.browser("lin"), scene.browser("zhao"))
            let form = try await lin.open("/emergency")
            #expect(form.text.contains("data-digit=\"3\"") && form.text.contains("电梯困人"))
            let wrong = try await lin.submit("/emergencies", ["where": "2 号梯", "who": "13800138000"])
            #expect(wrong.status == 422 && wrong.text.contains("2 号梯") && wrong.text.contains("哪种突发"))
            let begun = try await lin.submit(
                "/emergencies", ["emergency": "lift", "where": "2 号梯", "who": "13800138000"])
            #expect(begun.status == 303)
            let address = begun.headers[.location] ?? ""
            let strip = try await scene.browser("hui").open("/notices/count")
            #expect(strip.text.contains(address) && strip.text.contains("2 号梯") && !strip.text.contains("/answer"))
            #expect(try await !scene.browser("bai").open("/notices/count").text.contains(address), "another project")
            let called = try await zhao.open("/notices/count").text
            let answer = try #require(called.firstMatch(of: /\/alarms\/[0-9a-zA-Z]+\/answer/)).output
            #expect(try await zhao.submit(String(answer)).headers[.location] == address)
            #expect(try await zhao.submit("\(address)/tick", ["step": "1", "text": "三人"]).status == 303)
            let board = try await lin.open(address).text
            #expect(board.contains("已完成 1/6") && board.contains("三人") && board.contains("请不要扒门"))
            #expect(try await !zhao.open(address).text.contains("\(address)/close"))
            let early = try await lin.submit("\(address)/close", ["text": " "])
            #expect(early.status == 422)
            #expect(try await lin.submit("\(address)/close", ["text": "平安"]).status == 303)
            let over = try await lin.open("/emergencies?show=over").text
            #expect(over.contains("平安") && over.contains(address))
            #expect(try await !lin.open("/notices/count").text.contains(address))
        }
    }

    @Test("a major complaint: proposed with its words marked, reported at once, heard in time, shown on its case")
    func report() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let text = "再不修我就找记者曝光"
            let signs = try await lin.get("/api/v1/major-signs?kind=complaint&text=\(text)")["items"].items
            #expect(signs.map { $0["found"].string } == ["曝光", "记者"] && signs[0]["name"] == "媒体曝光")
            let help = try await scene.browser("lin").submit("/intake/proposals", ["kind": "complaint", "text": text])
            #expect(help.text.contains("<mark>曝光 记者</mark>") && help.text.contains("不是重大"))
            let item = try await lin.register(["kind": "complaint", "text": .text(text)])
            #expect(item["priority"] == "general" && item["version"] == 2)
            let alarms = "/api/v1/cases/\(item["number"].string)/alarms"
            var alarm = try await lin.get(alarms)["items"].items[0]
            #expect(alarm["about"] == "major" && alarm["answered"] == false)
            try scene.at("09:10")
            let open = try await chen.get("/api/v1/alarms")["items"].items[0]
            #expect(try await chen.send("/api/v1/alarms/\(open["call"]["id"].string)/answer", [:])["inTime"] == true)
            alarm = try await lin.get(alarms)["items"].items[0]
            #expect(alarm["answered"] == true && alarm["endedAt"] != .null)
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(page.contains("重大报告") && page.contains("已收到 09:10"))
            let not = try await lin.register(["kind": "complaint", "text": .text(text), "notMajor": true])
            #expect(try await lin.get("/api/v1/cases/\(not["number"].string)/alarms")["items"].items.isEmpty)
        }
    }
}
