import Testing

@Suite("The board by building and person")
struct BuildingBoardTests {
    private static let live = "&phase=open&phase=waiting&phase=solved&phase=confirming&limit=200"

    /// Cases at rooms, without a place, at a pool, in a queue, in somebody's hands, and closed ones.
    private static func play(_ scene: Scene) async throws {
        let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
        try await lin.register(["place": "3-1-802", "priority": "emergency"])
        for place in ["3-1-802", "3-1-803", "pool"] { try await lin.register(["place": .text(place)]) }
        try await lin.takes("dispatch", try await lin.register(["place": "3-1"]), ["to": "engineering"])
        try await chen.takes("cancel", try await lin.register(["place": "3-1-803"]), ["reason": "重复"])
        try await chen.register(["kind": "complaint", "category": "engineering.plumbing.leak"])
        _ = try await scene.solved(["place": "3-1-803"])
        try await lin.takes("dispatch", try await lin.register(), ["to": "zhao"])
        try await scene.visitor("bai").register(["project": "tower", "place": "8-101"])
        try scene.at("09:40")
    }

    @Test(
        "Each number is that of its list",
        arguments: [
            ("project", "project"), ("category", "category"), ("kind", "kind"), ("department", "department"),
            ("agent", "agent"), ("worker", "assignee"), ("building", "building"),
        ])
    func equal(_ by: String, _ filter: String) async throws {
        try await withScene { scene in
            try await Self.play(scene)
            let chen = try scene.visitor("chen")
            let board = try await chen.get("/api/v1/board?project=garden&by=\(by)").json
            #expect(board["by"] == .text(by))
            let groups = board["groups"].items
            #expect(!groups.isEmpty)
            var sum = 0
            for group in groups {
                let project = filter == "project" ? "" : "project=garden&"
                let uri = "/api/v1/cases?\(project)\(filter)=\(group["key"].string)\(Self.live)"
                let list = try await chen.get(uri)
                #expect(list["items"].items.count == group["count"].int, "\(uri)")
                #expect(group["name"].string != "")
                sum += group["count"].int
            }
            let isWhole = !["department", "worker"].contains(by)
            #expect(isWhole ? sum == board["open"].int : sum > 0 && sum < board["open"].int)
        }
    }

    @Test("A building's rooms, areas and sum are those of their lists; its floors come from the top")
    func building() async throws {
        try await withScene { scene in
            try await Self.play(scene)
            let chen = try scene.visitor("chen")
            let place = try await chen.get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            let plan = try await chen.get("/api/v1/places/\(place)/board").json
            #expect(plan["building"]["code"] == "3" && plan["project"] == "garden" && plan["complete"] == .flag(true))
            #expect(plan["units"] == [["name": "1 单元", "columns": 2]])
            #expect(plan["floors"].items.map { $0["name"].string } == ["8"])
            let rooms = plan["floors"][0]["rooms"].items
            #expect(rooms.map { $0["label"].string } == ["802", "803"])
            #expect(rooms[0]["state"] == "emergency" && rooms[0]["emergencies"] == 1 && rooms[1]["state"] == "late")
            let cells = rooms + plan["others"].items
            for cell in cells {
                let list = try await chen.get("/api/v1/cases?place=\(cell["place"].string)\(Self.live)")["items"].items
                #expect(list.count == cell["open"].int, "\(cell)")
            }
            let all = try await chen.get("/api/v1/cases?project=garden&building=3\(Self.live)")["items"].items
            #expect(all.count == plan["total"]["open"].int && all.count == cells.reduce(0) { $0 + $1["open"].int })
            let late = try await chen.get("/api/v1/cases?project=garden&building=3&overdue=true")["items"].items
            #expect(late.count == plan["total"]["overdue"].int && !late.isEmpty)
        }
    }

    @Test("From the company to the project, the building and the room's cases by links alone")
    func drilling() async throws {
        try await withScene { scene in
            try await Self.play(scene)
            let root = scene.browser("root")
            let company = try await root.open("/board").text
            let project = try Self.link(to: "/board?project=garden", in: company)
            let garden = try await root.open(project).text
            let building = try Self.link(to: "/places/", in: garden)
            let plan = try await root.open(building)
            #expect(plan.status == 200 && plan.text.contains("<th scope=\"row\" class=\"floor\">8</th>"))
            #expect(plan.text.contains("3 栋 1 单元 802: 2 件未关闭 · 1 件紧急"))
            let phases = "phase=open&phase=waiting&phase=solved&phase=confirming"
            let room = try Self.link(to: "/cases?project=garden&\(phases)&place=", in: plan.text)
            let cases = try await root.open(room).text
            #expect(cases.contains("<b>2</b> 件"))
        }
    }

    /// The first link of a page that begins so.
    private static func link(to start: String, in page: String) throws -> String {
        let page = page.replacing("&amp;", with: "&")
        let found = try #require(page.range(of: "href=\"\(start)"), "no link to \(start)")
        return String(page[page.index(found.lowerBound, offsetBy: 6)...].prefix { $0 != "\"" })
    }

    @Test("Rooms without a case lead to whoever lives there, for those who may see it")
    func quiet() async throws {
        try await withScene { scene in
            let place = try await scene.visitor("chen").get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            let page = try await scene.browser("chen").open("/places/\(place)/board").text
            #expect(page.contains("/people?q=3-1-802"))
            #expect(page.contains("没有未关闭的事项"))
        }
    }

    @Test("Who asks for the part alone gets it alone, in their language, with their projects")
    func part() async throws {
        try await withScene { scene in
            try await Self.play(scene)
            let asking = ["HX-Request": "true"]
            let part = try await scene.browser("root").visitor.get("/board?wall=1", asking).text
            #expect(part.hasPrefix("<div class=\"board\" id=\"board\"") && !part.contains("<html"))
            #expect(part.contains("花园小区") && part.contains("云顶大厦"))
            async let one = scene.browser("chen").visitor.get("/board", asking).text
            async let other = scene.browser("ru").visitor.get("/board", asking).text
            let (garden, tower) = try await (one, other)
            #expect(garden.contains("3 栋") && !garden.contains("8 座") && !garden.contains("云顶大厦"))
            #expect(tower.contains("8 座") && !tower.contains("3 栋") && !tower.contains("花园小区"))
            let foreign = "/api/v1/board?project=garden&by=building"
            refused(try await scene.visitor("ru").get(foreign), 422, "unknownProject")
            #expect(try await scene.browser("ru").visitor.get("/board?project=garden", asking).status == 422)
        }
    }

    @Test("Many boards at once are right, each as new as its question")
    func together() async throws {
        try await withScene { scene in
            let lin = try scene.visitor("lin")
            for round in 1...3 {
                try await lin.register()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            let part = try await scene.browser("chen").visitor.get("/board", ["HX-Request": "true"])
                            #expect(part.text.contains(">\(round)</a></p>"), "round \(round)")
                            #expect(try await lin.get("/api/v1/board")["open"].int == round)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test("Who is on shift, and what they are at")
    func shift() async throws {
        try await withScene { scene in
            _ = try await scene.visitor("zhao").send("/api/v1/roster/on-duty", ["onDuty": .flag(true)])
            let item = try await scene.visitor("lin").register(["place": "3-1-802"])
            try await scene.visitor("lin").takes("dispatch", item, ["to": "zhao"])
            let shift = try await scene.visitor("chen").get("/api/v1/board/shift")["items"].items
            #expect(shift.count == 1 && shift[0]["name"] == "赵师傅")
            #expect(shift[0]["work"][0]["case"] == item["number"] && shift[0]["work"][0]["state"] == "sent")
            #expect(try await scene.visitor("ru").get("/api/v1/board/shift")["items"] == [])
            let page = try await scene.browser("chen").open("/board").text
            #expect(page.contains("赵师傅") && page.contains("3-1-802 厨房水管漏水"))
        }
    }

    @Test("Who asks for the plan's part alone gets it alone: by their rights, in their language, and not of others")
    func planPart() async throws {
        try await withScene { scene in
            try await scene.visitor("lin").register(["place": "3-1-802", "priority": "emergency"])
            let place = try await scene.visitor("chen").get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            let (address, asking) = ("/places/\(place)/board", ["HX-Request": "true"])
            async let full = scene.browser("chen").visitor.get(address, asking)
            async let blind = scene.browser("data-analyst").visitor.get(address, asking)
            async let foreign = scene.browser("ru").visitor.get(address, asking)
            async let english = scene.browser("chen").visitor.speaking("en").get(address, asking)
            let (seen, bare, other, spoken) = try await (full, blind, foreign, english)
            #expect(seen.text.hasPrefix("<div class=\"plan\" id=\"plan\"") && !seen.text.contains("<html"))
            #expect(seen.text.contains("1 件紧急") && seen.text.contains("/people?q="))
            #expect(bare.status == 200 && bare.text.contains("1 件紧急") && !bare.text.contains("/people?q="))
            #expect(other.status == 404 && !other.text.contains("802"))
            #expect(spoken.status == 200)
        }
    }

    @Test("Many plans of a building at once are right, each as new as its question")
    func plansTogether() async throws {
        try await withScene { scene in
            let (lin, chen) = (try scene.visitor("lin"), try scene.visitor("chen"))
            let place = try await chen.get("/api/v1/places?q=3-1-802")["items"][0]["id"].string
            for round in 1...3 {
                try await lin.register(["place": "3-1-802"])
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            let board = "/places/\(place)/board"
                            let part = try await scene.browser("chen").visitor.get(board, ["HX-Request": "true"])
                            #expect(part.text.contains("802: \(round) 件未关闭"), "round \(round)")
                            #expect(try await chen.get("/api/v1\(board)")["total"]["open"].int == round)
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
