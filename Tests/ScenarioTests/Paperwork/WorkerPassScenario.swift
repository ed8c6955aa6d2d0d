import Testing

@Suite("Passes of workers: each has their own, from the permit of the renovation, and loses it with that")
struct WorkerPassScenario {
    private static let who: Tree = ["form": ["worker": "小吴 13900004444", "job": "水电工"]]
    private static let checked: Tree = ["form": ["checks": "identity=pass,listed=pass"]]
    private static let photo: Tree = [
        "files": [["field": "photo", "name": "wu.png", "content": .text(PaperworkScenario.picture)]]
    ]

    /// A worker's pass of a renovation, as it comes from there.
    private func asked(_ scene: Scene, _ item: Tree) async throws -> Tree {
        let lin = try scene.visitor("lin")
        try await lin.takes("add-worker", item)
        let all = try await lin.get("/api/v1/cases?kind=worker-pass")["items"].items
        return try #require(all.first { $0["form"]["period"] != .null })
    }

    private func issued(_ scene: Scene, _ item: Tree) async throws -> Tree {
        let (lin, pass) = (try scene.visitor("lin"), try await asked(scene, item))
        try await lin.takes("correct", pass, Self.who)
        try await lin.takes("add-photo", pass, Self.photo)
        return try await lin.takes("issue", pass, Self.checked)
    }

    private func enters(_ scene: Scene, _ code: String) async throws -> Answer {
        try await scene.visitor("guard").send("/api/v1/gate/passages", ["code": .text(code)])
    }

    @Test("A photo, a name, the dates of the permit; the gate knows the worker until the works are stopped")
    func mainWay() async throws {
        try await withScene { scene in
            let item = try await scene.permitsRenovation(RenovationScenario.plan())
            let pass = try await issued(scene, item)
            #expect(pass["stage"] == "valid" && pass["form"]["period"] == item["form"]["period"])
            let code = try await scene.code(of: pass)
            #expect(try await scene.told(pass).last?.contains("有效至 2026-04-03 08:00") == true)
            let through = try await enters(scene, code)
            #expect(through.status == 200 && through["shows"]["worker"] == "小吴 13900004444")
            try await scene.stopsRenovation(item)
            try await scene.refuses(409, "passExpired", on: pass) { try await enters(scene, code) }
            #expect(try await scene.passStates(pass) == ["ended"])
            let ended = try #require(try await scene.visitor("lin").timeline(pass).last)
            #expect(ended["act"] == "passes-ended" && ended["words"] == item["number"])
            #expect(ended["events"].words == ["passesEnded"])
            let chen = try scene.visitor("chen")
            try await scene.refuses(409, "parentNotReady", on: pass) {
                try await chen.tries("renew", pass, ["reason": "想复工"])
            }
            try await releases(scene, item)
            let anew = try await chen.takes("renew", pass, ["reason": "已复工"])
            #expect(anew["stage"] == "valid")
            #expect(try await scene.passStates(pass) == ["ended", "good"])
            try await scene.visitor("lin").takes("give-up", pass, ["reason": "离场"])
            #expect(try await scene.passStates(pass) == ["ended", "ended"])
        }
    }

    private func releases(_ scene: Scene, _ item: Tree) async throws {
        try await scene.works("guard", on: item, "现场有人看守")
        try scene.at("15:00", day: 4)
        try await scene.photographs("zhao", item)
        try await scene.visitor("zhao").takes("release", item, ["reason": "墙已恢复"])
    }

    @Test("Longer works: the pass that is good holds as long by the same code, one that is asked for says the new time")
    func extended() async throws {
        try await withScene { scene in
            let (lin, item) = (try scene.visitor("lin"), try await scene.permitsRenovation(RenovationScenario.plan()))
            let pass = try await issued(scene, item)
            let code = try await scene.code(of: pass)
            let made = try await lin.takes("add-worker", item)
            #expect(made["stage"] == "permitted")
            let longer: Tree = "2026-03-03T00:00:00Z/2026-05-03T00:00:00Z"
            try await lin.takes("extend", item, ["reason": "误期", "form": ["period": longer]])
            #expect(try await scene.told(item).last?.contains("有效的施工人员证随之顺延") == true)
            let all = try await lin.get("/api/v1/cases?kind=worker-pass")["items"].items
            #expect(all.map { $0["form"]["period"] } == [longer, longer])
            let last = try #require(try await lin.timeline(pass).last)
            #expect(last["act"] == "window-moved" && last["words"] == item["number"])
            #expect(try await scene.passStates(pass) == ["good"])
            #expect(try await scene.code(of: pass) == code)
            let passes = try await lin.get("/api/v1/cases/\(pass["number"].string)/passes")["items"]
            #expect(passes[0]["until"] == "2026-05-03T08:00:00+08:00")
            scene.hand.advance(.days(40))
            _ = try await scene.house.cases.run()
            #expect(try await lin.sees(pass)["stage"] == "valid")
            scene.hand.advance(.days(25))
            _ = try await scene.house.cases.run()
            #expect(try await lin.sees(pass)["stage"] == "over")
        }
    }

    @Test("None is issued while the works are stopped, however whole its papers are")
    func stopped() async throws {
        try await withScene { scene in
            let (lin, item) = (try scene.visitor("lin"), try await scene.permitsRenovation(RenovationScenario.plan()))
            let pass = try await asked(scene, item)
            try await lin.takes("correct", pass, Self.who)
            try await lin.takes("add-photo", pass, Self.photo)
            try await scene.stopsRenovation(item)
            try await scene.refuses(409, "parentNotReady", on: pass) {
                try await lin.tries("issue", pass, Self.checked)
            }
            #expect(try await scene.passStates(pass) == [])
            #expect(try await lin.timeline(pass).last?["act"] == "add-photo", "it had no pass to lose")
            try await releases(scene, item)
            #expect(try await lin.takes("issue", pass, Self.checked)["stage"] == "valid")
        }
    }

    @Test("Nobody begins one by hand, by call or on the page: it comes of a permit")
    func byHand() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let form: Tree = ["worker": "小吴", "job": "水电工", "contractor": "老周"]
            let stray: [String: Tree] = [
                "kind": "worker-pass", "text": "办施工人员证", "place": "3-1-802", "form": form,
            ]
            let answer = try await lin.send("/api/v1/cases", Visitor.demand.with(stray))
            refused(answer, 422, "begunByCase")
            #expect(answer.wrongFields == ["kind"])
            let intake = try await scene.browser("lin").open("/intake").text
            #expect(intake.contains("value=\"renovation\"") && !intake.contains("value=\"worker-pass\""))
            let all = try await lin.get("/api/v1/procedures")["items"].items
            #expect(all.filter { $0["begunByCase"] == true }.map { $0["kind"].string } == ["worker-pass"])
            let repair = try await lin.register()
            refused(
                try await scene.visitor("chen").tries("reclassify", repair, ["kind": "worker-pass", "reason": "错"]),
                422, "begunByCase")
        }
    }

    @Test("Nobody has one without a permit, a photo, a name, or who is not on the list")
    func wrong() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let pass = try await asked(scene, try await scene.permitsRenovation(RenovationScenario.plan()))
            let nameless = try await scene.refuses(409, "formIncomplete", on: pass) {
                try await lin.tries("issue", pass, Self.checked)
            }
            #expect(nameless.wrongFields == ["form.worker", "form.job"])
            try await lin.takes("correct", pass, Self.who)
            let faceless = try await scene.refuses(409, "formIncomplete", on: pass) {
                try await lin.tries("issue", pass, Self.checked)
            }
            #expect(faceless.wrongFields == ["form.photo"])
            try await lin.takes("add-photo", pass, Self.photo)
            let stranger: Tree = ["form": ["checks": "identity=pass,listed=fail"]]
            try await scene.refuses(409, "checklistOpen", on: pass) { try await lin.tries("issue", pass, stranger) }
        }
    }
}
