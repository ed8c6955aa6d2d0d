import Testing

@Suite("Goods that come in, as often as the carrier has to go")
struct GoodsInScenario {
    private static let goods: [String: Tree] = [
        "kind": "goods-in", "text": "送瓷砖", "place": "3-1-802", "form": form,
    ]
    private static let form: Tree = [
        "goods": #"[{"what":"瓷砖","count":"40"}]"#, "sort": "materials", "permit": "2603-00007",
        "carrier": "老李 13900001111", "when": "2026-03-03T14:00:00+08:00/2026-03-03T18:00:00+08:00", "safe": "yes",
    ]

    /// Goods that may come in, and the code of their pass.
    private func issued(_ scene: Scene) async throws -> (item: Tree, code: Tree) {
        let lin = try scene.visitor("lin")
        let item = try await lin.takes("approve", try await lin.register(Self.goods))
        let passes = try await lin.get("/api/v1/cases/\(item["number"].string)/passes")["items"]
        return (item, passes.items.first?["code"] ?? .null)
    }

    private func comes(_ scene: Scene, _ code: Tree, _ form: Tree = ["ticked": "yes"]) async throws -> Answer {
        try await scene.visitor("guard").send("/api/v1/gate/passages", ["code": code, "form": form])
    }

    @Test("The gate counts each load until all is in, and then the code is no good")
    func mainWay() async throws {
        try await withScene { scene in
            let (item, code) = try await issued(scene)
            try scene.at("14:05")
            #expect(try await comes(scene, code)["pass"]["used"] == 1)
            try scene.at("15:05")
            #expect(try await comes(scene, code)["pass"]["used"] == 2)
            let done = try await scene.visitor("lin").takes("finish", item)
            #expect(done["stage"] == "inside" && done["phase"] == "closed")
            try await scene.refuses(409, "passExpired", on: item) { try await comes(scene, code) }
            #expect(try await scene.listed("goods-in.sort:materials") == [item["number"].string])
        }
    }

    @Test("Building materials without the number of their renovation are not taken in")
    func noPermit() async throws {
        try await withScene { scene in
            let paper = Self.goods.merging(["form": Self.form.without("permit")]) { $1 }
            try await scene.turnsAway(paper, ["form.permit 必填"])
        }
    }

    @Test("What is carried is not what the list says: without the tick nothing comes in")
    func notTicked() async throws {
        try await withScene { scene in
            let (item, code) = try await issued(scene)
            try scene.at("14:05")
            try await scene.refuses(422, "formWrong", on: item) { try await comes(scene, code, [:]) }
        }
    }

    @Test("Before its time the code opens nothing")
    func tooEarly() async throws {
        try await withScene { scene in
            let (item, code) = try await issued(scene)
            try await scene.refuses(409, "passTooEarly", on: item) { try await comes(scene, code) }
        }
    }
}
