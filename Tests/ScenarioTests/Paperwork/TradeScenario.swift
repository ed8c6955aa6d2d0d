import Testing

@Suite("Work that a procedure sends to a trade")
struct TradeScenario {
    private static func skilled(_ scene: Scene, _ skills: [String: String]) async throws {
        let root = try scene.visitor("root")
        let staff = try await root.get("/api/v1/staff?limit=200")["items"].items
        for (user, skill) in skills {
            let id = try #require(staff.first { $0["user"].string == user })["id"].string
            let known: Tree = ["skills": [.text(skill)], "zones": []]
            #expect(try await root.send(.put, "/api/v1/staff/\(id)/skills", known).status == 200)
        }
    }

    /// What lies in somebody's queues, by its notes.
    private static func queue(_ scene: Scene, _ user: String, trade: String = "") async throws -> [String] {
        let work = try await scene.visitor(user).get("/api/v1/work?trade=\(trade)")
        #expect(work.status == 200)
        return work["queue"].items.map { String($0["note"].string.split(separator: "：").last ?? "") }
    }

    @Test("Each trade finds its own review, takes that first, and leaves the others' alone")
    func reviews() async throws {
        try await withScene { scene in
            try await Self.skilled(scene, ["zhao": "engineering.plumbing", "qian": "engineering.electrical"])
            let item = try await scene.handsIn(RenovationScenario.plan())
            #expect(item["tasks"][1]["trade"] == "engineering.plumbing")
            #expect(try await Self.queue(scene, "zhao") == ["结构", "给排水"], "the structure is nobody's trade")
            #expect(try await Self.queue(scene, "qian") == ["结构", "电气"])
            #expect(try await Self.queue(scene, "zhao", trade: "engineering.electrical") == ["电气"])
            #expect(try await Self.queue(scene, "zhao", trade: "engineering") == ["结构", "给排水", "电气"])
            #expect(try await Self.queue(scene, "zhao", trade: "order") == [])
            let zhao = try scene.visitor("zhao")
            func states(_ item: Tree) -> [String] { item["tasks"].items.map { $0["state"].string } }
            let taken = try await zhao.takes("accept-work", item)
            #expect(states(taken) == ["sent", "accepted", "sent", "sent"])
            let reported = try await zhao.takes("report-work", item, ["text": "给排水已看"])
            #expect(states(reported) == ["sent", "done", "sent", "sent"], "what is in hand is reported")
            #expect(states(try await zhao.takes("accept-work", item)) == ["accepted", "done", "sent", "sent"])
            try await scene.refuses(403, "anotherTrade", on: item) { try await zhao.tries("accept-work", item) }
            let power = try await scene.visitor("qian").takes("accept-work", item)
            #expect(states(power) == ["accepted", "done", "accepted", "sent"])
        }
    }

    @Test("Of several pieces of work the one is meant that is named, on its card and by call")
    func named() async throws {
        try await withScene { scene in
            let item = try await scene.handsIn(RenovationScenario.plan())
            let tasks = item["tasks"].items.map { $0["id"].string }
            func states(_ item: Tree) -> [String] { item["tasks"].items.map { $0["state"].string } }
            let zhao = try scene.visitor("zhao")
            let taken = try await zhao.takes("accept-work", item, ["task": .text(tasks[2])])
            #expect(states(taken) == ["sent", "sent", "accepted", "sent"])
            for task in [tasks[0], tasks[1], tasks[3], "0", "none", item["id"].string] {
                try await scene.refuses(403, "notYourTask", on: item) {
                    try await zhao.tries("report-work", item, ["text": "已看", "task": .text(task)])
                }
            }
            try await scene.refuses(403, "notYourTask", on: item) {
                try await zhao.tries("accept-work", item, ["task": .text(tasks[2])])
            }
            try await scene.refuses(403, "notYourTask", on: item) {
                try await scene.visitor("qian").tries("report-work", item, ["text": "已看", "task": .text(tasks[2])])
            }
            let browser = scene.browser("zhao")
            let page = try await browser.open("/work").text
            for task in tasks.dropLast() { #expect(page.contains("name=\"task\" value=\"\(task)\"")) }
            let number = item["number"].string
            let fields = ["task": tasks[1], "once": "1", "back": "/work"]
            #expect(try await browser.submit("/cases/\(number)/actions/accept-work", fields).status == 303)
            let empty = ["task": tasks[1], "once": "2", "back": "/work", "text": " "]
            let back = try await browser.submit("/cases/\(number)/actions/report-work", empty)
            #expect(back.status == 422 && back.text.contains("name=\"task\" value=\"\(tasks[1])\""))
            let reported = try await zhao.takes("report-work", item, ["text": "已看", "task": .text(tasks[1])])
            #expect(states(reported) == ["sent", "done", "accepted", "sent"])
        }
    }

    @Test("The page offers the trades that there is work of, and shows one alone")
    func page() async throws {
        try await withScene { scene in
            try await Self.skilled(scene, ["qian": "engineering.electrical"])
            let item = try await scene.handsIn(RenovationScenario.plan())
            let browser = scene.browser("zhao")
            let all = try await browser.open("/work").text
            #expect(all.contains("装修审图：给排水") && !all.contains("装修审图：电气"))
            #expect(all.contains("<option value=\"engineering.electrical\">"))
            let one = try await browser.open("/work?trade=engineering.electrical").text
            #expect(one.contains("装修审图：电气") && !one.contains("装修审图：给排水"))
            let back = "name=\"back\" value=\"/work?trade=engineering.electrical\""
            #expect(one.contains(back), "a step keeps the choice")
            let trades = try await scene.visitor("zhao").get("/api/v1/work")["trades"].items.map { $0["key"].string }
            #expect(
                trades == ["engineering.building-fabric", "engineering.electrical", "engineering.plumbing"],
                "\(item["number"].string)")
        }
    }
}
