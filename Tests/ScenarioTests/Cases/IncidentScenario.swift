import Testing

@Suite("Incidents over HTTP and on their pages")
struct IncidentScenario {
    private static let texts = ["搅拌站夜里噪音大粉尘大", "小区旁搅拌站噪音粉尘扰民", "搅拌站噪音粉尘没人管"]

    /// Three neighbours of the mixing plant among others.
    private func noticed(_ scene: Scene) async throws -> (lin: Visitor, cases: [Tree], number: String) {
        let lin = try scene.visitor("lin")
        for text in ["路灯不亮", "收据没有收到", "快递柜满了", "门禁卡失效"] {
            _ = try await lin.register(["kind": "complaint", "text": .text(text), "reporter": ["name": .text(text)]])
        }
        var cases: [Tree] = []
        for (number, text) in Self.texts.enumerated() {
            cases.append(
                try await lin.register([
                    "kind": "complaint", "text": .text(text), "reporter": ["name": .text("邻居\(number)")],
                ]))
        }
        #expect(try await scene.house.cases.noticeIncidents() == 1)
        let list = try await lin.get("/api/v1/incidents?state=proposed")["items"].items
        return (lin, cases, try #require(list.first)["number"].string)
    }

    @Test("noticed, confirmed, told, and closed when every case is")
    func way() async throws {
        try await withScene { scene in
            let (lin, cases, number) = try await noticed(scene)
            let chen = try scene.visitor("chen")
            let address = "/api/v1/incidents/\(number)"
            var file = try await lin.get(address)
            #expect(file["cases"] == 3 && file["actions"] == [])
            #expect(try await chen.get(address)["actions"].words == ["confirm", "dismiss", "untie"])
            refused(try await lin.send("\(address)/actions/confirm", [:]), 403, "notAllowed")
            refused(try await chen.send("\(address)/actions/dismiss", [:]), 422, "fieldMissing")
            refused(try await chen.send("\(address)/actions/close", [:]), 409, "notAllowedNow")
            refused(try await chen.send("\(address)/actions/burn", [:]), 404, "unknownAction")
            refused(try await chen.send("/api/v1/incidents/I2603-999/actions/close", [:]), 404, "unknownIncident")
            file = try await chen.send("\(address)/actions/confirm", ["title": "搅拌站扰民"])
            #expect(file["state"] == "open" && file["members"].items.allSatisfy { $0["state"] == "tied" })
            refused(try await chen.send("\(address)/actions/news", ["text": " "]), 422, "textMissing")
            _ = try await chen.send("\(address)/actions/news", ["text": "环保部门今晚到场"])
            let entries = try await lin.timeline(cases[1])
            #expect(entries.map { $0["act"].string }.suffix(2) == ["tie", "message"])
            #expect(entries.last?["audience"] == "customer" && entries.last?["words"] == "环保部门今晚到场")
            let more = try await lin.register(["kind": "complaint"])
            file = try await chen.send("\(address)/actions/tie", ["cases": [more["number"]]])
            #expect(file["cases"] == 4)
            refused(
                try await chen.send("/api/v1/incidents", ["title": "又一件", "cases": [more["number"]]]), 409,
                "inAnotherIncident")
            for item in cases + [more] { try await chen.takes("cancel", item, ["reason": "已处理"]) }
            file = try await chen.send("\(address)/actions/close", [:])
            #expect(file["state"] == "closed" && file["open"] == 0)
        }
    }

    @Test("its pages: the list, what is decided there, and a form that keeps what was typed")
    func pages() async throws {
        try await withScene { scene in
            let (_, cases, number) = try await noticed(scene)
            let browser = scene.browser("chen")
            let list = try await browser.open("/incidents")
            #expect(list.text.contains(number) && list.text.contains("待判断 1"))
            let page = try await browser.open("/cases/\(cases[0]["number"].string)")
            #expect(page.text.contains("疑似群诉") && page.text.contains("/incidents/\(number)"))
            _ = try await browser.submit("/incidents/\(number)/confirm", ["title": "搅拌站"])
            let wrong = try await browser.submit("/incidents/\(number)/tie", ["cases": "2603-99999、abc"])
            #expect(wrong.status == 404 && wrong.text.contains("2603-99999、abc"))
            let told = try await browser.submit("/incidents/\(number)/news", ["text": "今晚到场"])
            #expect(told.status == 303)
            let reader = try await scene.browser("lin").open("/incidents/\(number)")
            #expect(reader.text.contains("搅拌站") && !reader.text.contains("/incidents/\(number)/news"))
        }
    }
}
