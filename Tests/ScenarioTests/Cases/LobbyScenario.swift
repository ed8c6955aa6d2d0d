import Testing

/// The board of tenants, over HTTP; the scene stands at Tuesday, 2026-03-03 09:00.
@Suite("The board of tenants in the lobby")
struct LobbyScenario {
    /// Lets a company or a private person into a room; answers who it is and the entry.
    private func enters(
        _ name: String, _ nature: String, _ room: String, as capacity: String = "tenant", _ scene: Scene
    ) async throws -> (person: String, entry: Tree) {
        let chen = try scene.visitor("chen")
        let made = try await chen.send("/api/v1/people", ["project": "garden", "name": .text(name)])
        try #require(made.status == 201, "\(made.text)")
        let person = made["id"].string
        if nature == "company" { try await chen.takes("change", onPerson: person, ["nature": "company"]) }
        let stay: Tree = ["place": .text(room), "capacity": .text(capacity), "from": "2026-02-01"]
        let file = try await chen.takes("move-in", onPerson: person, stay)
        return (person, file["occupancies"].items.first { $0["code"] == .text(room) }?["id"] ?? .null)
    }

    private func adds(_ numbers: [String], _ scene: Scene) async throws {
        for number in numbers {
            let room: Tree = [
                "project": "garden", "kind": "room", "code": .text("3-1-\(number)"), "name": .text("\(number) 室"),
            ]
            #expect(try await scene.visitor("root").send("/api/v1/places", room).status == 201)
        }
    }

    /// The floors with the codes and the companies of each, in their order.
    private func board(_ scene: Scene) async throws -> [String] {
        let answer = try await scene.visitor("chen").get("/api/v1/places/3/lobby")
        #expect(answer.status == 200 && answer["complete"] == true && answer["building"]["code"] == "3")
        return answer["floors"].items.flatMap { floor in
            floor["rooms"].items.map { room in
                let companies = room["companies"].items.map(\.string).joined(separator: "+")
                return "\(floor["name"].string) \(room["code"].string) \(companies)"
            }
        }
    }

    @Test("Companies stand by floor, the top first; who moved out, private people and empty rooms do not")
    func floors() async throws {
        try await withScene { scene in
            try await adds(["1001", "1002", "B101", "1101"], scene)
            _ = try await enters("云上科技有限公司", "company", "3-1-1001", scene)
            _ = try await enters("山水设计有限公司", "company", "3-1-802", scene)
            _ = try await enters("地下健身有限公司", "company", "3-1-B101", as: "occupier", scene)
            _ = try await enters("租客小李", "person", "3-1-1002", scene)
            let left = try await enters("旧时贸易有限公司", "company", "3-1-803", scene)
            let named = [
                "10 3-1-1001 云上科技有限公司", "8 3-1-802 山水设计有限公司", "8 3-1-803 旧时贸易有限公司",
                "B1 3-1-B101 地下健身有限公司",
            ]
            #expect(try await board(scene) == named)
            try await scene.visitor("chen").takes(
                "move-out", onPerson: left.person, ["entry": left.entry, "day": "2026-02-20"])
            #expect(try await board(scene) == named.filter { !$0.contains("旧时") })
            let page = try await scene.browser("chen").open("/places/3-1-802/lobby").text
            let (high, low) = (page.range(of: "云上科技有限公司"), page.range(of: "山水设计有限公司"))
            #expect(try #require(high).lowerBound < #require(low).lowerBound)
            for name in ["王建国", "租客小李", "旧时贸易", "李秀英"] { #expect(!page.contains(name), "\(name)") }
            #expect(page.contains("水牌") && page.contains("class=\"print a4\"") && page.contains("2026-03-03"))
            let one = try await scene.visitor("chen").get("/api/v1/exports/lobby?format=csv&project=garden&place=3")
            let lines = one.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
            #expect(lines.count == 4 && lines[1].contains("3-1-1001") && lines[3].contains("地下健身"), "\(lines)")
            let all = try await scene.visitor("chen").get("/api/v1/exports/lobby?format=csv&project=garden").text
            #expect(all == one.text)
        }
    }

    @Test("A company that owns a room is named where nobody else has it and it is in use")
    func owners() async throws {
        try await withScene { scene in
            try await adds(["901", "902"], scene)
            let root = try scene.visitor("root")
            for room in ["3-1-901", "3-1-902"] {
                _ = try await enters("开发商 \(room)", "company", room, as: "owner", scene)
            }
            _ = try await enters("租客小李", "person", "3-1-902", scene)
            #expect(try await board(scene) == ["9 3-1-901 开发商 3-1-901"])
            let unsold: Tree = ["status": "unsold", "from": "2026-03-01"]
            #expect(try await root.send("/api/v1/places/3-1-901/status", unsold).status == 200)
            #expect(try await board(scene).isEmpty)
            #expect(try await scene.browser("chen").open("/places/3/lobby").text.contains("还没有登记入驻单位"))
        }
    }

    @Test("The building's pages lead to it; who reads no files and who works elsewhere sees nothing of it")
    func rights() async throws {
        try await withScene { scene in
            let building = try await scene.visitor("chen").get("/api/v1/places/3")["id"].string
            let link = "\"/places/\(building)/lobby\""
            for page in ["/places/\(building)", "/places/\(building)/board"] {
                #expect(try await scene.browser("chen").open(page).text.contains(link), "\(page)")
            }
            let own = try await scene.browser("chen").open("/places/\(building)/lobby").text
            #expect(own.contains("/exports/lobby?project=garden&amp;place=3"))
            #expect(try await !scene.browser("engineer").open("/places/\(building)").text.contains(link))
            #expect(try await scene.visitor("zhao").get("/api/v1/places/3/lobby").status == 403)
            #expect(try await scene.visitor("ru").get("/api/v1/places/\(building)/lobby").status == 404)
            #expect(try await scene.visitor("ru").get("/api/v1/exports/lobby?project=garden").status == 422)
            #expect(try await scene.visitor("chen").get("/api/v1/places/nowhere/lobby").status == 404)
        }
    }
}
