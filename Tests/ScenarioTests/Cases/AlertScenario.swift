import Testing

@Suite("Early warnings over HTTP and on their pages")
struct AlertScenario {
    /// A customer who speaks of a lawyer.
    private func warned(_ scene: Scene) async throws -> (item: Tree, number: String) {
        let item = try await scene.visitor("lin").register(["kind": "complaint", "text": "再不处理我就找律师"])
        #expect(try await scene.house.alerts.look() == 1)
        let list = try await scene.visitor("chen").get("/api/v1/alerts?state=open")["items"].items
        return (item, try #require(list.first)["number"].string)
    }

    @Test("seen, taken up, acted on; counted on board, list and bell until then")
    func way() async throws {
        try await withScene { scene in
            let (item, number) = try await warned(scene)
            let chen = try scene.visitor("chen")
            let address = "/api/v1/alerts/\(number)"
            var file = try await chen.get(address)
            #expect(file["rule"] == "watch-words" && file["sees"] == "words" && file["severity"] == "grave")
            #expect(file["saw"]["words"] == "律师" && file["parameters"]["words"].string.contains("律师"))
            #expect(file["says"].string.contains("律师") && file["at"].string.hasSuffix("+08:00"))
            #expect(file["cases"].items.map { $0["case"] } == [item["number"]])
            #expect(file["actions"].items.map(\.string) == ["acknowledge", "act", "dismiss"])
            #expect(try await chen.get("/api/v1/board")["alerts"] == 1)
            #expect(try await chen.speaking("en").get(address)["name"] == "Watch words")
            let lin = try scene.visitor("lin")
            refused(try await lin.send("\(address)/actions/dismiss", ["reason": "x"]), 403, "notAllowed")
            refused(try await chen.send("\(address)/actions/act", [:]), 422, "fieldMissing")
            refused(try await chen.send("\(address)/actions/burn", [:]), 404, "unknownAction")
            refused(try await chen.send("/api/v1/alerts/A2603-999/actions/act", ["words": "x"]), 404, "unknownAlert")
            refused(try await scene.visitor("ru").get(address), 404, "unknownAlert")
            #expect(try await scene.visitor("ru").get("/api/v1/alerts")["items"] == [])
            file = try await chen.send("\(address)/actions/acknowledge", [:])
            #expect(file["state"] == "acknowledged" && file["takenBy"] == file["owner"])
            let body: Tree = ["words": "经理已登门", "case": item["number"]]
            for _ in 0..<2 {
                file = try await chen.send("\(address)/actions/act", body, ["Idempotency-Key": "once"])
                #expect(file["state"] == "acted" && file["case"] == item["number"] && file["words"] == "经理已登门")
            }
            refused(try await chen.send("\(address)/actions/dismiss", ["reason": "x"]), 409, "notAllowedNow")
            #expect(try await chen.get("/api/v1/board")["alerts"] == 0)
            #expect(try await chen.get("/api/v1/alerts?state=open")["items"] == [])
            let rule = try await chen.get("/api/v1/alert-rules")["items"].items.first { $0["rule"] == "watch-words" }
            #expect(rule?["acted"] == 1 && rule?["hitRate"] == .null && rule?["least"] == 5)
        }
    }

    @Test("where nobody takes it up the manager is told, on the page and in the answer, once")
    func toldOn() async throws {
        try await withScene { scene in
            let (_, number) = try await warned(scene)
            let chen = try scene.visitor("chen")
            #expect(try await chen.get("/api/v1/alerts/\(number)")["tellOnAt"] != .null)
            #expect(try await scene.browser("chen").open("/alerts/\(number)").text.contains("仍无人接手则上报上一级"))
            scene.hand.advance(.hours(1))
            for _ in 0..<2 { _ = try await scene.house.alerts.tellOn() }
            let manager = try scene.visitor("customer-service-manager")
            let file = try await manager.get("/api/v1/alerts/\(number)")
            #expect(file["toldOn"].items.map { $0["role"].string } == ["customer-service-manager"])
            #expect(file["toldOn"][0]["standIn"] == false && file["toldOn"][0]["at"].string.hasSuffix("+08:00"))
            #expect(try await manager.get("/api/v1/alerts?owner=me")["items"].items.count == 1)
            #expect(try await scene.browser("chen").open("/alerts/\(number)").text.contains("逾时未接手，已上报"))
            let taken = try await chen.send("/api/v1/alerts/\(number)/actions/acknowledge", [:])
            #expect(taken["tellOnAt"] == .null && taken["toldOn"].items.count == 1)
        }
    }

    @Test("filters of the list: rule, severity, owner, project; a wrong one is refused")
    func filters() async throws {
        try await withScene { scene in
            _ = try await warned(scene)
            let chen = try scene.visitor("chen")
            func count(_ query: String) async throws -> Int {
                try await chen.get("/api/v1/alerts?\(query)")["items"].items.count
            }
            #expect(try await count("rule=watch-words&severity=grave&owner=me&project=garden") == 1)
            for query in ["rule=bad-rating", "severity=notice", "owner=0000000000000", "state=acted"] {
                #expect(try await count(query) == 0, "\(query)")
            }
            refused(try await chen.get("/api/v1/alerts?severity=loud"), 400, "badQuery")
            refused(try await chen.get("/api/v1/alerts?project=nowhere"), 422, "unknownProject")
        }
    }

    @Test("its pages: list, bell, one alert; a form that is refused keeps what was typed")
    func pages() async throws {
        try await withScene { scene in
            let (item, number) = try await warned(scene)
            let chen = scene.browser("chen")
            let list = try await chen.open("/alerts")
            #expect(list.text.contains(number) && list.text.contains("待处理 1") && list.text.contains("敏感词"))
            let bell = try await chen.open("/notices/count").text
            #expect(bell.contains("<b>1</b>") && bell.contains("id=\"alert-count\" hx-swap-oob=\"true\">1</b>"))
            #expect(try await chen.open("/notices").text.contains("/alerts?owner=me"))
            #expect(try await chen.open("/board").text.contains("预警 1"))
            let page = try await chen.open("/alerts/\(number)").text
            #expect(page.contains("律师") && page.contains("/cases/\(item["number"].string)"))
            let wrong = try await chen.submit("/alerts/\(number)/act", ["words": "已登门", "case": "2603-99999"])
            #expect(wrong.status == 404 && wrong.text.contains("已登门") && wrong.text.contains("2603-99999"))
            let empty = try await chen.submit("/alerts/\(number)/dismiss", ["reason": " "])
            #expect(empty.status == 422 && empty.text.contains("排除原因"))
            #expect(try await chen.submit("/alerts/\(number)/dismiss", ["reason": "只是口头说说"]).status == 303)
            #expect(try await chen.open("/alerts?show=dismissed").text.contains(number))
            #expect(try await chen.open("/alerts/\(number)").text.contains("只是口头说说"))
            #expect(try await !chen.open("/notices/count").text.contains("<b>"))
            let reader = scene.browser("lin")
            #expect(try await reader.open("/alerts/\(number)").status == 200)
            #expect(try await !reader.open("/notices/count").text.contains("alert-count"))
            #expect(try await reader.submit("/alerts/\(number)/acknowledge").status == 403)
        }
    }
}
