import Testing

/// Places as a manager keeps them, by page and by call.
@Suite("Places")
struct PlaceScenario {
    @Test("A record is kept by page and by call; whoever saves late is told and keeps what was typed")
    func record() async throws {
        try await withScene { scene in
            let (chen, root) = (try scene.visitor("chen"), try scene.visitor("root"))
            let page = scene.browser("root")
            var file = try await chen.get("/api/v1/places/3-1-802")
            #expect(file["version"] == 1 && file["areaHundredths"] == .null && file.header("ETag") == "\"1\"")
            let form = [
                "name": "3 栋 1 单元 802", "area": "89.5", "use": "residential", "deliveredOn": "2024-03-15",
                "meter-water": "W-17 W-18", "warranty-structure": "2074-01-01", "version": "1",
            ]
            #expect(try await page.submit("/places/3-1-802", form).status == 303)
            file = try await chen.get("/api/v1/places/3-1-802")
            #expect(file["areaHundredths"] == 8950 && file["meters"][1]["number"] == "W-18")
            let electrics = try #require(file["covers"].items.first { $0["part"] == "electrics" })
            #expect(electrics["until"] == "2026-03-15" && electrics["holds"] == .flag(true))
            let late = try await page.submit("/places/3-1-802", form.merging(["area": "77.01"]) { $1 })
            #expect(late.status == 412 && late.text.contains("value=\"77.01\"") && late.text.contains("别人已改过"))
            let body: Tree = ["name": "海棠居", "areaHundredths": 7701]
            refused(try await root.send(.put, "/api/v1/places/3-1-802", body, ["If-Match": "\"1\""]), 412, "placeStale")
            let changed = try await root.send(.put, "/api/v1/places/3-1-802", body, ["If-Match": "\"2\""])
            #expect(changed["version"] == 3 && changed["name"] == "海棠居" && changed["meters"].items.isEmpty)
            #expect(try await chen.get("/api/v1/places?q=haitangju")["items"][0]["code"] == "3-1-802")
            let bad = try await page.submit("/places/3-1-802", ["name": "海棠居", "area": "很大"])
            #expect(bad.status == 422 && bad.text.contains("value=\"很大\""))
            let castle: Tree = ["name": "x", "use": "castle"]
            refused(try await root.send(.put, "/api/v1/places/3-1-802", castle), 422, "unknownWord")
            refused(try await root.send(.put, "/api/v1/places/nowhere", body), 404, "unknownPage")
            let view = try await page.open("/places/3-1-802").text
            #expect(view.contains("77.01 平方米") && view.contains("王建国"))
            let hidden = try await scene.browser("engineer").open("/places/3-1-802").text
            #expect(!hidden.contains("王建国"))
        }
    }

    @Test("What a place was on a day is answered, and a whole building is handed over at once")
    func statuses() async throws {
        try await withScene { scene in
            let (chen, root) = (try scene.visitor("chen"), try scene.visitor("root"))
            let page = scene.browser("root")
            let said = ["status": "renovating", "from": "2026-02-10", "note": "一装"]
            #expect(try await page.submit("/places/3-1-802/status", said).status == 303)
            let earlier: Tree = ["status": "handedOver", "from": "2026-01-05"]
            #expect(try await root.send("/api/v1/places/3-1-802/status", earlier)["status"] == "renovating")
            func on(_ day: String) async throws -> Tree {
                try await chen.get("/api/v1/places/3-1-802/status?on=\(day)")["status"]
            }
            let days = ["2026-01-04", "2026-02-09", "2026-02-10"]
            var were: [Tree] = []
            for day in days { were.append(try await on(day)) }
            #expect(were == [.null, "handedOver", "renovating"])
            #expect(try await chen.get("/api/v1/places/3-1-802/status?on=later").status == 400)
            refused(
                try await root.send("/api/v1/places/3-1-802/status", ["status": "sold"]), 422, "wrongType")
            refused(
                try await root.send("/api/v1/places/3-1-802/status", ["status": "vacant", "from": "2026-03-04"]), 422,
                "dateOutOfRange")
            let all = try await root.send("/api/v1/places/3/statuses", ["status": "vacant"])
            #expect(all["changed"] == 2)
            #expect(try await page.submit("/places/3/statuses", ["status": "occupied", "only": "unsold"]).status == 303)
            let vacancy = try await chen.get("/api/v1/vacancy?project=garden")
            #expect(vacancy["rooms"] == 2 && vacancy["items"].items.map { $0["code"].string } == ["3-1-802", "3-1-803"])
            #expect(vacancy["buildings"] == [["code": "3", "rooms": 2, "empty": 2]])
            #expect(try await scene.browser("chen").open("/vacancy").text.contains("3-1-803"))
            let building = try await id(scene)
            let plan = try await scene.browser("chen").open("/places/\(building)/board?by=vacancy")
            #expect(plan.status == 200 && plan.text.contains("空置"))
        }
    }

    private func id(_ scene: Scene) async throws -> String {
        try await scene.visitor("chen").get("/api/v1/places/3")["id"].string
    }

    @Test("The plan is coloured by what is asked, each colour with a mark and a word")
    func questions() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            _ = try await root.send("/api/v1/places/3-1-802/status", ["status": "rented"])
            _ = try await root.send("/api/v1/zones", ["place": "3-1", "staff": "steward"])
            let building = try await id(scene)
            let cell = try await root.get("/api/v1/places/\(building)/board")["floors"][0]["rooms"][0]
            #expect(cell["status"] == "rented" && cell["steward"].string != "")
            for (question, word) in [
                ("status", "出租"), ("vacancy", "有人使用"), ("steward", "管家"), ("overdue", "没有超时"), ("cases", "无事项"),
            ] {
                let plan = try await scene.browser("root").open("/places/\(building)/board?by=\(question)")
                #expect(plan.text.contains(word) && plan.text.contains("class=\"legend\""), "\(question)")
            }
            #expect(try await scene.browser("root").open("/places/\(building)/board?by=moon").status == 400)
        }
    }

    @Test("A case shows warranty, steward and care of its place")
    func facts() async throws {
        try await withScene { scene in
            let (lin, root) = (try scene.visitor("lin"), try scene.visitor("root"))
            let record: Tree = ["name": "3 栋", "deliveredOn": "2024-03-15"]
            _ = try await root.send(.put, "/api/v1/places/3", record)
            _ = try await root.send("/api/v1/zones", ["place": "3", "staff": "steward"])
            let item = try await lin.register(["place": "3-1-802", "category": "engineering.electrical.tripping"])
            let page = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(page.contains("电气管线") && page.contains("2026-03-15") && page.contains("在保"))
            #expect(!page.contains("防水防渗"), "the part that the demand is about, and no other")
            let over: Tree = ["name": "3 栋 1 单元", "deliveredOn": "2024-03-02"]
            _ = try await root.send(.put, "/api/v1/places/3-1", over)
            let later = try await scene.browser("lin").open("/cases/\(item["number"].string)").text
            #expect(later.contains("已过保"))
            let asked = ["kind": "repair", "placeText": "3-1-802", "text": "跳闸", "project": "garden"]
            let help = try await scene.browser("lin").submit("/intake/proposals", asked)
            #expect(help.text.contains("主体结构"))
        }
    }

    @Test("Facilities are cared for by plan, by page and by call")
    func care() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            try await scene.keepsPlaces()
            let list = try await scene.visitor("chen").get("/api/v1/care?within=365")["items"].items
            #expect(list.map { $0["what"].string } == ["年检"] && list[0]["state"] == "later")
            let plan = list[0]["id"].string
            let done = try await scene.browser("engineer").submit(
                "/care/\(plan)", ["action": "done", "doneOn": "2026-03-02", "note": "合格"])
            #expect(done.status == 303)
            let page = try await scene.browser("chen").open("/places/3-1-lift").text
            #expect(page.contains("合格") && page.contains("2027-03-02") && page.contains("LX-1"))
            refused(try await root.send("/api/v1/care/\(plan)/done", ["doneOn": "2026-03-04"]), 422, "dateOutOfRange")
            let late = try await scene.browser("root").submit("/care/\(plan)", ["doneOn": "2026-03-04"])
            #expect(late.status == 422)
            #expect(try await root.send("/api/v1/care/\(plan)/end", .null)["state"] == "ended")
            refused(try await root.send("/api/v1/care/\(plan)/done", [:]), 404, "unknownCarePlan")
            refused(
                try await root.send(
                    "/api/v1/places/3-1-802/care-plans",
                    ["what": "x", "every": 1, "unit": "days", "firstDue": "2026-05-01"]), 422, "notAFacility")
        }
    }

    @Test("Zones are given, refused, handed over and ended by page and by call")
    func zones() async throws {
        try await withScene { scene in
            let root = try scene.visitor("root")
            let page = scene.browser("root")
            let form = ["place": "3", "staff": "steward", "from": "2026-01-01"]
            #expect(try await page.submit("/zones?project=garden", form).status == 303)
            let taken = try await page.submit("/zones?project=garden", form.merging(["staff": "lin"]) { $1 })
            #expect(taken.status == 409 && taken.text.contains("接手") && taken.text.contains("value=\"3\""))
            refused(try await root.send("/api/v1/zones", ["place": "3", "staff": "lin"]), 409, "stewardAlready")
            refused(try await root.send("/api/v1/zones", ["place": "3", "staff": "nobody"]), 422, "unknownStaff")
            refused(
                try await root.send("/api/v1/zones", ["place": "3", "staff": "lin", "standsInFor": "steward"]), 422,
                "nobodyToStandInFor")
            let standIn = try await root.send(
                "/api/v1/zones", ["place": "3", "staff": "lin", "standsInFor": "steward", "to": "2026-03-09"])
            #expect(standIn.status == 201 && standIn["standsInFor"] == "steward")
            #expect(try await root.get("/api/v1/places/3-1-802")["steward"]["staff"] == "lin")
            let end = "/api/v1/zones/\(standIn["id"].string)/end"
            #expect(try await root.send(end, ["on": "2026-03-02"]).status == 200)
            #expect(try await root.get("/api/v1/places/3-1-802")["steward"]["staff"] == "steward")
            let list = try await root.get("/api/v1/zones?project=garden")
            #expect(list["gaps"].items.map { $0["code"].string } == ["pool"])
            #expect(try await scene.browser("chen").open("/zones").text.contains("泳池"))
        }
    }
}

extension Scene {
    /// A lift with its plate and a yearly inspection, a parking space, and a steward.
    func keepsPlaces() async throws {
        let root = try visitor("root")
        let lift: Tree = ["project": "garden", "kind": "facility", "code": "3-1-lift", "name": "3 栋 1 单元电梯"]
        #expect(try await root.send("/api/v1/places", lift).status == 201)
        let record: Tree = [
            "name": "3 栋 1 单元电梯",
            "facility": ["kind": "lift", "maker": "西奥", "serial": "LX-1", "department": "engineering"],
        ]
        #expect(try await root.send(.put, "/api/v1/places/3-1-lift", record).status == 200)
        let plan: Tree = ["what": "年检", "every": 12, "unit": "months", "statutory": true, "firstDue": "2026-05-01"]
        #expect(try await root.send("/api/v1/places/3-1-lift/care-plans", plan).status == 201)
        let space: Tree = ["project": "garden", "kind": "parking", "code": "P-001", "name": "P-001"]
        #expect(try await root.send("/api/v1/places", space).status == 201)
        #expect(try await root.get("/api/v1/parking?project=garden")["items"][0]["place"]["code"] == "P-001")
    }
}
