import Testing

@Suite("Visitors with a code, from the invitation to leaving")
struct VisitorsScenario {
    private static let visit: [String: Tree] = [
        "kind": "visitors", "text": "下午有客人来", "place": "3-1-802", "form": form,
    ]
    private static let form: Tree = [
        "visitor": "张小姐 13900003333", "count": "2", "when": "2026-03-03T14:00:00+08:00/2026-03-03T18:00:00+08:00",
        "vehicle": "沪a·66778", "purpose": "friends",
    ]

    /// A visit to come, and the code of its pass.
    private func invited(_ scene: Scene) async throws -> (item: Tree, code: Tree) {
        let lin = try scene.visitor("lin")
        let item = try await lin.takes("invite", try await lin.register(Self.visit))
        return (item, try await pass(scene, item)["code"])
    }

    private func pass(_ scene: Scene, _ item: Tree) async throws -> Tree {
        try await scene.visitor("lin").get("/api/v1/cases/\(item["number"].string)/passes")["items"][0]
    }

    private func comes(_ scene: Scene, _ code: Tree) async throws -> Answer {
        try await scene.visitor("guard").send("/api/v1/gate/passages", ["code": code])
    }

    @Test("The host is told the code, the gate sees who comes and lets them in, and the desk sees them leave")
    func mainWay() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let item = try await lin.register(Self.visit)
            let number = item["number"].string
            #expect(item["stage"] == "asked" && item["form"]["vehicle"] == "沪A66778")
            #expect(try await lin.takes("invite", item)["stage"] == "invited")
            let code = try await pass(scene, item)["code"]
            let readable = "\(code.string.prefix(5))-\(code.string.dropFirst(5))"
            #expect(
                try await scene.told(item) == ["您的访客邀请码 \(readable)，请转告访客在预约时段内出示。单号 \(number)。"])
            #expect(try await lin.get("/api/v1/cases/\(number)/prints")["items"].items.count == 1)
            try scene.at("14:05")
            let look = try await scene.visitor("guard").send("/api/v1/gate/looks", ["code": code])
            #expect(look["pass"]["state"] == "good" && look["asks"].items.isEmpty)
            #expect(look["shows"] == ["visitor": "张小姐 13900003333", "count": "2", "vehicle": "沪A66778"])
            #expect(try await comes(scene, code)["pass"]["used"] == 1)
            #expect(try await lin.sees(item)["stage"] == "here")
            try scene.at("17:30")
            let gone = try await scene.visitor("front-desk").takes("leave", item)
            #expect(gone["stage"] == "gone" && gone["phase"] == "closed")
            #expect(try await scene.listed("visitors.purpose:friends") == [number])
            #expect(try await scene.listed("visitors.purpose:delivery") == [])
        }
    }

    @Test("They come a day later: the same code holds then, and no more today")
    func later() async throws {
        try await withScene { scene in
            let (item, code) = try await invited(scene)
            let tomorrow: Tree = "2026-03-04T14:00:00+08:00/2026-03-04T18:00:00+08:00"
            try await scene.visitor("lin").takes("correct", item, ["form": ["when": tomorrow]])
            let pass = try await self.pass(scene, item)
            #expect(pass["code"] == code && pass["until"] == "2026-03-04T18:00:00+08:00")
            try scene.at("14:05")
            #expect(try await comes(scene, code).status == 409)
            try scene.at("14:05", day: 4)
            #expect(try await comes(scene, code).status == 200)
        }
    }

    @Test("The code was passed on: a second guest who shows it is stopped")
    func twice() async throws {
        try await withScene { scene in
            let (item, code) = try await invited(scene)
            try scene.at("14:05")
            #expect(try await comes(scene, code).status == 200)
            try await scene.refuses(409, "passUsedUp", on: item) { try await comes(scene, code) }
            #expect(try await pass(scene, item)["used"] == 1)
        }
    }

    @Test("Too early and too late the code opens nothing, and the visit is still to come")
    func wrongTime() async throws {
        try await withScene { scene in
            let (item, code) = try await invited(scene)
            try scene.at("13:59")
            try await scene.refuses(409, "passTooEarly", on: item) { try await comes(scene, code) }
            try scene.at("18:00")
            try await scene.refuses(409, "passExpired", on: item) { try await comes(scene, code) }
            #expect(try await pass(scene, item)["used"] == 0)
        }
    }

    @Test("The host withdraws the invitation: its code opens nothing any more, nor is it given out again")
    func withdrawn() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            let (item, code) = try await invited(scene)
            try await scene.refuses(422, "fieldMissing", on: item) { try await lin.tries("withdraw", item) }
            #expect(try await lin.takes("withdraw", item, ["reason": "客人改期"])["stage"] == "withdrawn")
            try scene.at("14:05")
            try await scene.refuses(409, "passExpired", on: item) { try await comes(scene, code) }
            try await scene.refuses(409, "notAllowedNow", on: item) { try await lin.tries("invite", item) }
            #expect(try await pass(scene, item)["state"] == "ended")
        }
    }

    @Test("The guard who keeps order sees a visitor who is inside, and says when they leave; another guard does not")
    func guardSeesThemOff() async throws {
        try await withScene { scene in
            let (item, code) = try await invited(scene)
            try scene.at("14:05")
            #expect(try await comes(scene, code).status == 200)
            refused(try await scene.visitor("guard").tries("leave", item), 404, "unknownCase")
            let guardsman = try await scene.guardsOrder()
            #expect(work(on: try await guardsman.sees(item)) == ["访客离开时登记 sent"])
            try scene.at("17:30")
            let gone = try await guardsman.takes("leave", item)
            #expect(gone["stage"] == "gone" && work(on: gone) == ["访客离开时登记 done"])
        }
    }
}
