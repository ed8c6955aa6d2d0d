import Testing

@Suite("Passes of vehicles, from the counter through the gate until they are given up")
struct VehiclePassScenario {
    private static let right: Tree = ["form": ["checks": "licence=pass,owner=pass,space=pass"]]

    private func pass(_ changes: [String: Tree] = [:]) -> [String: Tree] {
        let form: Tree = [
            "matter": "new", "sort": "car", "plate": "沪a·88888",
            "period": "2026-03-04T00:00:00+08:00/2026-03-08T00:00:00+08:00",
        ]
        return ["kind": "vehicle-pass", "text": "办车辆通行证", "place": "3-1-802", "form": form.with(changes)]
    }

    private func passes(_ scene: Scene, _ item: Tree) async throws -> [Tree] {
        try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/passes")["items"].items
    }

    /// A pass that was issued, and its code.
    private func issued(_ scene: Scene) async throws -> (item: Tree, code: Tree) {
        let lin = try scene.visitor("lin")
        let item = try await lin.takes("issue", try await lin.register(pass()), Self.right)
        return (item, try #require(try await passes(scene, item).first)["code"])
    }

    private func enters(_ scene: Scene, _ code: Tree) async throws -> Answer {
        try await scene.visitor("guard").send("/api/v1/gate/passages", ["code": code])
    }

    @Test("Checked, issued and told; the gate lets the car in again and again until the pass is given up")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(pass())
            let number = item["number"].string
            #expect(item["stage"] == "applied" && item["form"]["plate"] == "沪A88888")
            #expect(try await lin.takes("issue", item, Self.right)["stage"] == "valid")
            let made = try #require(try await passes(scene, item).first)
            let code = made["code"].string
            #expect(made["uses"] == 1000 && made["until"] == "2026-03-08T00:00:00+08:00")
            #expect(
                try await scene.told(item) == ["您的车辆通行证已办好，编号 \(code.prefix(5))-\(code.dropFirst(5))。单号 \(number)。"])
            try scene.at("08:00", day: 4)
            let look = try await scene.visitor("guard").send("/api/v1/gate/looks", ["code": .text(code)])
            #expect(look["shows"] == ["sort": "car", "plate": "沪A88888"])
            #expect(try await enters(scene, .text(code))["pass"]["used"] == 1)
            try scene.at("19:00", day: 5)
            #expect(try await enters(scene, .text(code))["pass"]["used"] == 2)
            #expect(try await lin.sees(item)["stage"] == "valid")
            let ended = try await lin.takes("give-up", item, ["reason": "车卖了"])
            #expect(ended["stage"] == "ended" && ended["phase"] == "closed")
            #expect(try await passes(scene, item).map { $0["state"] } == ["ended"])
            #expect(try await scene.listed("vehicle-pass.plate:沪A88888") == [number])
            #expect(try await scene.listed("vehicle-pass.sort:bicycle") == [])
        }
    }

    @Test("A car without a plate that can be read is not taken in; a bicycle has none")
    func plate() async throws {
        try await withScene { scene in
            try await scene.turnsAway(pass(["plate": "没上牌"]), ["form.plate 请填车牌号"])
            try await scene.turnsAway(pass(["space": "9-999"]), ["form.space 本项目没有这个位置"])
            try await scene.turnsAway(pass(["plate": ""]), ["form.plate 必填"])
            let bicycle = try await scene.visitor("lin").register(pass(["sort": "bicycle"]))
            #expect(bicycle["form"]["plate"] == .null)
        }
    }

    @Test("The licence is not the resident's: nothing is issued, and refused with a reason alone")
    func stranger() async throws {
        try await withScene { scene in
            let (lin, inspector) = (try scene.visitor("lin"), try scene.visitor("quality-inspector"))
            let item = try await lin.register(pass())
            try await scene.refuses(403, "notAllowed", on: item) {
                try await inspector.tries("issue", item, Self.right)
            }
            try await scene.refuses(422, "formWrong", on: item) { try await lin.tries("issue", item) }
            let other: Tree = ["form": ["checks": "licence=pass,owner=fail,space=pass"]]
            try await scene.refuses(409, "checklistOpen", on: item) { try await lin.tries("issue", item, other) }
            try await scene.refuses(422, "fieldMissing", on: item) { try await lin.tries("refuse", item) }
            #expect(try await lin.takes("refuse", item, ["reason": "车主不是住户"])["stage"] == "refused")
            #expect(try await passes(scene, item).isEmpty)
            #expect(try await scene.told(item) == [])
        }
    }

    @Test("The gate stays shut before the period, after it, and once the pass was given up")
    func shut() async throws {
        try await withScene { scene in
            let (item, code) = try await issued(scene)
            try await scene.refuses(409, "passTooEarly", on: item) { try await enters(scene, code) }
            try scene.at("00:00", day: 8)
            try await scene.refuses(409, "passExpired", on: item) { try await enters(scene, code) }
            try scene.at("08:00", day: 4)
            try await scene.visitor("lin").takes("give-up", item, ["reason": "车卖了"])
            try await scene.refuses(409, "passExpired", on: item) { try await enters(scene, code) }
            #expect(try await passes(scene, item).map { $0["used"] } == [0])
        }
    }

    @Test("A period that ran out while the papers lay there is refused at its field, with what was typed")
    func late() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let noon: Tree = "2026-03-03T09:30:00+08:00/2026-03-03T12:00:00+08:00"
            let item = try await lin.register(pass(["period": noon]))
            try scene.at("12:00", day: 3)
            let over = try await scene.refuses(409, "passOver", on: item) {
                try await lin.tries("issue", item, Self.right)
            }
            #expect(over.wrongFields == ["form.period"])
            var typed = ["form.period.from": "2026-03-03T09:30", "form.period.until": "2026-03-03T11:34"]
            for check in ["licence", "owner", "space"] { typed["form.checks.\(check)"] = "pass" }
            let path = "/cases/\(item["number"].string)/actions/issue"
            let page = try await scene.browser("lin").submit(path, typed)
            #expect(page.status == 409, "\(page.text)")
            #expect(page.text.contains("“有效期”已过去") && page.text.contains("2026-03-03T11:34"))
            #expect(try await passes(scene, item).isEmpty)
            #expect(try await scene.told(item) == [])
            typed["form.period.until"] = "2026-03-20T00:00"
            #expect(try await scene.browser("lin").submit(path, typed).status == 303)
            #expect(try await passes(scene, item).map { $0["until"] } == ["2026-03-20T00:00:00+08:00"])
        }
    }

    @Test("A pass that is taken back has no new code; a bicycle is issued one without a licence, an electric one with")
    func sorts() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let old = try await lin.register(pass(["matter": "cancel"]))
            try await scene.refuses(409, "fieldSaysOtherwise", on: old) {
                try await lin.tries("issue", old, Self.right)
            }
            #expect(try await lin.takes("take-back-pass", old, ["text": "证已收回"])["stage"] == "noted")
            #expect(try await passes(scene, old).isEmpty)
            #expect(try await scene.told(old) == ["车辆通行证注销已登记，原证在原办证单上交回后失效。单号 \(old["number"].string)。"])
            let bicycle = try await lin.register(pass(["sort": "bicycle"]))
            let owner: Tree = ["form": ["bicycle-checks": "owner=pass"]]
            #expect(try await lin.takes("issue", bicycle, owner)["stage"] == "valid")
            let electric = try await lin.register(pass(["sort": "electric"]))
            let half: Tree = ["form": ["electric-checks": "owner=pass"]]
            try await scene.refuses(409, "checklistOpen", on: electric) { try await lin.tries("issue", electric, half) }
        }
    }
}
